// `migrate dev` as a developer uses it: from an edited schema to a database with the change, and all reasons
// for which it can refuse.
#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

namespace fs = std::filesystem;

std::string schema(std::string const& fields) {
  return "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id Int @id\n" + fields + "}\n";
}

// A project and its development database.
class Project {
 public:
  Project() { edit(""); }
  void edit(std::string const& fields) const { place.write("prisma/schema.prisma", schema(fields)); }
  Ran dev(std::string const& flags) const {
    Ran ran = place.run("migrate dev " + flags, "DATABASE_URL='" + database.url() + "'");
    UNSCOPED_INFO(flags << "\n" << ran.out << ran.err);
    return ran;
  }
  // The migration directories whose names have this end.
  std::vector<fs::path> migrations(std::string const& end) const {
    std::vector<fs::path> found;
    fs::path const folder = place.path() / "prisma/migrations";
    if (!fs::is_directory(folder)) return found;
    for (auto const& entry : fs::directory_iterator(folder)) {
      if (entry.path().string().ends_with(end)) found.push_back(entry.path());
    }
    return found;
  }
  std::string ask(std::string const& sql) const {
    return std::string(database.connect().execute(sql).text(0, 0));
  }

  Place place;
  testing::Database database = testing::fresh_database("dev");
};

std::string const columns =
    "SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped "
    "AND attrelid = '\"User\"'::regclass";

}  // namespace

TEST_CASE("dev: writes a migration, proves it and applies it") {
  Project const project;
  Ran const unnamed = project.dev("");
  CHECK(unnamed.code == 1);
  CHECK_THAT(unnamed.err, ContainsSubstring("--name"));
  Ran const first = project.dev("--name init");
  CHECK(first.code == 0);
  CHECK_THAT(first.err, ContainsSubstring("proved:     the rollback runs"));
  CHECK(project.migrations("_init").size() == 1);
  CHECK(project.ask(columns) == "id");
  Ran const again = project.dev("--name nothing");
  CHECK(again.code == 0);
  CHECK_THAT(again.out, ContainsSubstring("there is nothing to write"));
  CHECK(project.migrations("_nothing").empty());
  project.edit("  name String @default(\"\")\n");
  CHECK(project.dev("--name name").code == 0);
  CHECK(project.ask(columns) == "id name");
  project.edit("  name Strin\n");
  CHECK(project.dev("--name broken").code == 1);
  CHECK(project.migrations("_broken").empty());
}

TEST_CASE(
    "dev: a migration of --create-only is applied by the next run, with the value that a person wrote") {
  Project const project;
  REQUIRE(project.dev("--name init").code == 0);
  project.database.connect().execute("INSERT INTO \"User\" VALUES (7)");
  project.edit("  name String\n");
  Ran const refused = project.dev("--name name");
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err, ContainsSubstring("--create-only"));
  CHECK(project.migrations("_expand").empty());
  CHECK(project.dev("--name name --create-only").code == 0);
  CHECK(project.ask(columns) == "id");
  REQUIRE(project.migrations("_name_2_backfill").size() == 1);
  fs::path const file = project.migrations("_name_2_backfill").front() / "migration.sql";
  std::string text = golden::read(file);
  std::string const marker = "/* lockstep: write the value here */ NULL";
  REQUIRE(text.find(marker) != std::string::npos);
  golden::write(file, text.replace(text.find(marker), marker.size(), "'user ' || id"));
  Ran const applied = project.dev("");
  CHECK(applied.code == 0);
  CHECK_THAT(applied.out, ContainsSubstring("Applied 3 pending migration(s)."));
  CHECK(project.ask("SELECT name FROM \"User\"") == "user 7");

  // A written placeholder value does not make the rollback stale; another edit does.
  std::string const rollback =
      "migrate rollback --steps 3 --allow-data-loss --url '" + project.database.url() + "'";
  golden::write(file, text + "-- more\n");
  CHECK(project.place.run(rollback).code == 1);
  golden::write(file, text);
  Ran const back = project.place.run(rollback);
  INFO(back.out << back.err);
  CHECK(back.code == 0);
  CHECK(project.ask(columns) == "id");
}

TEST_CASE("dev: data loss and apparent renames need a confirmation") {
  Project const project;
  project.edit("  mail String?\n");
  REQUIRE(project.dev("--name init").code == 0);
  project.edit("  email String?\n");
  Ran const rename = project.dev("--name email");
  CHECK(rename.code == 1);
  CHECK_THAT(rename.err, ContainsSubstring("@renamedFrom"));
  Ran const loss = project.dev("--name email --no-renames");
  CHECK(loss.code == 1);
  CHECK_THAT(loss.err, ContainsSubstring("HIGH: column dropped"));
  CHECK(project.migrations("_email").empty());
  CHECK(project.ask(columns) == "id mail");
  CHECK(project.dev("--name email --no-renames --allow-data-loss").code == 0);
  CHECK(project.ask(columns) == "id email");
}

