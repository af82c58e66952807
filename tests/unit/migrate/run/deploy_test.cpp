// Migrations on a real server: the history in each case, and that the next run finishes an interrupted one.
#include "migrate/run/deploy.hpp"
#include "migrate/project/refused.hpp"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "emit/emit.hpp"
#include "migrate/history/lock.hpp"
#include "postgres/client/io_error.hpp"
#include "support/catch.hpp"
#include "support/migration_folder.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;
using testing::fresh_database;

using Folder = testing::MigrationFolder;

RetryPolicy impatient() {
  return {.patience = std::chrono::milliseconds(300),
          .first_pause = std::chrono::milliseconds(20),
          .longest_pause = std::chrono::milliseconds(50)};
}

DeployOptions quick() {
  DeployOptions options;
  options.retry = impatient();
  return options;
}

// name, finished, rolled back, steps, logs; one line for each row.
std::string history_of(Connection& connection) {
  Result const rows = connection.execute(
      "SELECT migration_name || CASE WHEN finished_at IS NOT NULL THEN ' finished' ELSE '' END || CASE WHEN "
      "rolled_back_at IS NOT NULL THEN ' rolled-back' ELSE '' END || ' ' || applied_steps_count || ' ' || "
      "coalesce('[' || split_part(split_part(logs, E'\\n', 1), ',', 1) || ']', 'null') FROM "
      "_prisma_migrations "
      "ORDER BY started_at");
  std::string text;
  for (std::size_t i = 0; i < rows.rows(); ++i) text += std::string(rows.text(i, 0)) + "\n";
  return text;
}

std::string one(Connection& connection, std::string const& sql) {
  return std::string(connection.execute(sql).text(0, 0));
}

TEST_CASE("the history table and its rows are Prisma's", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_a", "CREATE TABLE a (id int);\n");
  Deployed const first = deploy(folder.read(), connection, quick());
  CHECK(first.applied == std::vector<std::string>{"1_a"});
  CHECK(deploy(folder.read(), connection, quick()).applied.empty());
  CHECK(history_of(connection) == "1_a finished 1 null\n");
  CHECK(one(connection, "SELECT checksum FROM _prisma_migrations") == sha256("CREATE TABLE a (id int);\n"));
  CHECK(one(connection,
            "SELECT id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' FROM "
            "_prisma_migrations") == "t");
  CHECK(one(connection, "SELECT started_at <= finished_at FROM _prisma_migrations") == "t");
  CHECK(one(connection,
            "SELECT string_agg(column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || "
            "')', '') "
            "|| CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || coalesce(' ' || column_default, "
            "''), ', ' "
            "ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = "
            "'_prisma_migrations'") ==
        "id varchar(36) not null, checksum varchar(64) not null, finished_at timestamptz, migration_name "
        "varchar(255) "
        "not null, logs text, rolled_back_at timestamptz, started_at timestamptz not null now(), "
        "applied_steps_count "
        "int4 not null 0");
}

TEST_CASE("a failed migration continues at the failed segment", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_a", "BEGIN; CREATE TABLE a (id int); COMMIT;\nBEGIN; INSERT INTO b VALUES (1); COMMIT;\n");
  CHECK_THROWS_AS(deploy(folder.read(), connection, quick()), SegmentFailure);
  CHECK(history_of(connection) == "1_a 1 [lockstep: migration 1 of 2 segments done]\n");
  CHECK(one(connection, "SELECT logs LIKE '%relation \"b\" does not exist%' FROM _prisma_migrations") == "t");
  SECTION("and the rest may be edited") {
    folder.add("1_a", "BEGIN; CREATE TABLE a (id int); COMMIT;\nBEGIN; INSERT INTO a VALUES (1); COMMIT;\n");
    CHECK(deploy(folder.read(), connection, quick()).applied.size() == 1);
    CHECK(history_of(connection) == "1_a finished 1 null\n");
    CHECK(one(connection, "SELECT count(*) FROM a") == "1");
    CHECK(deploy(folder.read(), connection, quick()).applied.empty());
  }
  SECTION("but not the applied part") {
    folder.add("1_a", "BEGIN; CREATE TABLE b (id int); COMMIT;\nBEGIN; INSERT INTO b VALUES (1); COMMIT;\n");
    CHECK_THROWS_AS(deploy(folder.read(), connection, quick()), Refused);
  }
  SECTION("or it is resolved as Prisma resolves it") {
    resolve_rolled_back(folder.read(), "1_a", connection);
    CHECK(history_of(connection).find("1_a rolled-back 1") == 0);
    CHECK_THROWS_AS(resolve_rolled_back(folder.read(), "1_a", connection), Refused);
    resolve_applied(folder.read(), "1_a", connection);
    CHECK(one(connection,
              "SELECT logs = '' AND finished_at = started_at AND applied_steps_count = 0 FROM "
              "_prisma_migrations WHERE rolled_back_at IS NULL") == "t");
    CHECK_THROWS_AS(resolve_applied(folder.read(), "1_a", connection), Refused);
    CHECK(deploy(folder.read(), connection, quick()).applied.empty());
  }
}

