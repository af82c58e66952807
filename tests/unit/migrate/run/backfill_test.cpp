// Backfills that are run range by range, on a real server. Each row counts its writes, so that a row that is
// skipped or filled twice is noticed.
#include "migrate/run/backfill.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "compiler/model/schema.hpp"
#include "introspect/introspect.hpp"
#include "migrate/history/lock.hpp"
#include "support/catch.hpp"
#include "support/migration_folder.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

using testing::fresh_database;
using testing::MigrationFolder;

std::string one(Connection& connection, std::string const& sql) {
  return std::string(connection.execute(sql).text(0, 0));
}

// A table `t` with the column `v` to fill and a trigger that counts in `writes` how often a row was filled.
void make_table(Connection& connection, std::string const& columns, std::string const& rows) {
  connection.execute(
      "CREATE TABLE t (" + columns +
      ", v text, writes int NOT NULL DEFAULT 0);"
      "CREATE FUNCTION count_writes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.writes := OLD.writes "
      "+ "
      "1; RETURN NEW; END $$;"
      "CREATE TRIGGER count_writes BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION count_writes();"
      "INSERT INTO t " +
      rows);
}

constexpr char const* plain_columns = "id int PRIMARY KEY";
std::string rows_up_to(int count) { return "SELECT generate_series(1, " + std::to_string(count) + ")"; }

action::Backfill over(std::vector<std::string> key, std::string expression = "'v' || id") {
  return {.table = {"public", "t"},
          .column = "v",
          .expression = std::move(expression),
          .predicate = "\"v\" IS NULL",
          .key = std::move(key)};
}

std::string file_of(action::Backfill const& fill, int batch = 100) {
  return "SET lock_timeout = 0;\n" + sql(fill, {.batch_rows = batch}) + "RESET lock_timeout;\n";
}

MigrationFolder const& with_backfill(MigrationFolder const& folder, action::Backfill const& fill) {
  folder.add("2_v_2_backfill", file_of(fill));
  return folder;
}

// The history of a database in which the first migration has made the table.
void baseline(MigrationFolder const& folder, Connection& connection) {
  folder.add("1_v_1_expand", "SELECT 1;");
  resolve_applied(folder.read(), "1_v_1_expand", connection);
}

BackfillOptions quick() {
  BackfillOptions options;
  options.retry = {.patience = std::chrono::milliseconds(400),
                   .first_pause = std::chrono::milliseconds(20),
                   .longest_pause = std::chrono::milliseconds(50)};
  options.pace.retry = options.retry;
  options.pace.batch_rows = 100;
  return options;
}

std::string history_of(Connection& connection) {
  return one(connection,
             "SELECT string_agg(migration_name || CASE WHEN finished_at IS NULL THEN ' open' ELSE ' applied' "
             "END || coalesce(' ' || split_part(nullif(logs, ''), ', sha', 1), ''), '; ' ORDER BY "
             "started_at) FROM _prisma_migrations");
}

// For each number of writes, how many rows have it.
std::string writes_of(Connection& connection) {
  return one(
      connection,
      "SELECT string_agg(writes || ': ' || n, ', ' ORDER BY writes) FROM (SELECT writes, count(*) AS n "
      "FROM t GROUP BY writes) AS counts");
}

std::string refusal(std::function<void()> const& run) {
  try {
    run();
  } catch (Refused const& refused) {
    return std::string(refused.what()) + " | " + refused.hint;
  }
  return "nothing was refused";
}

