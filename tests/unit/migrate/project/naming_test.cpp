// Which names a project's rule accepts, and its message for the others.
#include "migrate/project/naming.hpp"
#include "migrate/project/refused.hpp"

#include "migrate/run/deploy.hpp"
#include "support/catch.hpp"

using namespace lockstep;

TEST_CASE("naming: any, verbs and patterns") {
  struct Row {
    std::string rule, name;
    bool taken;
  };
  std::vector<Row> const rows = {
      {"any", "whatever-1", true},
      {"verbs", "add_users", true},
      {"verbs", "rename-users", true},
      {"verbs", "migrate_2", true},
      {"verbs", "added_users", false},
      {"verbs", "add", false},
      {"verbs", "add_", false},
      {"verbs", "Add_users", false},
      {"verbs", "users_add", false},
      {"[a-z]+_[0-9]{1,4}", "ticket_12", true},
      {"[a-z]+_[0-9]{1,4}", "ticket_12345", false},
      {"[a-z]+_[0-9]{1,4}", "x-ticket_12", false},
      {"a|b", "b", true},
      {"a|b", "ab", false},
      {"^a_.*$", "a_b", true},
  };
  for (Row const& row : rows) {
    INFO(row.rule << " " << row.name);
    REQUIRE_FALSE(problem_of_name_rule(row.rule));
    CHECK(wanted_name(row.rule, row.name).has_value() != row.taken);
  }
}

TEST_CASE("naming: a rule that cannot be read") {
  for (std::string const& rule :
       {std::string(), std::string("a)("), std::string("[a-"), std::string("a\0b", 3)}) {
    INFO(rule);
    CHECK(problem_of_name_rule(rule));
  }
}

TEST_CASE("naming: the refusal shows the place of the rule and the names that it accepts") {
  Sources const sources = {
      {.name = "lockstep.json", .text = "{\n\"migrations\": { \"names\": \"verbs\" } }"}};
  Settings settings;
  settings.path = "lockstep.json";
  settings.migrations = {.names = "verbs", .names_span = {.file = 0, .begin = 27, .end = 34}};
  CHECK_NOTHROW(require_name("", settings, sources));
  CHECK_NOTHROW(require_name("fix_it", settings, sources));
  try {
    require_name("it", settings, sources);
    FAIL("the name was accepted");
  } catch (Refused const& refused) {
    CHECK(std::string(refused.what()) == "the name `it` is not of the form that lockstep.json:2 asks for");
    CHECK_THAT(refused.hint,
               ContainsSubstring("add_…, remove_…, update_…, create_…, fix_…, migrate_… or rename_…"));
  }
}
