// `migrate reset`, `db push` and `db execute`, each on a separate database.
#include "support/place.hpp"
#include "support/server.hpp"
#include "support/tcp_door.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

std::string const head = "datasource db {\n  provider = \"postgresql\"\n}\n\n";

struct Bench {
  Place place;
  testing::Database database = testing::fresh_database("db");
  Ran run(std::string const& arguments) const {
    Ran ran = place.run(arguments + " --url '" + database.url() + "'");
    UNSCOPED_INFO(arguments << "\n" << ran.out << ran.err);
    return ran;
  }
  std::string ask(std::string const& sql) const {
    return std::string(database.connect().execute(sql).text(0, 0));
  }
};

}  // namespace

TEST_CASE("push: the database gets the schema, without a migration") {
  Bench const bench;
  bench.place.write("schema.prisma", head + "model User {\n  id Int @id\n  age Int?\n}\n");
  CHECK(bench.run("db push").code == 0);
  CHECK(bench.ask("SELECT count(*) FROM \"User\"") == "0");
  CHECK(bench.ask("SELECT to_regclass('_prisma_migrations') IS NULL") == "t");
  Ran const again = bench.run("db push");
  CHECK(again.code == 0);
  CHECK_THAT(again.out, ContainsSubstring("The database matches the schema."));
  bench.place.write("schema.prisma", head + "model User {\n  id Int @id\n}\n");
  Ran const loss = bench.run("db push");
  CHECK(loss.code == 1);
  CHECK_THAT(loss.err, ContainsSubstring("--allow-data-loss"));
  CHECK(bench.ask("SELECT count(age) FROM \"User\"") == "0");
  CHECK(bench.run("db push --allow-data-loss").code == 0);
  CHECK(bench.ask(
            "SELECT count(*) FROM pg_attribute WHERE attrelid = '\"User\"'::regclass AND attname = 'age'") ==
        "0");
}

TEST_CASE("execute: a script from a file or from stdin, up to the statement that fails") {
  Bench const bench;
  bench.place.write("a.sql", "CREATE TABLE t (id int);\nINSERT INTO t VALUES (1), (2);\n");
  CHECK(bench.run("db execute --file a.sql").code == 0);
  CHECK(bench.ask("SELECT count(*) FROM t") == "2");
  bench.place.write("b.sql", "DELETE FROM t WHERE id = 1;\nSELECT nonsense;\nDELETE FROM t;\n");
  Ran const failed = bench.place.run("db execute --stdin --url '" + bench.database.url() + "'", "", "b.sql");
  CHECK(failed.code == 1);
  CHECK_THAT(failed.err, ContainsSubstring("line 2") && ContainsSubstring("nonsense"));
  CHECK(bench.ask("SELECT count(*) FROM t") == "1");
  CHECK(bench.run("db execute").code == 1);
  CHECK(bench.run("db execute --file none.sql").code == 1);
}

TEST_CASE("reset: everything is dropped, the migrations are applied again") {
  Bench const bench;
  bench.place.write("schema.prisma", head + "model User {\n  id Int @id\n}\n");
  bench.place.write("migrations/20260101000000_init/migration.sql",
                    "CREATE TABLE \"User\" (id int PRIMARY KEY);");
  REQUIRE(bench.run("migrate deploy").code == 0);
  Connection connection = bench.database.connect();
  connection.execute(
      "INSERT INTO \"User\" VALUES (1); CREATE SCHEMA other; CREATE TABLE other.t (id int); "
      "CREATE VIEW v AS SELECT * FROM \"User\"; GRANT USAGE ON SCHEMA public TO PUBLIC; CREATE TYPE "
      "left_over AS ENUM ()");
  std::string const privileges =
      "SELECT nspacl::text || nspowner::text FROM pg_namespace WHERE nspname = 'public'";
  std::string const before = bench.ask(privileges);
  Ran const asked = bench.run("migrate reset");
  CHECK(asked.code == 1);
  CHECK_THAT(asked.err, ContainsSubstring("--force"));
  CHECK(bench.ask("SELECT count(*) FROM \"User\"") == "1");
  CHECK(bench.run("migrate reset --force").code == 0);
  CHECK(bench.ask("SELECT count(*) FROM \"User\"") == "0");
  CHECK(bench.ask("SELECT count(*) FROM pg_class WHERE relname IN ('t', 'v')") == "0");
  CHECK(bench.ask("SELECT count(*) FROM pg_type WHERE typname = 'left_over'") == "0");
  CHECK(bench.ask("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL") == "1");
  CHECK(bench.ask(privileges) == before);
}