TEST_CASE("a backfill phase is run in ranges of any key", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  struct Row {
    std::string columns, rows;
    std::vector<std::string> key;
    std::string value = "'v'";
  };
  Row const row = GENERATE(
      Row{plain_columns, rows_up_to(1050), {"id"}, "'v' || id"},
      Row{"a int, b text, PRIMARY KEY (a, b)",
          "SELECT i / 7, E'it''s \\\\ \"' || i FROM generate_series(1, 1050) AS i",
          {"a", "b"}},
      Row{"at timestamptz PRIMARY KEY",
          "SELECT '2024-03-30 12:00+00'::timestamptz + i * interval '17.000001 min' FROM generate_series(1, "
          "1050) AS i",
          {"at"}},
      Row{"f float8 PRIMARY KEY", "SELECT sqrt(i)::float8 FROM generate_series(1, 1050) AS i", {"f"}},
      Row{"id int", rows_up_to(1050), {}});
  CAPTURE(row.columns);
  connection.execute("SET datestyle = 'German'; SET timezone = 'Asia/Kathmandu'");
  make_table(connection, row.columns, row.rows);
  baseline(folder, connection);
  with_backfill(folder, over(row.key, row.value));
  BackfillEnd const end = run_backfill(folder.read(), connection, quick());
  CHECK(end.migration == "2_v_2_backfill");
  CHECK(end.stopped.empty());
  CHECK(writes_of(connection) == "1: 1050");
  CHECK(history_of(connection) == "1_v_1_expand applied; 2_v_2_backfill applied");
  CHECK(one(connection,
            "SELECT relation || ' ' || column_name || ' ' || filled || ' ' || (finished_at IS NOT NULL) FROM "
            "_lockstep_backfills") == "public.t v 1050 true");
  CHECK(run_backfill(folder.read(), connection, quick()).migration.empty());
}

TEST_CASE("introspection ignores the table of positions", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(10));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  auto const before = introspect(connection, {});
  run_backfill(folder.read(), connection, quick());
  CHECK(one(connection, "SELECT to_regclass('_lockstep_backfills') IS NOT NULL") == "t");
  CHECK(introspect(connection, {}) == before);
  connection.execute("DROP TABLE t, _prisma_migrations");
  CHECK(History(connection).schema_is_empty());
}

TEST_CASE("the duration of a batch determines the next one's size", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(3000));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  BackfillOptions options = quick();
  options.pace.batch_rows.reset();
  std::vector<int> sizes;
  options.on_event = [&](RunEvent const& event) {
    if (event.kind == RunEvent::Kind::filled) sizes.push_back(event.fill.batch_rows);
  };
  SECTION("more where there is time") {
    options.pace.batch_time = std::chrono::minutes(1);
    run_backfill(folder.read(), connection, options);
    CHECK(sizes.front() == 150);
    CHECK(std::ranges::is_sorted(sizes));
  }
  SECTION("fewer where there is none") {
    options.pace.batch_time = std::chrono::milliseconds(0);
    run_backfill(folder.read(), connection, options);
    CHECK(sizes.front() == 50);
    CHECK(sizes.back() == 50);
  }
  CHECK(writes_of(connection) == "1: 3000");
}

TEST_CASE("the rate limit is kept", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(500));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  BackfillOptions options = quick();
  options.pace.rows_per_second = 1000;
  double rate = 0;
  options.on_event = [&](RunEvent const& event) {
    if (event.kind == RunEvent::Kind::filled) rate = event.fill.rows_per_second;
  };
  auto const began = std::chrono::steady_clock::now();
  run_backfill(folder.read(), connection, options);
  CHECK(std::chrono::steady_clock::now() - began >= std::chrono::milliseconds(500));
  CHECK(rate <= 1001);
  CHECK(rate > 200);
}