TEST_CASE("dev: manual changes of a database are reported and not overwritten") {
  Project const project;
  REQUIRE(project.dev("--name init").code == 0);
  project.database.connect().execute("CREATE INDEX by_hand ON \"User\" (id)");
  project.edit("  name String?\n");
  Ran const drifted = project.dev("--name name");
  CHECK(drifted.code == 1);
  CHECK_THAT(drifted.err, ContainsSubstring("by_hand") && ContainsSubstring("lockstep drift"));
  CHECK(project.migrations("_name").empty());
  CHECK(project.ask(columns) == "id");
  project.database.connect().execute(
      "DROP INDEX by_hand; CREATE EXTENSION citext");  // an extension is not drift
  CHECK(project.dev("--name name").code == 0);
}

TEST_CASE("dev: an edited migration stops it") {
  Project const project;
  REQUIRE(project.dev("--name init").code == 0);
  fs::path const file = project.migrations("_init").front() / "migration.sql";
  golden::write(file, golden::read(file) + "\nSELECT 1;\n");
  project.edit("  name String?\n");
  Ran const edited = project.dev("--name name");
  CHECK(edited.code == 1);
  CHECK_THAT(edited.err, ContainsSubstring("edited"));
  CHECK(project.migrations("_name").empty());
}

TEST_CASE("dev: a name that the project's rule does not accept is refused before anything is done") {
  Project const project;
  project.place.write("prisma/lockstep.json", "{\n  \"migrations\": { \"names\": \"verbs\" }\n}");
  Ran const refused = project.dev("--name init");
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err,
             ContainsSubstring("`init` is not of the form that prisma/lockstep.json:2 asks for") &&
                 ContainsSubstring("add_…"));
  CHECK(project.migrations("_init").empty());
  CHECK(project.dev("--name create_user").code == 0);
  CHECK(project.migrations("_create_user").size() == 1);
  project.edit("  name String?\n");
  project.place.write("prisma/lockstep.json", R"({ "migrations": { "names": "[a-z]+_[0-9]+" } })");
  std::string const diff = "migrate diff --from empty --to prisma/schema.prisma --out out --name ";
  Ran const other = project.place.run(diff + "ticket");
  CHECK(other.code == 1);
  CHECK_THAT(other.err, ContainsSubstring("the whole name must match [a-z]+_[0-9]+"));
  CHECK(project.place.run(diff + "ticket_7").code == 0);
}

TEST_CASE("dev: with Prisma as the runner each directory is one query") {
  Project const project;
  project.place.write("prisma/lockstep.json", R"({ "runner": "prisma" })");
  REQUIRE(project.dev("--name init").code == 0);
  project.database.connect().execute("INSERT INTO \"User\" VALUES (7)");
  project.edit("  name String @unique @backfill(\"'n' || id\")\n");
  Ran const written = project.dev("--name name");
  CHECK(written.code == 0);
  CHECK_THAT(written.err, ContainsSubstring("proved:     the migration runs once more after the rollback"));
  CHECK(project.ask("SELECT name FROM \"User\"") == "n7");
  for (fs::path const& each : project.migrations("")) {
    if (!fs::is_directory(each)) continue;
    CHECK(golden::read(each / "migration.sql").find("\nCOMMIT;\n") == std::string::npos);
  }
  std::size_t const count = project.migrations("_expand").size() + project.migrations("_backfill").size() +
                            project.migrations("_contract").size();
  REQUIRE(count > 3);  // more than one directory for each phase
  Ran const back = project.place.run("migrate rollback --allow-data-loss --steps " + std::to_string(count) +
                                     " --url '" + project.database.url() + "'");
  INFO(back.out << back.err);
  CHECK(back.code == 0);
  CHECK(project.ask(columns) == "id");
  CHECK(project.dev("").code == 0);
  CHECK(project.dev("--name again --runner lockstep").code == 0);

  // A table that an earlier directory of the phase has created is new for the later ones.
  std::string const team = "}\n\nmodel Team {\n  id Int @id\n";
  project.edit("  name String @unique\n" + team);
  REQUIRE(project.dev("--name team").code == 0);
  project.edit("  name String @unique\n  tags Tag[]\n" + team +
               "  tags Tag[]\n}\n\nmodel Tag {\n  id Int @id\n  userId Int\n  teamId Int\n  "
               "user User @relation(fields: [userId], references: [id])\n  "
               "team Team @relation(fields: [teamId], references: [id])\n");
  CHECK(project.dev("--name tags").code == 0);
  CHECK(project.migrations("_tags_2_expand").size() == 1);
  Ran const lint = project.place.run("migrate lint");
  INFO(lint.out << lint.err);
  CHECK_THAT(lint.out, !ContainsSubstring("_tags_"));
}
