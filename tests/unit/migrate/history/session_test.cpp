// A migration may change its session in any way; neither its record nor the next migration depends on that.
#include "migrate/history/session.hpp"
#include "migrate/project/refused.hpp"

#include "migrate/run/deploy.hpp"
#include "support/catch.hpp"
#include "support/migration_folder.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

using testing::fresh_database;
using Folder = testing::MigrationFolder;

std::string one(Connection& connection, std::string const& sql) {
  Result const result = connection.execute(sql);
  return result.rows() == 0 ? "" : std::string(result.text(0, 0));
}

std::string history_of(Connection& connection) {
  return one(
      connection,
      "SELECT string_agg(migration_name || CASE WHEN finished_at IS NULL THEN ' open' ELSE ' finished' "
      "END || ' ' || applied_steps_count || coalesce(' ' || split_part(logs, E'\\n', 1), ''), ', ' ORDER "
      "BY started_at) FROM public._prisma_migrations");
}

std::string owner_of(Connection& connection, std::string const& table) {
  return one(connection,
             "SELECT n.nspname || ' of ' || pg_get_userbyid(c.relowner) FROM pg_class c JOIN "
             "pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = '" +
                 table + "'");
}

// The state of the session that a migration could have changed.
std::string state_of(Connection& connection) {
  return one(
      connection,
      "SELECT concat_ws(E'\\n', session_user, current_user, (SELECT string_agg(name || '=' || setting, ' ' "
      "ORDER BY name) FROM pg_settings WHERE source = 'session' AND name <> 'transaction_read_only'), "
      "(SELECT string_agg(name, ' ') FROM "
      "pg_prepared_statements), (SELECT string_agg(name, ' ') FROM pg_cursors WHERE name <> ''), (SELECT "
      "string_agg(c, ' ') FROM pg_listening_channels() AS c), (SELECT string_agg(relname, ' ') FROM "
      "pg_class WHERE relpersistence = 't' AND pg_table_is_visible(oid)), "
      "nullif(current_setting('lockstep.allow_data_loss', true), ''))");
}

// A role of the server, which outlives the databases of the tests.
class Role {
 public:
  Role(std::string name, std::string const& database)
      : name_(std::move(name)), admin_(Connection::open(database)) {
    admin_.execute("CREATE ROLE " + name_ + "; GRANT CREATE ON SCHEMA public TO " + name_);
  }
  ~Role() {
    if (!admin_.is_lost()) admin_.execute("DROP OWNED BY " + name_ + " CASCADE; DROP ROLE " + name_);
  }
  Role(Role const&) = delete;
  Role& operator=(Role const&) = delete;

 private:
  std::string name_;
  Connection admin_;
};

constexpr auto poisons = std::to_array<std::string_view>({
    "SET ROLE app",
    "SET SESSION AUTHORIZATION app",
    "SET SESSION AUTHORIZATION app; SET ROLE app",
    "DO $$ BEGIN SET ROLE app; END $$",
    "SELECT pg_catalog.set_config('role', 'app', false)",
    "SET search_path = pg_temp",
    "SELECT set_config('search_path', '', false)",
    "SET default_transaction_read_only = on",
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    "SELECT set_config('default_transaction_read_only', 'on', false)",
    "SET statement_timeout = '50ms'",
    "SET lock_timeout = 1",
    "SET session_replication_role = replica",
    "SET row_security = off",
    "SET standard_conforming_strings = off",
    "SET client_encoding = 'LATIN1'",
    "SET DateStyle = 'SQL, DMY'; SET IntervalStyle = 'iso_8601'; SET TimeZone = 'Asia/Tokyo'",
    "SET lockstep.allow_data_loss = 'on'",
    "SET check_function_bodies = off; SET default_table_access_method = heap; SET default_tablespace = ''",
    "CREATE TEMP TABLE _prisma_migrations (LIKE public._prisma_migrations)",
    "CREATE TEMP TABLE b (id int)",
    "PREPARE p AS SELECT 1",
    "DECLARE c CURSOR WITH HOLD FOR SELECT 1",
    "LISTEN channel",
    "SELECT pg_advisory_lock(1)",
});