TEST_CASE("a backfill stops at its time limit and continues at its position", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(1000));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  BackfillOptions options = quick();
  options.on_event = [&](RunEvent const& event) {
    if (event.kind == RunEvent::Kind::filled && event.fill.passed == 300)
      options.pace.until = std::chrono::system_clock::now();
  };
  BackfillEnd const end = run_backfill(folder.read(), connection, options);
  CHECK(end.stopped == "its time limit was reached");
  CHECK(writes_of(connection) == "0: 700, 1: 300");
  CHECK(history_of(connection) ==
        "1_v_1_expand applied; 2_v_2_backfill open lockstep: migration 0 of 1 segments done, the next one "
        "begun");
  auto const state = backfill_entries(folder.read(), connection);
  REQUIRE(state.size() == 1);
  REQUIRE(state[0].position);
  CHECK(state[0].position->passed == 300);
  CHECK_FALSE(state[0].done);
  SECTION("by itself") {
    // A row after the position that loses its value shows where the next run begins.
    connection.execute("UPDATE t SET v = NULL, writes = 0 WHERE id = 10");
    std::vector<std::size_t> passed;
    options = quick();
    options.on_event = [&](RunEvent const& event) {
      if (event.kind == RunEvent::Kind::filled) passed.push_back(event.fill.passed);
    };
    CHECK(run_backfill(folder.read(), connection, options).stopped.empty());
    CHECK(passed.front() == 400);
    CHECK(one(connection, "SELECT pass FROM _lockstep_backfills") == "2");
  }
  SECTION("by a deployment") {
    CHECK(deploy(folder.read(), connection, {}).applied.size() == 1);
    CHECK(writes_of(connection) == "1: 1000");
  }
  SECTION("from the beginning when the value was edited") {
    with_backfill(folder, over({"id"}, "'w' || id"));
    CHECK(run_backfill(folder.read(), connection, quick()).stopped.empty());
    CHECK(one(connection, "SELECT count(*) FROM t WHERE v LIKE 'w%'") == "700");
  }
  SECTION("from the beginning when the positions are gone") {
    connection.execute("DROP TABLE _lockstep_backfills");
    CHECK(run_backfill(folder.read(), connection, quick()).stopped.empty());
    CHECK(writes_of(connection) == "1: 1000");
  }
  CHECK(backfill_entries(folder.read(), connection).at(0).done);
}

TEST_CASE("rows that need a value later are filled in another pass", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto other = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, "SELECT i * 2 FROM generate_series(1, 500) AS i");
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  BackfillOptions options = quick();
  options.on_event = [&](RunEvent const& event) {
    if (event.kind == RunEvent::Kind::filled && event.fill.passed == 200 && event.fill.pass == 1)
      other.execute("INSERT INTO t (id) VALUES (1), (100001)");
  };
  CHECK(run_backfill(folder.read(), connection, options).stopped.empty());
  CHECK(writes_of(connection) == "1: 502");
}

TEST_CASE("the phase is not applied while rows are left", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(200));
  baseline(folder, connection);
  SECTION("because the expression gives none") {
    with_backfill(folder, over({"id"}, "CASE WHEN id <> 77 THEN 'x' END"));
    CHECK_THROWS_AS(run_backfill(folder.read(), connection, quick()), SegmentFailure);
    CHECK(one(connection,
              "SELECT logs LIKE '%are still to be filled%' FROM _prisma_migrations WHERE "
              "finished_at IS NULL") == "t");
    connection.execute("UPDATE t SET v = 'by hand' WHERE id = 77");
  }
  SECTION("because the placeholder was not replaced") {
    action::Backfill fill = over({"id"}, "");
    fill.placeholder = true;
    with_backfill(folder, fill);
    CHECK_THROWS_AS(run_backfill(folder.read(), connection, quick()), SegmentFailure);
    CHECK(one(connection,
              "SELECT logs LIKE '%existing rows need a value for%' FROM _prisma_migrations WHERE "
              "finished_at IS NULL") == "t");
    CHECK(writes_of(connection) == "0: 200");
    std::string text = file_of(fill);
    text.replace(text.find(placeholder_marker), placeholder_marker.size(), "'hand' || id");
    folder.add("2_v_2_backfill", text);
  }
  CHECK(run_backfill(folder.read(), connection, quick()).stopped.empty());
  CHECK(one(connection, "SELECT count(*) FROM t WHERE v IS NULL") == "0");
}

