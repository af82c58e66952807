// `db seed`, and the seed after `migrate reset` and `migrate dev`.
#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

struct SeedProject {
  SeedProject() {
    place.write(
        "prisma/schema.prisma",
        "datasource db {\n  provider = \"postgresql\"\n  url = env(\"SHOP_URL\")\n}\n\nmodel User {\n  "
        "id Int @id\n}\n");
    place.write(
        "prisma/migrations/20260101000000_init/migration.sql",
        "CREATE TABLE \"User\" (\"id\" INTEGER NOT NULL, CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\"));\n");
  }
  Ran run(std::string const& arguments) const {
    Ran ran = place.run(arguments, "SHOP_URL='" + database.url() + "'");
    UNSCOPED_INFO(arguments << "\n" << ran.out << ran.err);
    return ran;
  }
  std::string users() const {
    return std::string(
        database.connect()
            .execute("SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), 'none') FROM \"User\"")
            .text(0, 0));
  }
  Place place;
  testing::Database database = testing::fresh_database("seed");
};

}  // namespace

TEST_CASE("seed: a SQL file next to the settings") {
  SeedProject const project;
  REQUIRE(project.run("migrate deploy").code == 0);
  Ran const none = project.run("db seed");
  CHECK(none.code == 1);
  CHECK_THAT(none.err, ContainsSubstring("no seed is defined") && ContainsSubstring("lockstep.json"));
  project.place.write("prisma/lockstep.json", R"({ "seed": "seed.sql" })");
  CHECK(project.run("db seed").code == 1);  // the file does not exist
  project.place.write("prisma/seed.sql",
                      "INSERT INTO \"User\" VALUES (1);\nINSERT INTO \"User\" VALUES (2);\n");
  CHECK(project.run("db seed").code == 0);
  CHECK(project.users() == "1 2");
  Ran const twice = project.run("db seed");
  CHECK(twice.code == 1);
  CHECK_THAT(twice.err, ContainsSubstring("line 1") && ContainsSubstring("User_pkey"));
  CHECK(project.run("db seed -- --more").code == 1);
}

TEST_CASE("seed: a command gets the database, its arguments and the project's programs") {
  SeedProject const project;
  REQUIRE(project.run("migrate deploy").code == 0);
  project.place.write("package.json", R"({ "prisma": { "seed": "fill --first" } })");
  project.place.write(
      "node_modules/.bin/fill",
      "#!/bin/sh\necho \"url $DATABASE_URL\"; echo \"same $SHOP_URL\"; echo \"in $PWD\"\nfor each "
      "in \"$@\"; do echo \"[$each]\"; done\nexit $CODE\n");
  REQUIRE(project.place.shell("chmod +x node_modules/.bin/fill").code == 0);
  Ran const done = project.run("db seed -- --second 'two words'");
  CHECK(done.code == 0);
  CHECK_THAT(done.out,
             ContainsSubstring("url " + project.database.url() + "\nsame " + project.database.url() + "\n"));
  CHECK_THAT(done.out, ContainsSubstring("[--first]\n[--second]\n[two words]\nThe database is seeded."));
  CHECK_THAT(done.out,
             ContainsSubstring("in " + std::filesystem::canonical(project.place.path()).string() + "\n"));
  Ran const failed = project.place.run("db seed", "CODE=7 SHOP_URL='" + project.database.url() + "'");
  CHECK(failed.code == 1);
  CHECK_THAT(failed.err,
             ContainsSubstring("`fill --first` ended with exit code 7") && ContainsSubstring("package.json"));
  // From a subfolder; lockstep.json takes precedence over package.json.
  project.place.write("prisma/sub/.keep", "");
  CHECK(project.place
            .shell("cd prisma/sub && lockstep db seed --schema ../schema.prisma --url '" +
                   project.database.url() + "'")
            .code == 0);
  project.place.write("prisma/lockstep.json", R"({ "seed": "false" })");
  CHECK_THAT(project.run("db seed").err, ContainsSubstring("`false` ended with exit code 1"));
}

TEST_CASE("seed: an unreadable package.json is reported") {
  SeedProject const project;
  project.place.write("package.json", "{ nonsense");
  CHECK_THAT(project.run("db seed").err, ContainsSubstring("package.json` is not valid JSON"));
  project.place.write("package.json", R"({ "prisma": { "seed": ["a"] } })");
  CHECK_THAT(project.run("db seed").err, ContainsSubstring("is not a string"));
  project.place.write("package.json", R"({ "prisma": {} })");
  CHECK_THAT(project.run("db seed").err, ContainsSubstring("no seed is defined"));
}

TEST_CASE("seed: after a reset, and after the first migrations of a new database") {
  SeedProject const project;
  project.place.write("prisma/lockstep.json", R"({ "seed": "seed.sql" })");
  project.place.write("prisma/seed.sql", "INSERT INTO \"User\" VALUES (4);\n");
  CHECK(project.run("migrate dev").code == 0);  // nothing to write, but the database is new
  CHECK(project.users() == "4");
  CHECK(project.run("migrate dev").code == 0);
  CHECK(project.users() == "4");
  CHECK(project.run("migrate reset --force --skip-seed").code == 0);
  CHECK(project.users() == "none");
  CHECK(project.run("migrate reset --force").code == 0);
  CHECK(project.users() == "4");

  SeedProject const other;
  other.place.write("prisma/lockstep.json", R"({ "seed": "seed.sql" })");
  other.place.write("prisma/seed.sql", "INSERT INTO \"User\" VALUES (4);\n");
  CHECK(other.run("migrate dev --skip-seed").code == 0);
  CHECK(other.users() == "none");
}
