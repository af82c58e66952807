// Archives on a real server: writes during the copy of values are restored too, objects that the plan does
// not know are not moved, and a purge drops only what is old, complete and not used elsewhere.
#include "introspect/introspect.hpp"
#include "migrate/develop/purge.hpp"
#include "migrate/develop/reset.hpp"
#include "migrate/project/refused.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/run/deploy.hpp"
#include "support/phased.hpp"
#include "support/server.hpp"
#include "support/writer.hpp"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

Phased archiving(std::string const& from, std::string const& to, int batch_rows = 1000) {
  return files_between(from, to, {.archive = "drop_it"}, {.name = "drop_it", .batch_rows = batch_rows});
}

void run_all(std::vector<std::string> const& files, Connection& connection) {
  for (std::string const& sql : files) must_run(sql, connection);
}

void back(Phased const& files, Connection& connection) {
  for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
}

std::string const with_phone = "model User {\n  id Int @id\n  phone String?\n}\n";
std::string const without_phone = "model User {\n  id Int @id\n}\n";
std::string const with_log = "model User {\n  id Int @id\n}\nmodel Log {\n  id Int @id\n  text String\n}\n";
std::string const phones = "SELECT id || ':' || coalesce(phone, 'NULL') FROM \"User\" ORDER BY id";

struct Bench {
  Database database = fresh_database("archive");
  Connection connection = database.connect();
  Phased files;

  Bench(std::string const& from, std::string const& to, int batch_rows = 1000)
      : files(archiving(from, to, batch_rows)) {
    run_all(archiving("", from).up, connection);
  }
  std::string ask(std::string const& query) { return answer(connection, query); }
};

// The contract phase divided before the transaction that drops the column.
std::pair<std::string, std::string> cut_before_drop(std::string const& contract) {
  std::size_t const at = contract.rfind("BEGIN;", contract.find("DROP TRIGGER"));
  return {contract.substr(0, at), contract.substr(at)};
}

void make_older(Connection& connection, std::string const& age) {
  must_run(
      "DO $$ DECLARE one record; BEGIN FOR one IN SELECT nspname AS name, obj_description(oid, "
      "'pg_namespace')::jsonb AS said FROM pg_namespace WHERE nspname LIKE 'lockstep\\_archive%' LOOP "
      "EXECUTE format('COMMENT ON SCHEMA %I IS %L', one.name, jsonb_set(one.said, '{since}', "
      "to_jsonb(clock_timestamp() - interval '" +
          age + "'))); END LOOP; END $$;",
      connection);
}

}  // namespace

