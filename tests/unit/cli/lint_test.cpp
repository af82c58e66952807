// `migrate lint` as a person or a workflow runs it.
#include <nlohmann/json.hpp>

#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

std::string const head = "datasource db {\n  provider = \"postgresql\"\n}\n\n";

// Three migrations, of which two have a hazard.
Place const& project() {
  static Place const place;
  static bool const written = [] {
    place.write("prisma/schema.prisma", head + "model t {\n  id Int @id\n}\n");
    place.write("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
    place.write("prisma/migrations/1_init/migration.sql", "CREATE TABLE t (id int PRIMARY KEY, n int);\n");
    place.write("prisma/migrations/2_index/migration.sql",
                "SET lock_timeout = '1s';\nCREATE INDEX i ON t (n);\n");
    place.write("prisma/migrations/3_drop/migration.sql", "SET lock_timeout = '1s';\nDROP TABLE t;\n");
    return true;
  }();
  REQUIRE(written);
  return place;
}

std::size_t found_in(Ran const& ran) {
  INFO(ran.out << ran.err);
  return nlohmann::json::parse(ran.out).at("findings").size();
}

}  // namespace

TEST_CASE("lint: the folder next to the schema, another one, or single migrations of it") {
  Place const& place = project();
  Ran const all = place.run("migrate lint");
  CHECK(all.code == 2);
  CHECK_THAT(all.out, ContainsSubstring("prisma/migrations/2_index/migration.sql:2: error H103"));
  CHECK_THAT(all.out, ContainsSubstring("prisma/migrations/3_drop/migration.sql:2: error H202"));
  CHECK(found_in(place.run("migrate lint --format json prisma/migrations/2_index")) == 1);
  CHECK(
      found_in(place.run(
          "migrate lint --format json prisma/migrations/2_index/ prisma/migrations/3_drop/migration.sql")) ==
      2);
  CHECK(found_in(place.shell("cd prisma/migrations/3_drop && lockstep migrate lint --format json .")) == 1);
  CHECK(place.run("migrate lint prisma/migrations/1_init").code == 0);
  CHECK(place.run("migrate lint nowhere").code == 1);
  Ran const two =
      place.shell("cp -r prisma other && lockstep migrate lint prisma/migrations/2_index other/migrations");
  CHECK(two.code == 1);
  CHECK_THAT(two.err, ContainsSubstring("not in the folder of migrations"));
}

TEST_CASE("lint: the severity decides what fails") {
  Place const place;
  place.write("m/1/migration.sql", "CREATE TABLE t (id int);\n");
  place.write("m/2/migration.sql", "ALTER TABLE t ADD COLUMN x int;\n");
  CHECK(place.run("migrate lint m").code == 2);
  CHECK(place.run("migrate lint m --fail-on error").code == 0);
  place.write("m/lockstep.json", R"({"lint": {"failOn": "error"}})");
  CHECK(place.run("migrate lint m").code == 0);
  CHECK(place.run("migrate lint m --fail-on note").code == 2);
  CHECK(place.run("migrate lint m --fail-on nonsense").code == 1);
  place.write("m/lockstep.json",
              R"({"hazards": {"allow": [{"code": "H105", "reason": "the role has one"}]}})");
  CHECK(place.run("migrate lint m").code == 0);
  place.write("m/lockstep.json", R"({"hazards": {"allow": [{"code": "H999", "reason": " "}]}})");
  Ran const wrong = place.run("migrate lint m");
  CHECK(wrong.code == 1);
  CHECK_THAT(wrong.err, ContainsSubstring("`H999` is not the code of a hazard") &&
                            ContainsSubstring("the reason is empty"));
}

