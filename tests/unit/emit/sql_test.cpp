// The SQL of single actions with hostile names and values: quotes, backslashes, percent signs that format()
// interprets, and the tags of dollar quotes.
#include "emit/emit.hpp"
#include "support/catch.hpp"

using namespace lockstep;

namespace {

model::Name const hostile{"s\"1", "t'2\\%s"};
model::Column const column{.name = "c\"%I $lockstep$", .type = {.name = {"", "text"}}};

std::string text(Action const& action) { return sql(action, {}); }

struct Row {
  Action action;
  std::string sql;
};

// A dollar quote ends at the first occurrence of its tag after the opening one.
bool is_closed(std::string const& sql) {
  constexpr std::string_view opening = "DO $lockstep";
  std::size_t begin = sql.find(opening);
  if (begin == std::string::npos) return false;
  for (; begin != std::string::npos;) {
    std::size_t const end = sql.find('$', begin + 4);
    if (end == std::string::npos) return false;
    std::string const tag = sql.substr(begin + 3, end - begin - 2);
    std::size_t const close = sql.find(tag, end + 1);
    if (close == std::string::npos || sql.substr(close + tag.size(), 1) != ";") return false;
    begin = sql.find(opening, close + tag.size());
    std::string const between = sql.substr(close + tag.size(), begin - close - tag.size());
    if (between.find(tag) != std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("names and values are quoted in plain statements") {
  Row const rows[] = {
      {action::CreateNamespace{"a\"b"}, "CREATE SCHEMA IF NOT EXISTS \"a\"\"b\";\n"},
      {action::DropColumn{hostile, column, {}, {}},
       "ALTER TABLE \"s\"\"1\".\"t'2\\%s\" DROP COLUMN \"c\"\"%I $lockstep$\";\n"},
      {action::RenameColumn{hostile, "a\"", "b'"},
       "ALTER TABLE \"s\"\"1\".\"t'2\\%s\" RENAME COLUMN \"a\"\"\" TO \"b'\";\n"},
      {action::AddEnumValue{{"public", "E\""}, "it's", "", "a\\b"},
       "ALTER TYPE \"public\".\"E\"\"\" ADD VALUE IF NOT EXISTS 'it''s' AFTER E'a\\\\b';\n"},
      {action::RenameEnumValue{{"public", "E"}, "x'", "$$"},
       "ALTER TYPE \"public\".\"E\" RENAME VALUE 'x''' TO '$$';\n"},
      {action::DropIndex{hostile, {.name = "i\""}, false}, "DROP INDEX \"s\"\"1\".\"i\"\"\";\n"},
      {action::RenameTable{hostile, {"s\"1", "n\""}, false},
       "ALTER TABLE \"s\"\"1\".\"t'2\\%s\" RENAME TO \"n\"\"\";\n"},
  };
  for (Row const& row : rows) CHECK(text(row.action) == row.sql);
}

TEST_CASE("the tag of a dollar quote does not occur in its body") {
  model::Column const plain{.name = "b", .type = column.type};
  Action const actions[] = {
      action::Guard{action::GuardKind::column_has_values, hostile, column.name, "'$lockstep$'"},
      action::Guard{action::GuardKind::column_has_nulls, hostile, column.name, ""},
      action::Guard{action::GuardKind::table_has_rows, {"public", "$lockstep$ $lockstep1$"}, "", ""},
      action::DropSequence{hostile, column},
      action::Backfill{.table = hostile,
                       .column = column.name,
                       .expression = "'$lockstep$ $lockstep1$'",
                       .predicate = "true",
                       .key = {"id"}},
      action::Backfill{.table = hostile, .column = column.name, .expression = "1", .predicate = "true"},
      action::CreateOldNameView{{"public", "$lockstep$"}, hostile, {{"a", "b"}}},
  };
  for (Action const& action : actions) {
    INFO(text(action));
    CHECK(is_closed(text(action)));
  }
}

TEST_CASE("format() is given names with percent signs as arguments") {
  CHECK_THAT(text(action::CreateOldNameView{{"public", "50% 'off'"}, {"public", "sale"}, {{"id", "id"}}}),
             ContainsSubstring("('TABLE \"public\".\"50% ''off''\"', 'pg_catalog.pg_class'"));
}

TEST_CASE("a sequence begins after the greatest value, or at its start for an empty table") {
  model::Column const number{
      .name = "n", .type = {.name = {"", "int4"}}, .value = {.kind = model::DefaultKind::sequence}};
  CHECK_THAT(text(action::AddSequence{{"public", "t"}, number, false, false, "t_n_seq"}),
             ContainsSubstring("greatest(pg_catalog.max(\"n\"), 1), coalesce(pg_catalog.max(\"n\") "
                               "OPERATOR(pg_catalog.>) 0, false)) FROM \"public\".\"t\";"));
  CHECK(text(action::AddSequence{{"public", "t"}, number, true, false, "t_n_seq"}).find("setval") ==
        std::string::npos);
}

TEST_CASE("a guard locks the table before it checks, an early guard only checks") {
  action::Guard guard{action::GuardKind::table_has_rows, {"public", "t"}, "", ""};
  CHECK_THAT(text(guard), ContainsSubstring("LOCK TABLE \"public\".\"t\" IN ACCESS EXCLUSIVE MODE;"));
  guard.early = true;
  CHECK(text(guard).find("LOCK TABLE") == std::string::npos);
}

TEST_CASE("a missing backfill value becomes a marked placeholder") {
  action::Backfill fill{.table = {"public", "t"},
                        .column = "c",
                        .predicate = "\"c\" IS NULL",
                        .placeholder = true,
                        .key = {"id"}};
  CHECK_THAT(text(fill), ContainsSubstring("SET \"c\" = " + std::string(placeholder_marker)));
  fill.expression = "lower(\"d\")";
  CHECK_THAT(text(fill),
             ContainsSubstring("coalesce(lower(\"d\"), " + std::string(placeholder_marker) + ")"));
}