// A file with only statements that act at the end of the transaction, because others would stop the rest of
// the file.
std::string file_with(std::string_view form, std::string_view poison) {
  std::string text(form);
  text.replace(text.find('%'), 1, poison);
  return text;
}

TEST_CASE("changes of the session affect neither the record of a migration nor the next one", "[session]") {
  std::string_view const poison = GENERATE(from_range(poisons.begin(), poisons.end()));
  std::string_view const form =
      GENERATE(as<std::string_view>(), "CREATE TABLE a (id int);\n%;\n",
               "BEGIN;\nCREATE TABLE a (id int);\n%;\nCOMMIT;\n",
               "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\nBEGIN;\n%;\nCOMMIT;\n",
               "CREATE TABLE a (id int);\n%;\nVACUUM pg_catalog.pg_namespace;\n",
               "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\n%;\nVACUUM pg_catalog.pg_namespace;\n");
  CAPTURE(poison, form);
  auto const database = fresh_database();
  auto connection = database.connect();
  Role const app("app", database.url());
  std::string const before = state_of(connection);
  std::string const user = one(connection, "SELECT current_user");
  Folder folder;
  folder.add("1_a", file_with(form, poison));
  folder.add("2_b", "CREATE TABLE b (id int);\nSELECT pg_sleep(0.06);\n");
  DeployOptions options;
  options.retry.patience = std::chrono::milliseconds(0);
  Deployed const done = deploy(folder.read(), connection, options);
  CHECK(done.applied.size() == 2);
  CHECK(history_of(connection) == "1_a finished 1, 2_b finished 1");
  CHECK(owner_of(connection, "b") == "public of " + user);
  CHECK(state_of(connection) == before);
}

TEST_CASE("a failed migration does not leak its session settings", "[session]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Role const app("app", database.url());
  std::string const before = state_of(connection);
  Folder folder;
  folder.add("1_a",
             "BEGIN;\nSET ROLE app;\nCOMMIT;\nBEGIN;\nCREATE TABLE c (id int);\nSELECT 1 / 0;\nCOMMIT;\n");
  CHECK_THROWS_AS(deploy(folder.read(), connection, {}), SegmentFailure);
  CHECK(state_of(connection) == before);
  CHECK(history_of(connection).find("1_a open 1 lockstep: migration 1 of 2 segments done") == 0);

  SECTION("and the next run has the settings of the earlier one") {
    folder.add("1_a", "BEGIN;\nSET ROLE app;\nCOMMIT;\nBEGIN;\nCREATE TABLE c (id int);\nCOMMIT;\n");
    deploy(folder.read(), connection, {});
    CHECK(owner_of(connection, "c") == "public of app");
    CHECK(state_of(connection) == before);
  }
}

TEST_CASE("SET ROLE applies until the end of its file", "[session]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Role const app("app", database.url());
  Folder folder;
  folder.add(
      "1_a",
      "BEGIN;\nSET ROLE app;\nCREATE TABLE a (id int);\nCOMMIT;\nBEGIN;\nCREATE TABLE b (id int);\nCOMMIT;\n"
      "CREATE INDEX CONCURRENTLY i ON a (id);\nCREATE TABLE c (id int);\nRESET ROLE;\nCREATE TABLE d (id "
      "int);\n");
  deploy(folder.read(), connection, {});
  CHECK(owner_of(connection, "b") == "public of app");
  CHECK(owner_of(connection, "c") == "public of app");
  CHECK(owner_of(connection, "d") != "public of app");
  CHECK(history_of(connection) == "1_a finished 1");
}