TEST_CASE("lint: only migrations that are new or changed since a git revision") {
  Place const place;
  std::string const git = "git -c user.name=n -c user.email=e@example.org ";
  place.write("db/m/1/migration.sql", "CREATE TABLE t (id int, n int);\n");
  place.write("db/m/2/migration.sql", "CREATE INDEX a ON t (n);\n");
  REQUIRE(
      place
          .shell("git init -q -b main && git add . && " + git + "commit -q -m one && git checkout -q -b work")
          .code == 0);
  auto const found = [&] {
    return found_in(place.run("migrate lint db/m --git-base main --format json --fail-on error"));
  };
  CHECK(found() == 0);
  place.write("db/m/3 new/migration.sql", "SET lock_timeout = '1s';\nDROP TABLE t;\n");
  CHECK(found() == 1);  // untracked files count too
  REQUIRE(place.shell("git add . && " + git + "commit -q -m two").code == 0);
  CHECK(found() == 1);
  place.write("db/m/2/rollback.sql", "SET lock_timeout = '1s';\nDROP INDEX CONCURRENTLY a;\n");
  CHECK(found() == 4);  // H103 and H105 of the second, H202 of the third, the only one without a rollback
  Ran const unknown = place.run("migrate lint db/m --git-base nowhere");
  CHECK(unknown.code == 1);
  CHECK_THAT(unknown.err, ContainsSubstring("cannot compare with the revision `nowhere`"));
  CHECK(place.run("migrate lint db/m --git-base --output=x").code == 1);
  Place const outside;
  outside.write("m/1/migration.sql", "SELECT 1;\n");
  CHECK(outside.run("migrate lint m --git-base main").code == 1);
}

TEST_CASE("lint: a database adds sizes and history") {
  Place const& place = project();
  testing::Database const database = testing::fresh_database("lint");
  Connection connection = database.connect();
  connection.execute(
      "CREATE TABLE t (id int PRIMARY KEY, n int); INSERT INTO t SELECT i FROM generate_series(1, 2000) i");
  connection.execute("ANALYZE t");
  Ran const ran = place.run("migrate lint --url '" + database.url() + "'");
  CHECK(ran.code == 2);
  CHECK_THAT(ran.out,
             ContainsSubstring("(SHARE; about 2000 rows, ") && ContainsSubstring(": less than a second)"));
  CHECK(place.run("migrate lint --url postgresql://nobody@127.0.0.1:1/none").code == 1);
}

TEST_CASE("lint: exceptions of the settings are written into planned migrations") {
  Place const place;
  place.write("old.prisma", head + "model User {\n  id Int @id\n  fax String?\n}\n");
  place.write("new.prisma", head + "model User {\n  id Int @id\n}\n");
  place.write("lockstep.json", R"({"hazards": {"allow": [
    {"code": "H201", "name": "User", "reason": "nobody\nDROP TABLE x;"},
    {"code": "H202", "reason": "over", "until": "2001-01-01"}]}})");
  Ran const made = place.run("migrate diff --from old.prisma --to new.prisma --script");
  CHECK(made.code == 0);
  CHECK_THAT(
      made.out,
      ContainsSubstring("-- H201 drops a column\n-- lockstep:allow H201 nobody DROP TABLE x;\nALTER TABLE"));
  REQUIRE(place.run("migrate diff --from empty --to old.prisma --out m --name a").code == 0);
  REQUIRE(place.run("migrate diff --from old.prisma --to new.prisma --out m --name b").code == 0);
  Ran const found = place.shell("rm lockstep.json && lockstep migrate lint m");
  CHECK(found.code == 0);
  CHECK_THAT(found.out, ContainsSubstring("because: nobody DROP TABLE x;"));
}

TEST_CASE("lint: a rollback needs no exception to drop what its migration has made") {
  Place const place;
  place.write("old.prisma", head + "model User {\n  id Int @id\n  fax String?\n}\n");
  place.write("new.prisma", head + "model User {\n  id Int @id\n  mail String?\n}\n");
  place.write("lockstep.json", R"({"hazards": {"allow": [{"code": "H201", "reason": "no one faxes"}]}})");
  REQUIRE(place.run("migrate diff --from empty --to old.prisma --out m --name a").code == 0);
  REQUIRE(place.run("migrate diff --from old.prisma --to new.prisma --out m --name b").code == 0);
  Ran const found = place.shell("rm lockstep.json && lockstep migrate lint m");
  CHECK(found.code == 0);
  CHECK_THAT(found.out, ContainsSubstring("because: no one faxes") && !ContainsSubstring("H506"));
}
