// Row level security that hides rows from the role is reported before anything is changed. The role owns its
// tables.
#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

std::string const head = "datasource db {\n  provider = \"postgresql\"\n}\n\n";
std::string const before = head + "model Item {\n  id Int @id\n  tenant Int\n}\n";
std::string const after =
    head + "model Item {\n  id Int @id\n  tenant Int\n  size Int @backfill(\"id\")\n}\n";
constexpr char const* told =
    "has to see all rows of public.\"Item\", and row level security hides rows of it from the role "
    "`lockstep_owner`";

}  // namespace

TEST_CASE("hidden rows are reported before anything is changed") {
  Place const place;
  testing::Database const database = testing::fresh_database("hidden");
  Connection connection = database.connect();
  connection.execute(
      "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lockstep_owner') THEN CREATE ROLE "
      "lockstep_owner; END IF; END $$; ALTER SCHEMA public OWNER TO lockstep_owner; GRANT CREATE ON DATABASE "
      "\"" +
      connection.database() + "\" TO lockstep_owner");
  std::string const url = "'" + database.url() + (database.url().find('?') == std::string::npos ? "?" : "&") +
                          "options=-c%20role%3Dlockstep_owner'";
  auto const run = [&](std::string const& arguments) {
    Ran ran = place.run(arguments);
    UNSCOPED_INFO(arguments << "\n" << ran.out << ran.err);
    return ran;
  };
  place.write("empty.prisma", head);
  place.write("before.prisma", before);
  place.write("schema.prisma", after);
  REQUIRE(run("migrate diff --from empty.prisma --to before.prisma --out migrations --name init").code == 0);
  REQUIRE(run("migrate deploy --url " + url).code == 0);
  connection.execute(
      "INSERT INTO \"Item\" SELECT i, i % 10 FROM generate_series(1, 100) i; ALTER TABLE \"Item\" ENABLE ROW "
      "LEVEL SECURITY, FORCE ROW LEVEL SECURITY; CREATE POLICY p ON \"Item\" USING (tenant = 3)");
  REQUIRE(
      place
          .shell("sleep 1; lockstep migrate diff --from before.prisma --to schema.prisma --out migrations "
                 "--name size")
          .code == 0);

  Ran const diff = run("migrate diff --to schema.prisma --from " + url);
  CHECK(diff.code == 0);
  CHECK_THAT(diff.err, ContainsSubstring("W0530") && ContainsSubstring(told));
  Ran const lint = run("migrate lint migrations --url " + url);
  CHECK_THAT(lint.out, ContainsSubstring("W0530") && ContainsSubstring(told));
  Ran const dry = run("migrate deploy --contract --dry-run --url " + url);
  CHECK(dry.code == 1);
  CHECK_THAT(dry.err, ContainsSubstring(told) && ContainsSubstring("BYPASSRLS"));
  Ran const deploy = run("migrate deploy --contract --url " + url);
  CHECK(deploy.code == 1);
  CHECK_THAT(deploy.err, ContainsSubstring(told) &&
                             ContainsSubstring("ALTER TABLE public.\"Item\" NO FORCE ROW LEVEL SECURITY"));
  CHECK(connection.execute("SELECT count(*) FROM _prisma_migrations").text(0, 0) == "1");

  connection.execute("ALTER TABLE \"Item\" NO FORCE ROW LEVEL SECURITY");
  CHECK(run("migrate deploy --contract --url " + url).code == 0);
  CHECK(connection.execute("SELECT count(size) FROM \"Item\"").text(0, 0) == "100");
  connection.execute("ALTER TABLE \"Item\" FORCE ROW LEVEL SECURITY");
  Ran const back = run("migrate rollback --steps 3 --allow-data-loss --url " + url);
  CHECK(back.code == 1);
  CHECK_THAT(back.err, ContainsSubstring(told));
}
