// The next run finishes a run that any fault has interrupted at any point: the process is killed, its session
// is ended, the server crashes and recovers, the connection is cut; before each request to the server, while
// the server executes it, after it when the answer is lost, and inside of statements that wait for others.
//
// The suite tries some of the points. LOCKSTEP_FAULTS=all (scripts/dev faults) tries every one, and all cases
// of tests/cases that are plain texts; LOCKSTEP_FAULTS=N tries every N-th.
#include <cstdio>

#include "unit/faults/disturbed.hpp"

namespace lockstep::faults {
namespace {

namespace fs = std::filesystem;

FaultyServer& server() {
  static FaultyServer instance;
  return instance;
}

// Every N-th point is tried: by the suite, and with LOCKSTEP_FAULTS=all.
struct Stride {
  std::size_t usual, all = 1;
};
std::size_t wanted(Stride stride) {
  char const* const asked = std::getenv("LOCKSTEP_FAULTS");
  if (asked == nullptr) return stride.usual;
  return std::string(asked) == "all" ? stride.all : std::stoul(asked);
}
bool is_whole() { return std::getenv("LOCKSTEP_FAULTS") != nullptr; }

// The strides are coprime with the number of faults and of moments, so that each of them occurs.
void try_points(Scenario const& scenario, Stride stride) {
  Disturbance disturbance(server(), scenario);
  std::vector<Point> const points = disturbance.all_points();
  Tally tally;
  for (std::size_t i = 0; i < points.size(); i += wanted(stride)) disturbance.try_point(points[i], tally);
  CHECK(tally.disturbed > 0);
  if (!is_whole()) return;
  std::printf(
      "%s: %zu of %zu points (%zu kills, %zu sessions ended, %zu crashes, %zu cuts; %zu within a waiting "
      "statement); %zu runs disturbed\n",
      scenario.name.c_str(), tally.points, points.size(), tally.by_fault[0], tally.by_fault[1],
      tally.by_fault[2], tally.by_fault[3], tally.held, tally.disturbed);
  std::fflush(stdout);
}

std::string example(std::string const& version) {
  return (golden::source_dir() / "examples/shop" / version / "schema.prisma").string();
}

// Each statement changes rows in a way that shows when it is skipped or run twice.
constexpr char const* every_kind_of_segment =
    "BEGIN; CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0); INSERT INTO t SELECT "
    "generate_series(1, 2000); COMMIT;\n"
    "BEGIN; UPDATE t SET n = n + 1; COMMIT;\n"
    "SET statement_timeout = 0;\n"
    "CREATE INDEX CONCURRENTLY i ON t (n);\n"
    "BEGIN; UPDATE t SET n = n * 2; INSERT INTO t VALUES (0, 7); COMMIT;\n"
    "DO $$ BEGIN FOR k IN 1..2000 BY 250 LOOP UPDATE t SET n = 3 WHERE id >= k AND id < k + 250 AND n <> 3; "
    "COMMIT; END LOOP; END $$;\n"
    "CREATE UNIQUE INDEX CONCURRENTLY j ON t (id, n);\n"
    "DROP INDEX CONCURRENTLY i;\n"
    "RESET statement_timeout;\n"
    "INSERT INTO t VALUES (-1, 5);\n";

TEST_CASE("faults: a deployment of every kind of segment") {
  Scenario scenario{.name = "segments", .database = "segments", .arguments = "migrate deploy"};
  scenario.folder.add("1_a", every_kind_of_segment);
  scenario.folder.add("2_b", "UPDATE t SET n = n + 1; CREATE TABLE u AS SELECT * FROM t;");
  server().create(scenario.database);
  try_points(scenario, {131});
}

TEST_CASE("faults: a deployment of all phases") {
  Scenario scenario{.name = "shop", .database = "shop", .arguments = "migrate deploy --contract"};
  prepare(scenario, {.from = example("v1"), .to = example("v2")}, server());
  try_points(scenario, {307});
}

TEST_CASE("faults: a rollback of all phases") {
  Scenario scenario{.name = "shop, back",
                    .database = "shop_back",
                    .arguments = "migrate rollback --to 1_init --allow-data-loss"};
  prepare(scenario, {.from = example("v1"), .to = example("v2")}, server(), "2_change_3_contract");
  try_points(scenario, {283});
}

TEST_CASE("faults: a backfill in batches") {
  Scenario scenario{.name = "shop, backfill", .database = "shop_fill", .arguments = "backfill run --batch 3"};
  prepare(scenario, {.from = example("v1"), .to = example("v2")}, server(), "2_change_1_expand");
  try_points(scenario, {211});
}

struct Case {
  std::string name;
  Versions versions;
};

// The cases of tests/cases with two texts, or one and nothing, that can be planned.
std::vector<Case> cases() {
  std::set<fs::path> folders;
  fs::path const root = golden::source_dir() / "tests/cases";
  for (fs::path const& path : golden::files(root, ".prisma")) folders.insert(path.parent_path());
  std::vector<Case> result;
  for (fs::path const& folder : folders) {
    bool const planned = !fs::exists(folder / "before.sql") && !fs::exists(folder / "after.sql") &&
                         !fs::exists(folder / "diagnostics.txt") && fs::exists(folder / "steps.txt");
    if (!planned) continue;
    std::string const conf = fs::exists(folder / "case.conf") ? golden::read(folder / "case.conf") : "";
    if (conf.find("server = no") != std::string::npos) continue;
    auto const side = [&](char const* name) {
      return fs::exists(folder / name) ? (folder / name).string() : std::string();
    };
    PhasesMode const phases = conf.find("phases = never") != std::string::npos    ? PhasesMode::never
                              : conf.find("phases = always") != std::string::npos ? PhasesMode::always
                                                                                  : PhasesMode::automatic;
    result.push_back({.name = fs::relative(folder, root).generic_string(),
                      .versions = {side("before.prisma"), side("after.prisma"), phases}});
  }
  return result;
}

// Each recipe of the planner has a case. Every fault at every request would take hours, so here each request
// of each case gets one fault in turn, unless LOCKSTEP_FAULTS is set.
TEST_CASE("faults: the deployment of each case") {
  std::vector<Case> const all = cases();
  REQUIRE(all.size() > 50);
  char const* const wanted = std::getenv("LOCKSTEP_CASE");
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool const chosen =
        wanted == nullptr ? is_whole() || i % 80 == 7 : all[i].name.find(wanted) != std::string::npos;
    if (!chosen) continue;
    DYNAMIC_SECTION(all[i].name) {
      Scenario scenario{.name = all[i].name, .database = "case", .arguments = "migrate deploy --contract"};
      prepare(scenario, all[i].versions, server());
      try_points(scenario, {97, 7});
    }
  }
}

}  // namespace
}  // namespace lockstep::faults