TEST_CASE("a backfill waits for a locked row", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto other = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(300));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  other.execute("BEGIN; SELECT * FROM t WHERE id = 150 FOR UPDATE");
  BackfillOptions options = quick();
  int waits = 0;
  SECTION("until it is free") {
    options.pace.retry.patience = std::chrono::seconds(60);
    options.on_event = [&](RunEvent const& event) {
      bool const waits_for_row = event.text.starts_with("a row lock");
      if (waits_for_row && ++waits == 2) other.execute("COMMIT");
    };
    CHECK(run_backfill(folder.read(), connection, options).stopped.empty());
    CHECK(waits == 2);
    CHECK(one(connection, "SELECT lock_waits FROM _lockstep_backfills") == "2");
  }
  SECTION("or patience ends") {
    CHECK_THROWS_AS(run_backfill(folder.read(), connection, options), SegmentFailure);
    CHECK(writes_of(connection) == "0: 200, 1: 100");
    other.execute("COMMIT");
    CHECK(run_backfill(folder.read(), connection, options).stopped.empty());
  }
  CHECK(writes_of(connection) == "1: 300");
}

TEST_CASE("an unreadable backfill is refused before anything is changed", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(10));
  baseline(folder, connection);
  BackfillOptions options = quick();
  auto const run = [&] { run_backfill(folder.read(), connection, options); };
  SECTION("another phase comes first") {
    folder.add("1_u_1_expand", "SELECT 1;");
    with_backfill(folder, over({"id"}));
    CHECK(refusal(run).find("`1_u_1_expand` is older than") == 0);
    folder.add("2_u_1_expand", "SELECT 1;");
    std::filesystem::remove_all(folder.path() / "1_u_1_expand");
    CHECK(refusal(run) ==
          "`2_u_1_expand` comes first, and it is not a backfill | "
          "apply it: lockstep migrate deploy --through 2_u_1_expand");
    options.migration = "2_v_2_backfill";
    CHECK(refusal(run).find("`2_u_1_expand` comes before `2_v_2_backfill` and is not applied | ") == 0);
    options.migration = "1_v_1_expand";
    CHECK(refusal(run).find("`1_v_1_expand` is applied already | ") == 0);
    options.migration = "nothing";
    CHECK(refusal(run).find("there is no migration `nothing` | ") == 0);
  }
  SECTION("a block that was edited outside of the value") {
    std::string text = file_of(over({"id"}));
    text.replace(text.find("pg_sleep(0.1)"), 13, "pg_sleep(0.2)");
    folder.add("2_v_2_backfill", text);
    CHECK(refusal(run).find("`2_v_2_backfill/migration.sql`, line 2: this block is not in the form") == 0);
    CHECK(deploy(folder.read(), connection, {}).applied.size() == 1);
  }
  SECTION("a role that may not create the table of positions") {
    with_backfill(folder, over({"id"}));
    connection.execute(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'filler') THEN CREATE ROLE filler; "
        "END IF; END $$; REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT ALL ON ALL TABLES IN SCHEMA "
        "public "
        "TO filler; SET ROLE filler");
    CHECK(refusal(run).find("this role may not create the table `_lockstep_backfills`") == 0);
    connection.execute("RESET ROLE");
  }
  CHECK(one(connection, "SELECT to_regclass('_lockstep_backfills') IS NULL") == "t");
}

TEST_CASE("a pause requested between two passes is kept", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  BackfillStates states(connection, "public");
  states.create();
  BackfillState const state{.run = "r", .step = 1, .table = "t", .column = "c", .tool = "test"};
  auto const asked = [&] { return states.of_run("r").at(0).pause_requested; };
  states.begin(state);
  CHECK_FALSE(asked());
  states.ask_to_pause("r");
  states.write(state);
  CHECK(asked());
  states.begin(state);
  CHECK_FALSE(asked());
}