TEST_CASE("a migration that failed in Prisma is run again when it was atomic", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_a", "CREATE TABLE a (id int); CREATE TABLE b (id int);");
  deploy({}, connection, quick());
  connection.execute(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ('x', 'y', '1_a', "
      "'ERROR')");
  CHECK(deploy(folder.read(), connection, quick()).applied.size() == 1);
  folder.add("2_b", "BEGIN; CREATE TABLE c (id int); COMMIT; BEGIN; CREATE TABLE d (id int); COMMIT;");
  connection.execute(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('z', 'y', '2_b')");
  CHECK_THROWS_AS(deploy(folder.read(), connection, quick()), Refused);
}

TEST_CASE("a database that is not empty must be baselined", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("CREATE VIEW v AS SELECT 1; CREATE SEQUENCE s");
  Folder folder;
  folder.add("1_a", "SELECT 1");
  SECTION("views and sequences do not count") {
    CHECK(deploy(folder.read(), connection, quick()).applied.size() == 1);
  }
  SECTION("tables do") {
    connection.execute("CREATE TABLE t ()");
    CHECK_THROWS_AS(deploy(folder.read(), connection, quick()), Refused);
    resolve_applied(folder.read(), "1_a", connection);
    CHECK(deploy(folder.read(), connection, quick()).applied.empty());
  }
}

TEST_CASE("an invalid index of an interrupted build is built again", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  connection.execute("CREATE TABLE \"T t\" (id int); INSERT INTO \"T t\" VALUES (1), (1)");
  folder.add("1_a", "CREATE UNIQUE INDEX CONCURRENTLY \"I i\" ON public.\"T t\" (id);");
  resolve_applied(folder.read(), "1_a", connection);  // so that the table exists
  connection.execute("DELETE FROM _prisma_migrations");
  CHECK_THROWS_AS(deploy(folder.read(), connection, quick()), SegmentFailure);
  CHECK(one(connection, "SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "1");
  connection.execute("DELETE FROM \"T t\"");
  CHECK(deploy(folder.read(), connection, quick()).applied.size() == 1);
  CHECK(one(connection,
            "SELECT string_agg(indisvalid::text, ' ') FROM pg_index WHERE indrelid = '\"T t\"'::regclass") ==
        "true");
  SECTION("and an index that was built without a record is not built again") {
    connection.execute(
        "UPDATE _prisma_migrations SET finished_at = NULL, logs = 'lockstep: migration 0 of 1 segments done, "
        "the next "
        "one begun, sha256 '");
    CHECK(deploy(folder.read(), connection, quick()).applied.size() == 1);
  }
}

TEST_CASE("a deployment waits for a lock in several short attempts", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto other = database.connect();
  Folder folder;
  folder.add("1_a", "CREATE TABLE t (id int);");
  deploy(folder.read(), connection, quick());
  folder.add("2_b", "BEGIN; SET LOCAL lock_timeout = '30ms'; ALTER TABLE t ADD COLUMN a int; COMMIT;");
  other.execute("BEGIN; SELECT * FROM t");
  std::vector<std::string> reasons;
  DeployOptions options = quick();
  SECTION("until it is free") {
    options.retry.patience = std::chrono::seconds(60);
    options.on_event = [&](RunEvent const& event) {
      if (event.kind != RunEvent::Kind::step || event.step.kind != StepEvent::Kind::retry) return;
      reasons.push_back(event.step.reason);
      if (reasons.size() == 3) other.execute("COMMIT");
    };
    CHECK(deploy(folder.read(), connection, options).applied.size() == 1);
    CHECK(reasons.size() == 3);
    CHECK(reasons.at(0) == "canceling statement due to lock timeout");
  }
  SECTION("or patience ends, and nothing is half done") {
    CHECK_THROWS_AS(deploy(folder.read(), connection, options), SegmentFailure);
    CHECK(history_of(connection).find("2_b 0 [lockstep: migration 0 of 1 segments done]") !=
          std::string::npos);
    other.execute("COMMIT");
    CHECK(deploy(folder.read(), connection, options).applied.size() == 1);
  }
}

TEST_CASE("one run at a time", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto other = database.connect();
  MigrationLock const held(other, std::chrono::milliseconds(0), {});
  std::string who;
  DeployOptions options = quick();
  options.lock_patience = std::chrono::milliseconds(50);
  options.on_event = [&](RunEvent const& event) { who = event.text; };
  CHECK_THROWS_AS(deploy({}, connection, options), LockHeld);
  CHECK(who.starts_with("pid " + std::to_string(other.backend_pid()) + ", lockstep of "));
}

TEST_CASE("a deployment can be rolled back and repeated", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_a", "CREATE TABLE a (id int);", "DROP TABLE a;");
  folder.add("2_b", "CREATE TABLE b (id int);", "BEGIN; SELECT 1; COMMIT; BEGIN; DROP TABLE b; COMMIT;");
  deploy(folder.read(), connection, quick());
  RollbackOptions options;
  options.retry = impatient();
  SECTION("the newest") {
    CHECK(roll_back(folder.read(), connection, options) == std::vector<std::string>{"2_b"});
    CHECK(history_of(connection) == "1_a finished 1 null\n2_b rolled-back 0 null\n");
    CHECK(one(connection, "SELECT to_regclass('b') IS NULL") == "t");
    CHECK(deploy(folder.read(), connection, quick()).applied == std::vector<std::string>{"2_b"});
    CHECK(history_of(connection) == "1_a finished 1 null\n2_b rolled-back 0 null\n2_b finished 1 null\n");
  }
  SECTION("several, newest first") {
    options.steps = 2;
    CHECK(roll_back(folder.read(), connection, options) == std::vector<std::string>{"2_b", "1_a"});
  }
  SECTION("down to one") {
    options.to = "1_a";
    CHECK(roll_back(folder.read(), connection, options) == std::vector<std::string>{"2_b"});
    options.to = "2_b";
    CHECK_THROWS_AS(roll_back(folder.read(), connection, options), Refused);
  }
  SECTION("not with the rollback of another file") {
    std::ofstream(folder.path() / "2_b" / "rollback.sql")
        << "-- undoes migration.sql, sha256 00\nDROP TABLE b;";
    CHECK_THROWS_AS(roll_back(folder.read(), connection, options), Refused);
    fs::remove(folder.path() / "2_b" / "rollback.sql");
    CHECK_THROWS_AS(roll_back(folder.read(), connection, options), Refused);
    CHECK(history_of(connection) == "1_a finished 1 null\n2_b finished 1 null\n");
  }
  SECTION("a refusal at its first segment leaves it applied") {
    connection.execute("CREATE VIEW uses AS SELECT * FROM a");
    options.steps = 2;
    CHECK_THROWS_AS(roll_back(folder.read(), connection, options), SegmentFailure);
    CHECK(history_of(connection) == "1_a finished 1 null\n2_b rolled-back 0 null\n");
  }
  SECTION("a rollback that stops in the middle is continued") {
    connection.execute("CREATE VIEW uses AS SELECT * FROM b");
    CHECK_THROWS_AS(roll_back(folder.read(), connection, options), SegmentFailure);
    CHECK(history_of(connection) == "1_a finished 1 null\n2_b 1 [lockstep: rollback 1 of 2 segments done]\n");
    CHECK_THROWS_AS(deploy(folder.read(), connection, quick()), Refused);
    connection.execute("DROP VIEW uses");
    CHECK(roll_back(folder.read(), connection, options) == std::vector<std::string>{"2_b"});
    CHECK(history_of(connection) == "1_a finished 1 null\n2_b rolled-back 0 null\n");
  }
}

TEST_CASE("guards stop a rollback until data loss is allowed", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_a", "CREATE TABLE a (id int);",
             "DO $$ BEGIN IF EXISTS (SELECT 1 FROM a) AND "
             "coalesce(current_setting('lockstep.allow_data_loss', true), "
             "'') <> 'on' THEN RAISE EXCEPTION 'a has rows'; END IF; END $$; DROP TABLE a;");
  deploy(folder.read(), connection, quick());
  connection.execute("INSERT INTO a VALUES (1)");
  RollbackOptions options;
  CHECK_THROWS_AS(roll_back(folder.read(), connection, options), SegmentFailure);
  CHECK(history_of(connection) == "1_a finished 1 null\n");
  options.allow_data_loss = true;
  CHECK(roll_back(folder.read(), connection, options).size() == 1);
  CHECK(one(connection, "SELECT coalesce(current_setting('lockstep.allow_data_loss', true), '')") == "");
}

// LOCKSTEP_ROUNDS repeats some tests more often; the default keeps the suite fast.
int rounds(int usual) {
  char const* const asked = std::getenv("LOCKSTEP_ROUNDS");
  return asked == nullptr ? usual : std::atoi(asked);
}

// Deploys in a separate process; gives its pid.
pid_t deploy_elsewhere(std::string const& url, Folder const& folder) {
  pid_t const child = ::fork();
  REQUIRE(child >= 0);
  if (child > 0) return child;
  try {
    Connection connection = Connection::open(url);
    DeployOptions options;
    options.lock_patience = std::chrono::seconds(60);
    deploy(folder.read(), connection, options);
    ::_exit(0);
  } catch (DbError const& error) {
    ::_exit(error.fields.sqlstate.starts_with("57") || error.fields.sqlstate.starts_with("08") ? 2 : 1);
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
    ::_exit(1);
  }
}

int exit_code(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

constexpr char const* every_kind_of_segment =
    "BEGIN; CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0); INSERT INTO t SELECT "
    "generate_series(1, 2000); COMMIT;\n"
    "BEGIN; UPDATE t SET n = n + 1; COMMIT;\n"
    "SET statement_timeout = 0;\n"
    "CREATE INDEX CONCURRENTLY i ON t (n);\n"
    "BEGIN; UPDATE t SET n = n + 1; COMMIT;\n"
    "DO $$ BEGIN FOR k IN 1..2000 BY 500 LOOP UPDATE t SET n = 3 WHERE id >= k AND id < k + 500; COMMIT; "
    "END LOOP; END $$;\n"
    "CREATE UNIQUE INDEX CONCURRENTLY j ON t (id, n);\n"
    "RESET statement_timeout;\n"
    "INSERT INTO t VALUES (0, 3);\n";

void check_finished(Connection& connection) {
  CHECK(history_of(connection) == "1_a finished 1 null\n");
  CHECK(one(connection, "SELECT count(*) || ' ' || min(n) || ' ' || max(n) FROM t") == "2001 3 3");
  CHECK(one(connection,
            "SELECT string_agg(indexrelid::regclass || ' ' || indisvalid, ', ' ORDER BY "
            "indexrelid::regclass::text) FROM pg_index WHERE indrelid = 't'::regclass") ==
        "i true, j true, t_pkey true");
}

// The kill moves through the whole run; the next run always finishes it.
TEST_CASE("a deployment that is killed anywhere is finished by the next one", "[deploy]") {
  auto const database = fresh_database();
  Folder folder;
  folder.add("1_a", every_kind_of_segment);
  int killed = 0;
  for (int round = 0; round < rounds(30); ++round) {
    pid_t const child = deploy_elsewhere(database.url(), folder);
    std::this_thread::sleep_for(std::chrono::milliseconds(2 + 3 * (round % 40)));
    ::kill(child, SIGKILL);
    int const code = exit_code(child);
    if (code == 128 + SIGKILL) ++killed;
    if (code != 128 + SIGKILL) CHECK(code == 0);
    if (code == 0) {
      auto connection = database.connect();
      check_finished(connection);
      connection.execute("DROP TABLE t; DROP TABLE _prisma_migrations");
    }
  }
  CAPTURE(killed);
  auto connection = database.connect();
  DeployOptions options = quick();
  options.lock_patience = std::chrono::seconds(30);
  deploy(folder.read(), connection, options);
  check_finished(connection);
}

TEST_CASE("a deployment whose session is ended is finished by the next one", "[deploy]") {
  auto const database = fresh_database();
  auto admin = database.connect();
  Folder folder;
  folder.add("1_a", every_kind_of_segment);
  for (int round = 0; round < rounds(20); ++round) {
    pid_t const child = deploy_elsewhere(database.url(), folder);
    std::this_thread::sleep_for(std::chrono::milliseconds(5 + 4 * (round % 30)));
    admin.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lockstep' AND "
        "datname "
        "= current_database() AND pid <> pg_backend_pid()");
    int const code = exit_code(child);
    CHECK((code == 0 || code == 2));
    if (code == 0) {
      check_finished(admin);
      admin.execute("DROP TABLE t; DROP TABLE _prisma_migrations");
    }
  }
  DeployOptions options = quick();
  options.lock_patience = std::chrono::seconds(30);
  deploy(folder.read(), admin, options);
  check_finished(admin);
}

TEST_CASE("several concurrent deployers apply each migration once", "[deploy]") {
  auto const database = fresh_database();
  Folder folder;
  for (int i = 1; i <= 4; ++i) {
    std::string const number = std::to_string(i);
    folder.add(number + "_m",
               "CREATE TABLE t" + number + " (id int); INSERT INTO t" + number + " VALUES (1);");
  }
  auto connection = database.connect();
  for (int round = 0; round < rounds(5); ++round) {
    std::vector<pid_t> children;
    for (int i = 0; i < 2 + 2 * (round % 2); ++i)
      children.push_back(deploy_elsewhere(database.url(), folder));
    for (pid_t const child : children) CHECK(exit_code(child) == 0);
    CHECK(history_of(connection) ==
          "1_m finished 1 null\n2_m finished 1 null\n3_m finished 1 null\n4_m finished 1 null\n");
    for (char const* const table : {"t1", "t2", "t3", "t4"}) {
      CHECK(one(connection, std::string("SELECT count(*) FROM ") + table) == "1");
      connection.execute(std::string("DROP TABLE ") + table);
    }
    connection.execute("DROP TABLE _prisma_migrations");
  }
}

TEST_CASE("a folder with invalid content is refused with a clear message", "[deploy]") {
  Folder folder;
  auto const refusal = [&] {
    try {
      folder.read();
      return std::string("read");
    } catch (IoError const& error) {
      return std::string(error.what());
    }
  };
  CHECK(refusal() == "read");
  fs::create_directories(folder.path() / "1_empty");
  CHECK(refusal() == "the migration `1_empty` has no migration.sql");
  folder.add("1_empty", std::string("SELECT 1;\0", 10));
  CHECK(refusal().find("is not a text (byte 9 is zero)") != std::string::npos);
  folder.add("1_empty", "SELECT '\xff';");
  CHECK(refusal().find("is not UTF-8") != std::string::npos);
  folder.add("1_empty", "\xEF\xBB\xBFSELECT 1;\r\n");
  CHECK(refusal() == "read");
  CHECK(without_mark(folder.read().at(0).sql) == "SELECT 1;\r\n");
  std::ofstream(folder.path() / "migration_lock.toml") << "provider = \"mysql\"\n";
  CHECK(refusal().find("does not contain `provider = \"postgresql\"`") != std::string::npos);
}

TEST_CASE("a name with quotes is deployed", "[deploy]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_it's \"odd\" \\ $$", "SELECT 1;", "SELECT 1;");
  CHECK(deploy(folder.read(), connection, quick()).applied.size() == 1);
  CHECK(history_of(connection) == "1_it's \"odd\" \\ $$ finished 1 null\n");
  CHECK(roll_back(folder.read(), connection, {}).size() == 1);
}

}  // namespace
}  // namespace lockstep
