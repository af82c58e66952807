// Folder and history, without a server: the entries, and the decisions of a deployment.
#include "migrate/history/migration_status.hpp"
#include "migrate/project/refused.hpp"

#include "emit/emit.hpp"
#include "migrate/run/deploy.hpp"
#include "support/catch.hpp"

namespace lockstep {
namespace {

Migration migration(std::string const& name, std::string const& sql = "SELECT 1;\n") {
  Migration result{.name = name, .sql = sql, .checksum = sha256(sql)};
  if (name.ends_with("_3_contract")) result.phase = Phase::contract;
  return result;
}

HistoryRow applied(std::string const& name, std::string const& sql = "SELECT 1;\n") {
  return {.id = name, .checksum = sha256(sql), .name = name, .finished_at = "now", .steps = 1};
}

std::string told(std::vector<MigrationEntry> const& all) {
  std::string text;
  for (MigrationEntry const& one : all) {
    text += one.name + " " + std::string(enum_name(one.state));
    if (one.edited) text += " edited";
    if (one.out_of_order) text += " out of order";
    if (one.was_rolled_back) text += " again";
    text += "\n";
  }
  return text;
}

std::string refusal(std::vector<MigrationEntry> const& all, DeployOptions const& options = {}) {
  std::vector<std::string> waiting;
  try {
    std::string text;
    for (MigrationEntry const& one : to_deploy(all, options, waiting)) text += one.name + " ";
    for (std::string const& name : waiting) text += "(" + name + ") ";
    return text;
  } catch (Refused const& refused) {
    return std::string(refused.what()) + " | " + refused.hint;
  }
}

TEST_CASE("each state of a migration", "[state]") {
  HistoryRow failed = applied("3");
  failed.finished_at.reset();
  HistoryRow undone = applied("4");
  undone.rolled_back_at = "then";
  HistoryRow going_back = failed;
  going_back.name = "5";
  going_back.logs = to_line({.done = 1, .all = 2, .prefix = "ab", .backward = true});
  std::vector<Migration> const folder = {migration("1", "SELECT 1;\r\n"),
                                         migration("2", "other"),
                                         migration("3"),
                                         migration("4"),
                                         migration("5"),
                                         migration("7")};
  std::vector<HistoryRow> const history = {applied("1"), applied("2"), failed,
                                           undone,       going_back,   applied("6")};
  CHECK(told(migration_entries(folder, history)) ==
        "1 applied\n2 applied edited\n3 failed\n4 pending out of order again\n5 rolling back\n6 missing\n7 "
        "pending\n");
}

TEST_CASE("reading a line of progress gives what was written", "[state]") {
  for (bool const flag : {false, true}) {
    HistoryRow row;
    row.logs = to_line({.done = 12, .all = 30, .prefix = "0f", .backward = flag, .running = !flag}) +
               "\nERROR: of 3";
    auto const progress = progress_of(row);
    REQUIRE(progress);
    CHECK(progress->done == 12);
    CHECK(progress->all == 30);
    CHECK(progress->prefix == "0f");
    CHECK(progress->backward == flag);
    CHECK(progress->running == !flag);
  }
  CHECK_FALSE(progress_of({.logs = "ERROR: relation does not exist"}));
}

TEST_CASE("a deployment stops before a contract phase", "[state]") {
  std::vector<Migration> const folder = {migration("1"), migration("2_1_expand"), migration("2_3_contract"),
                                         migration("3")};
  std::vector<HistoryRow> const history = {applied("1")};
  auto const all = migration_entries(folder, history);
  CHECK(refusal(all) == "2_1_expand (2_3_contract) (3) ");
  DeployOptions options;
  options.contract = true;
  CHECK(refusal(all, options) == "2_1_expand 2_3_contract 3 ");
  options.contract = false;
  options.through = "2_3_contract";
  CHECK(refusal(all, options) == "2_1_expand 2_3_contract ");
  options.through = "2_1_expand";
  CHECK(refusal(all, options) == "2_1_expand ");
  options.through = "9";
  CHECK(refusal(all, options) == "there is no migration `9` | its name is that of its folder");
}

TEST_CASE("what a deployment refuses", "[state]") {
  std::vector<Migration> const folder = {migration("1"), migration("2")};
  std::vector<HistoryRow> history = {applied("2")};
  CHECK(refusal(migration_entries(folder, history)).starts_with("`1` is older than migrations"));
  DeployOptions options;
  options.out_of_order = true;
  CHECK(refusal(migration_entries(folder, history), options) == "1 ");
  history = {applied("1", "other")};
  CHECK(refusal(migration_entries(folder, history)).starts_with("`1` was edited after it was applied"));
  history = {applied("0")};
  CHECK(refusal(migration_entries(folder, history)).starts_with("`0` was applied to this database but"));
}

}  // namespace
}  // namespace lockstep