TEST_CASE("a rollback may change its session as well", "[session]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Role const app("app", database.url());
  std::string const before = state_of(connection);
  Folder folder;
  folder.add("1_a", "CREATE TABLE a (id int);\n", "DROP TABLE a;\nSET ROLE app;\n");
  folder.add("2_b", "CREATE TABLE b (id int);\n",
             "BEGIN;\nDROP TABLE b;\nSET SESSION AUTHORIZATION app;\nCOMMIT;\n");
  deploy(folder.read(), connection, {});
  RollbackOptions both;
  both.steps = 2;
  both.any_state = true;
  CHECK(roll_back(folder.read(), connection, both).size() == 2);
  CHECK(one(connection, "SELECT count(*) FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL") == "2");
  CHECK(state_of(connection) == before);
}

TEST_CASE("the schema of the URL is the search path again after each migration", "[session]") {
  auto const database = fresh_database();
  database.connect().execute("CREATE SCHEMA tenant");
  ConnectionUrl url = parse_connection_url(database.url());
  url.schema = "tenant";
  Connection connection = Connection::open(url);
  Folder folder;
  folder.add("1_a", "SET search_path = public;\n");
  folder.add("2_b", "CREATE TABLE b (id int);\n");
  deploy(folder.read(), connection, {});
  CHECK(owner_of(connection, "b").find("tenant of ") == 0);
}

TEST_CASE("a migration that releases the lock or deletes its row is rolled back and refused", "[session]") {
  std::string_view const poison = GENERATE(
      as<std::string_view>(), "SELECT pg_advisory_unlock_all()", "SELECT pg_advisory_unlock(72707369)",
      "DELETE FROM _prisma_migrations", "UPDATE _prisma_migrations SET id = 'x'");
  CAPTURE(poison);
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_a", "CREATE TABLE a (id int);\n" + std::string(poison) + ";\n");
  CHECK_THROWS_AS(deploy(folder.read(), connection, {}), Refused);
  CHECK(owner_of(connection, "a").empty());
  CHECK(history_of(connection).find("1_a open 0") == 0);
}

TEST_CASE("DISCARD ALL resets the session and keeps the lock", "[session]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Role const app("app", database.url());
  Folder folder;
  folder.add("1_a", "SET ROLE app;\nCREATE TEMP TABLE x (id int);\nDISCARD ALL;\nCREATE TABLE x (id int);\n");
  CHECK(deploy(folder.read(), connection, {}).applied.size() == 1);
  CHECK(owner_of(connection, "x") == "public of " + one(connection, "SELECT current_user"));
}

TEST_CASE("a transaction has the isolation level that its BEGIN gives", "[session]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_a",
             "BEGIN ISOLATION LEVEL SERIALIZABLE;\nCREATE TABLE a AS SELECT "
             "current_setting('transaction_isolation') "
             "AS level;\nCOMMIT;\n");
  deploy(folder.read(), connection, {});
  CHECK(one(connection, "SELECT level FROM a") == "serializable");
}

TEST_CASE("the error of a statement that cannot share a transaction shows how to separate it", "[session]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("CREATE PROCEDURE p() LANGUAGE plpgsql AS 'BEGIN COMMIT; END'");
  Folder folder;
  folder.add("0_p", "SELECT 1;\n");
  folder.add("1_a", "CREATE TABLE a (id int);\nCALL p();\n");
  std::string told;
  try {
    deploy(folder.read(), connection, {});
  } catch (SegmentFailure const& failure) {
    told = failure.what();
  }
  CHECK(told.find("write BEGIN and COMMIT around") != std::string::npos);
  CHECK(owner_of(connection, "a").empty());
  folder.add("1_a", "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\nCALL p();\n");
  CHECK(deploy(folder.read(), connection, {}).applied.size() == 1);
}

TEST_CASE("a failure to record progress is reported as such", "[session]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Folder folder;
  folder.add("1_a", "BEGIN;\nCREATE TABLE a (id int);\nSET TRANSACTION READ ONLY;\nCOMMIT;\n");
  std::string told;
  try {
    deploy(folder.read(), connection, {});
  } catch (SegmentFailure const& failure) {
    told = failure.what();
  }
  CHECK(told ==
        "the progress of the migration cannot be recorded: cannot execute UPDATE in a read-only transaction "
        "(25006)");
  CHECK(owner_of(connection, "a").empty());
}

}  // namespace
}  // namespace lockstep