// In a separate process; gives its pid. Codes: 0 done, 3 stopped, 2 session lost, 1 anything else.
pid_t fill_elsewhere(std::string const& url, MigrationFolder const& folder) {
  pid_t const child = ::fork();
  REQUIRE(child >= 0);
  if (child > 0) return child;
  try {
    Connection connection = Connection::open(url);
    BackfillOptions options = quick();
    options.lock_patience = std::chrono::seconds(60);
    options.pace.batch_rows = 20;
    ::_exit(run_backfill(folder.read(), connection, options).stopped.empty() ? 0 : 3);
  } catch (DbError const& error) {
    ::_exit(error.fields.sqlstate.starts_with("57") || error.fields.sqlstate.starts_with("08") ? 2 : 1);
  } catch (std::exception const&) {
    ::_exit(1);
  }
}

int exit_code(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST_CASE("after a kill another run continues and no row is filled twice", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(4000));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  int killed = 0, ended = 0;
  for (int round = 0; round < 12; ++round) {
    pid_t const child = fill_elsewhere(database.url(), folder);
    std::this_thread::sleep_for(std::chrono::milliseconds(15 + 5 * round));
    if (round % 2 == 0) {
      ::kill(child, SIGKILL);
    } else {
      connection.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lockstep' AND "
          "datname = current_database() AND pid <> pg_backend_pid()");
    }
    int const code = exit_code(child);
    CHECK((code == 0 || code == 2 || code == 128 + SIGKILL));
    killed += code == 128 + SIGKILL ? 1 : 0;
    ended += code == 2 ? 1 : 0;
  }
  CAPTURE(killed, ended);
  CHECK(killed + ended > 0);
  BackfillOptions options = quick();
  options.lock_patience = std::chrono::seconds(30);
  CHECK(run_backfill(folder.read(), connection, options).stopped.empty());
  CHECK(writes_of(connection) == "1: 4000");
  CHECK(history_of(connection) == "1_v_1_expand applied; 2_v_2_backfill applied");
}

TEST_CASE("a pause reports a running backfill, however soon that stops", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(2000));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  for (int round = 0; round < 12; ++round) {
    pid_t const child = fill_elsewhere(database.url(), folder);
    Pause pause;
    siginfo_t ended{};
    while (!pause.was_running && ended.si_pid == 0) {
      pause = pause_backfill(folder.read(), connection, std::chrono::seconds(30));
      ::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT);
    }
    CHECK((exit_code(child) != 3 || pause.stopped));  // one that ends before it reads the request ends with 0
  }
}

TEST_CASE("two concurrent backfills run one after the other", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(2000));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  pid_t const a = fill_elsewhere(database.url(), folder), b = fill_elsewhere(database.url(), folder);
  CHECK(exit_code(a) + exit_code(b) == 0);
  CHECK(writes_of(connection) == "1: 2000");
}

TEST_CASE("another process pauses a running backfill", "[backfill]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  MigrationFolder const folder;
  make_table(connection, plain_columns, rows_up_to(20000));
  baseline(folder, connection);
  with_backfill(folder, over({"id"}));
  CHECK_FALSE(pause_backfill(folder.read(), connection, std::chrono::seconds(1)).was_running);
  pid_t const child = fill_elsewhere(database.url(), folder);
  Pause pause;
  for (int i = 0; i < 500 && !pause.was_running; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    pause = pause_backfill(folder.read(), connection, std::chrono::seconds(30));
  }
  CHECK(pause.stopped);
  CHECK(exit_code(child) == 3);
  CHECK(writes_of(connection).find("0: ") == 0);
  CHECK_FALSE(pause_backfill(folder.read(), connection, std::chrono::seconds(1)).was_running);
  CHECK(run_backfill(folder.read(), connection, quick()).stopped.empty());
  CHECK(writes_of(connection) == "1: 20000");
}

}  // namespace
}  // namespace lockstep