TEST_CASE("purge: archives are listed, confirmed and dropped; drift ignores them") {
  Bench const bench;
  std::string const log = "model Log {\n  id Int @id\n}\n", user = "model User {\n  id Int @id\n}\n";
  bench.place.write("old.prisma", head + user + log);
  bench.place.write("schema.prisma", head + user);
  bench.place.write("migrations/20200101000000_init/migration.sql",
                    "CREATE TABLE \"User\" (id int CONSTRAINT \"User_pkey\" PRIMARY KEY);\n"
                    "CREATE TABLE \"Log\" (id int CONSTRAINT \"Log_pkey\" PRIMARY KEY);\n"
                    "INSERT INTO \"Log\" VALUES (7);\n");
  Ran const written = bench.place.run(
      "migrate diff --from old.prisma --to schema.prisma --archive --out migrations --name drop_log");
  CHECK(written.code == 0);
  CHECK_THAT(written.out, ContainsSubstring("the rows of public.Log in lockstep_archive_Log_"));
  CHECK_THAT(bench.run("db purge").out, ContainsSubstring("There are no archives."));
  REQUIRE(bench.run("migrate deploy --contract").code == 0);
  CHECK(bench.run("drift").code == 0);
  CHECK(bench.place.run("drift --migrations migrations --url '" + bench.database.url() + "'").code == 0);
  CHECK_THAT(bench.run("db pull --print").out, !ContainsSubstring("Log"));
  Ran const young = bench.run("db purge");
  CHECK(young.code == 0);
  CHECK_THAT(young.out, ContainsSubstring("No archive was dropped.") &&
                            ContainsSubstring("table \"public\".\"Log\"") &&
                            ContainsSubstring("by drop_log") && ContainsSubstring("(not old enough)"));
  CHECK_THAT(bench.run("db purge --older-than 0d --dry-run").out, ContainsSubstring("Would be dropped:"));
  CHECK_THAT(bench.run("db purge --dry-run --json").out,
             ContainsSubstring("\"kind\": \"table\"") &&
                 ContainsSubstring("\"of\": \"\\\"public\\\".\\\"Log\\\"\"") &&
                 ContainsSubstring("\"migration\": \"drop_log\"") &&
                 ContainsSubstring("\"state\": \"stays\",\n      \"reason\": \"not old enough\""));
  CHECK_THAT(bench.run("db purge --older-than 0d --dry-run --json").out,
             ContainsSubstring("\"state\": \"would be dropped\""));
  Ran const asked = bench.run("db purge --older-than 0d --json");
  CHECK(asked.out.empty());
  CHECK(asked.code == 1);
  CHECK_THAT(asked.err, ContainsSubstring("--force"));
  CHECK(bench.run("migrate rollback").code == 0);
  CHECK(bench.ask("SELECT id FROM \"Log\"") == "7");
  REQUIRE(bench.run("migrate deploy --contract").code == 0);
  CHECK_THAT(bench.run("db purge --older-than 0d --force --json").out,
             ContainsSubstring("\"state\": \"dropped\""));
  CHECK_THAT(bench.run("db purge --older-than 0d --force --json").out, ContainsSubstring("\"archives\": []"));
  CHECK_THAT(bench.run("db purge --older-than 0d --force").out, ContainsSubstring("There are no archives."));
  Ran const gone = bench.run("migrate rollback --allow-data-loss");
  CHECK(gone.code == 1);
  CHECK_THAT(gone.err, ContainsSubstring("does not exist"));
  CHECK(bench.run("db purge --older-than soon").code == 1);
}

TEST_CASE("reset: a remote database must be declared disposable") {
  Bench const bench;
  ConnectionUrl far = parse_connection_url(bench.database.url());
  bool const by_socket = far.value("host").starts_with("/");
  if (!by_socket) return;  // the server of LOCKSTEP_TEST_URL may be anywhere
  testing::TcpDoor const door(far.value("host") + "/.s.PGSQL." + far.value("port"));
  far.parameters["host"] = "0.0.0.0";
  far.parameters["port"] = std::to_string(door.port());
  std::string const name = far.value("dbname"), url = to_string(far);
  REQUIRE_FALSE(is_loopback(far));
  auto const run = [&](std::string const& arguments) {
    Ran ran = bench.place.run(arguments + " --url '" + url + "'");
    UNSCOPED_INFO(arguments << "\n" << ran.out << ran.err);
    return ran;
  };
  bench.place.write("schema.prisma", head + "model User {\n  id Int @id\n}\n");
  REQUIRE(run("db push").code == 0);
  bench.database.connect().execute("INSERT INTO \"User\" VALUES (1)");
  auto const declare = [&](std::string const& glob) {
    bench.place.write("lockstep.json", "{ \"databases\": { \"disposable\": [\"" + glob + "\"] } }");
  };

  for (char const* const command : {"migrate reset --force", "db push --force-reset"}) {
    Ran const refused = run(command);
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, ContainsSubstring("databases.disposable"));
  }
  std::vector<std::string> const others = {"0.0.0.0/not_" + name, "0.0.0.1/" + name, "*.0.0.0.0/*",
                                           "0.0.0.0/"};
  for (std::string const& glob : others) {
    declare(glob);
    CHECK(run("migrate reset --force").code == 1);
    CHECK(run("db push --force-reset").code == 1);
  }
  CHECK(bench.ask("SELECT count(*) FROM \"User\"") == "1");

  declare("0.0.0.?/" + name.substr(0, 3) + "*");
  Ran const asked = run("migrate reset");  // a person must still confirm it, or use --force
  CHECK(asked.code == 1);
  CHECK_THAT(asked.err, ContainsSubstring("--force"));
  CHECK(bench.ask("SELECT count(*) FROM \"User\"") == "1");
  CHECK(run("db push --force-reset").code == 0);
  CHECK(bench.ask("SELECT count(*) FROM \"User\"") == "0");
  CHECK(run("migrate reset --force").code == 0);
  CHECK(bench.ask("SELECT to_regclass('\"User\"') IS NULL") == "t");
}

TEST_CASE("push: --force-reset empties the database, but not for a schema with errors") {
  Bench const bench;
  bench.place.write("schema.prisma", head + "model User {\n  id Int @id\n}\n");
  REQUIRE(bench.run("db push").code == 0);
  bench.database.connect().execute("INSERT INTO \"User\" VALUES (1); CREATE TABLE other (id int)");
  bench.place.write("schema.prisma", head + "model User {\n  id Itn @id\n}\n");
  CHECK(bench.run("db push --force-reset").code == 1);
  CHECK(bench.ask("SELECT count(*) FROM \"User\"") == "1");
  bench.place.write("schema.prisma", head + "model User {\n  id Int @id\n}\n");
  CHECK(bench.run("db push --force-reset").code == 0);
  CHECK(bench.ask("SELECT count(*) FROM \"User\"") == "0");
  CHECK(bench.ask("SELECT to_regclass('other') IS NULL") == "t");
}