TEST_CASE("a restored column has the values written during the copy") {
  Bench bench(with_phone, without_phone, 10);
  bench.connection.execute(
      "INSERT INTO \"User\" SELECT i, CASE WHEN i % 7 <> 0 THEN 'old ' || i END FROM generate_series(1, 95) "
      "i");
  REQUIRE(bench.files.up.size() == 1);
  auto const [copied, dropped] = cut_before_drop(bench.files.up.front());
  must_run(copied, bench.connection);
  bench.connection.execute("UPDATE \"User\" SET phone = 'new' WHERE id = 1");
  bench.connection.execute("UPDATE \"User\" SET phone = NULL WHERE id = 2");
  bench.connection.execute("UPDATE \"User\" SET phone = 'given' WHERE id = 7");
  bench.connection.execute("DELETE FROM \"User\" WHERE id = 3");
  bench.connection.execute("UPDATE \"User\" SET id = 1000 WHERE id = 4");
  bench.connection.execute("INSERT INTO \"User\" VALUES (200, 'late'), (201, NULL), (3, NULL)");
  bench.connection.execute(
      "SET session_replication_role = replica; UPDATE \"User\" SET phone = 'replicated' "
      "WHERE id = 5; RESET session_replication_role");
  std::string const before = bench.ask(phones);
  must_run(dropped, bench.connection);
  CHECK(bench.ask("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal") == "0");
  back(bench.files, bench.connection);
  CHECK(bench.ask(phones) == before);
  CHECK(before.find("1:new,2:NULL,3:NULL,") == 0);
  CHECK(before.find("5:replicated") != std::string::npos);
  CHECK(before.find("7:given") != std::string::npos);
  CHECK(bench.ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'lockstep%'") == "0");
}

TEST_CASE("writers continue while a column is archived, and no write is lost") {
  Bench bench(with_phone, without_phone, 20);
  bench.connection.execute("INSERT INTO \"User\" SELECT i, 'old' FROM generate_series(1, 2000) i");
  auto const [copied, dropped] = cut_before_drop(bench.files.up.front());
  Writer updates(bench.database.connect(),
                 "UPDATE \"User\" SET phone = md5(random()::text) WHERE id = (random() * 1999)::int + 1");
  Writer moves(
      bench.database.connect(),
      "WITH gone AS (DELETE FROM \"User\" WHERE id = (SELECT id FROM \"User\" ORDER BY random() LIMIT "
      "1) RETURNING phone) INSERT INTO \"User\" SELECT (random() * 1000000)::int + 3000, phone FROM "
      "gone ON CONFLICT DO NOTHING");
  must_run(copied, bench.connection);
  CHECK(updates.stop() > 0);
  CHECK(moves.stop() > 0);
  CHECK(updates.failure().empty());
  CHECK(moves.failure().empty());
  std::string const before = bench.ask(phones);
  must_run(dropped, bench.connection);
  back(bench.files, bench.connection);
  CHECK(bench.ask(phones) == before);
}

TEST_CASE("a restore does not change rows written after the drop of the column") {
  Bench bench(with_phone, without_phone);
  bench.connection.execute("INSERT INTO \"User\" VALUES (1, 'one'), (2, 'two')");
  run_all(bench.files.up, bench.connection);
  bench.connection.execute("DELETE FROM \"User\" WHERE id = 2; INSERT INTO \"User\" VALUES (5)");
  back(bench.files, bench.connection);
  CHECK(bench.ask(phones) == "1:one,5:NULL");
}

TEST_CASE("a table is restored completely, with the position of its sequence") {
  std::string const from = "model Log {\n  id Int @id @default(autoincrement())\n  text String @unique\n}\n";
  Bench bench(from, "");
  bench.connection.execute(
      "INSERT INTO \"Log\" (text) SELECT 'a' || i FROM generate_series(1, 5) i; "
      "CREATE ROLE archive_reader; GRANT SELECT ON \"Log\" TO archive_reader");
  run_all(bench.files.up, bench.connection);
  CHECK(introspect(bench.connection).tables.empty());
  CHECK(introspect(bench.connection).objects.empty());
  CHECK(unmanaged_objects(bench.connection).empty());
  back(bench.files, bench.connection);
  CHECK(bench.ask("INSERT INTO \"Log\" (text) VALUES ('b') RETURNING id") == "6");
  CHECK(failure_of("INSERT INTO \"Log\" (text) VALUES ('b')", bench.connection).find("Log_text_key") !=
        std::string::npos);
  CHECK(bench.ask("SELECT has_table_privilege('archive_reader', '\"Log\"', 'SELECT')") == "t");
  bench.connection.execute("DROP OWNED BY archive_reader; DROP ROLE archive_reader");
}

TEST_CASE("a table with unknown dependents is not archived") {
  auto const refused = [](std::string const& stranger) {
    Bench bench(with_log, without_phone);
    bench.connection.execute("INSERT INTO \"Log\" VALUES (1, 'a'); " + stranger);
    std::string const failure = failure_of(bench.files.up.front(), bench.connection);
    CHECK(bench.ask("SELECT count(*) FROM \"Log\"") == "1");
    CHECK(bench.ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'lockstep%'") == "0");
    return failure;
  };
  CHECK_THAT(refused("CREATE VIEW v AS SELECT * FROM \"Log\""), ContainsSubstring("on view public.v"));
  CHECK_THAT(refused("CREATE TABLE child (id int REFERENCES \"Log\")"), ContainsSubstring("child_id_fkey"));
  CHECK_THAT(refused("ALTER TABLE \"Log\" ADD FOREIGN KEY (id) REFERENCES \"User\" NOT VALID"),
             ContainsSubstring("Log_id_fkey"));
  CHECK_THAT(refused("CREATE TABLE heir () INHERITS (\"Log\")"), ContainsSubstring("heir"));
  CHECK_THAT(refused("CREATE TABLE holder (one \"Log\")"), ContainsSubstring("holder"));
  CHECK_THAT(refused("CREATE FUNCTION f() RETURNS SETOF \"Log\" LANGUAGE sql AS 'SELECT * FROM \"Log\"'"),
             ContainsSubstring("function public.f()"));
}

TEST_CASE("an existing archive stops a migration with the same archive name") {
  Bench bench(with_log, without_phone);
  run_all(bench.files.up, bench.connection);
  bench.connection.execute("CREATE TABLE \"Log\" (id int PRIMARY KEY, text text)");
  CHECK_THAT(failure_of(bench.files.up.front(), bench.connection), ContainsSubstring("already exists"));
  CHECK(bench.ask("SELECT to_regclass('\"Log\"') IS NOT NULL") == "t");
}

TEST_CASE("purge drops old archives, and the rollback then refuses before it changes anything") {
  Bench bench(with_log, without_phone);
  bench.connection.execute("INSERT INTO \"Log\" VALUES (1, 'a')");
  run_all(bench.files.up, bench.connection);
  make_older(bench.connection, "10 days");
  std::vector<Archive> const all = archives(bench.connection);
  REQUIRE(all.size() == 1);
  CHECK(all.front().kind == "table");
  CHECK(all.front().of == "\"public\".\"Log\"");
  CHECK(all.front().migration == "drop_it");
  CHECK(all.front().bytes > 0);
  CHECK(purge(bench.connection, {.older_than_s = 11 * 86400.0}).empty());
  CHECK(purge(bench.connection, {.agreed = [](auto const&) { return false; }}).empty());
  CHECK(archives(bench.connection).size() == 1);
  CHECK(purge(bench.connection, {.older_than_s = 9 * 86400.0}).size() == 1);
  CHECK(archives(bench.connection).empty());
  CHECK_THAT(failure_of(bench.files.down.back(), bench.connection), ContainsSubstring("does not exist"));
  CHECK(bench.ask("SELECT to_regclass('\"Log\"') IS NULL") == "t");

  Bench column(with_phone, without_phone);
  run_all(column.files.up, column.connection);
  CHECK(purge(column.connection, {}).size() == 1);
  CHECK_THAT(failure_of(column.files.down.back(), column.connection),
             ContainsSubstring("\"phone\" does not exist"));
  CHECK(column.ask("SELECT count(*) FROM information_schema.columns WHERE table_name = 'User'") == "1");
}

TEST_CASE("purge keeps archives that are unknown, incomplete, or in use") {
  Bench bench(with_phone, without_phone);
  must_run(cut_before_drop(bench.files.up.front()).first, bench.connection);
  bench.connection.execute(
      "CREATE SCHEMA lockstep_archive_mine; CREATE TABLE lockstep_archive_mine.t (id int); "
      "CREATE SCHEMA lockstep_archives");
  std::vector<Archive> const all = archives(bench.connection);
  CHECK(all.size() == 2);
  CHECK(to_purge(all, 0).empty());
  CHECK(purge(bench.connection, {}).empty());
  bench.connection.execute("DROP SCHEMA lockstep_archive_mine CASCADE");
  must_run(cut_before_drop(bench.files.up.front()).second, bench.connection);
  std::string const schema = archives(bench.connection).at(0).schema;
  {
    Connection reader = bench.database.connect();
    reader.execute("BEGIN; SELECT * FROM \"" + schema + "\".\"User\"");
    CHECK_THROWS_AS(purge(bench.connection, {}), Refused);
    CHECK_FALSE(bench.connection.in_transaction());
  }
  bench.connection.execute("CREATE VIEW mine AS SELECT * FROM \"" + schema + "\".\"User\"");
  CHECK_THROWS_AS(purge(bench.connection, {}), Refused);
  CHECK(archives(bench.connection).size() == 1);
  bench.connection.execute("DROP VIEW mine");
  CHECK(purge(bench.connection, {}).size() == 1);
}

TEST_CASE("an enum of several archived tables is dropped with the last of them") {
  std::string const both =
      "enum Kind {\n  A\n  B\n}\nmodel One {\n  id Int @id\n  kind Kind\n}\nmodel Two {\n  id Int @id\n  "
      "kind "
      "Kind\n}\n";
  Bench bench(both, "");
  bench.connection.execute("INSERT INTO \"One\" VALUES (1, 'A'); INSERT INTO \"Two\" VALUES (1, 'B')");
  run_all(bench.files.up, bench.connection);
  CHECK(introspect(bench.connection).enums.empty());
  std::string const type =
      "SELECT n.nspname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE "
      "t.typname = 'Kind'";
  CHECK_THAT(bench.ask(type), ContainsSubstring("lockstep_archive_One"));
  back(bench.files, bench.connection);
  CHECK(bench.ask("SELECT kind FROM \"One\" UNION ALL SELECT kind FROM \"Two\"") == "A,B");
  CHECK(bench.ask(type) == "public");
  run_all(bench.files.up, bench.connection);
  CHECK(purge(bench.connection, {}).size() == 2);
  CHECK(bench.ask(type).empty());
}

TEST_CASE("a reset drops the archives") {
  Bench bench(with_phone, without_phone);
  must_run(cut_before_drop(bench.files.up.front()).first, bench.connection);
  CHECK(empty_schemas(bench.connection, {"public"}) == std::vector<std::string>{"public"});
  CHECK(archives(bench.connection).empty());
  CHECK(bench.ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'lockstep%'") == "0");
}

TEST_CASE("the proof fails when a row or a value is not restored") {
  // The restore of an archive ends with DROP SCHEMA.
  auto const proof_with = [](std::string const& mischief, std::string const& from, std::string const& to) {
    VerifyOptions options{.archive = true};
    if (!mischief.empty())
      options.prelude_sql = {
          "CREATE FUNCTION mischief() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN " + mischief +
              "; END $$",
          "CREATE EVENT TRIGGER mischief ON ddl_command_end WHEN TAG IN ('DROP TABLE', "
          "'ALTER TABLE') EXECUTE FUNCTION mischief()"};
    return verify({read_schema(from).schema, read_schema(to).schema}, {}, options, server());
  };
  std::string const back =
      "IF to_regclass('public.\"Log\"') IS NOT NULL THEN DELETE FROM public.\"Log\"; END IF";
  CHECK(proof_with("", with_log, without_phone).holds());
  CHECK_THAT(proof_with(back, with_log, without_phone).failure,
             ContainsSubstring("did not restore the data of"));
  CHECK(proof_with("", with_phone, without_phone).holds());
  CHECK_THAT(
      proof_with("IF EXISTS (SELECT FROM pg_attribute WHERE attname = 'phone' AND attrelid = "
                 "'public.\"User\"'::regclass AND NOT attisdropped) THEN UPDATE public.\"User\" SET phone = "
                 "NULL; END IF",
                 with_phone, without_phone)
          .failure,
      ContainsSubstring("did not restore the data of"));
}
