// The program itself, run in a shell: exit codes, and the output on each stream when the input is invalid.
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;
namespace fs = std::filesystem;

namespace {

std::string const head = "datasource db {\n  provider = \"postgresql\"\n  url = env(\"U\")\n}\n";
std::string const user = head + "model User {\n  id Int @id\n}\n";
std::string const user_with_name = head + "model User {\n  id Int @id\n  name String?\n}\n";

}  // namespace

TEST_CASE("validate: a schema of Prisma 8 is refused") {
  Place const place;
  place.write("next.prisma", "// use prisma-8\n" + user);
  Ran const refused = place.run("validate next.prisma");
  CHECK(refused.code == 1);
  CHECK(refused.err.find("error[E0115]") == 0);
}

TEST_CASE("validate: a good and a bad schema") {
  Place const place;
  place.write("prisma/schema.prisma", user);
  Ran const good = place.run("validate");
  CHECK(good.code == 0);
  CHECK(good.out == "The schema at prisma/schema.prisma is valid.\n");
  CHECK(good.err.empty());
  place.write("bad.prisma", head + "model User {\n  id Nothing @id\n}\n");
  Ran const bad = place.run("validate --schema bad.prisma");
  CHECK(bad.code == 1);
  CHECK(bad.out.empty());
  CHECK_THAT(bad.err, ContainsSubstring("bad.prisma:6:6"));
}

TEST_CASE("validate: folders, and the stages on request") {
  Place const place;
  place.write("s/b/models.prisma", "model User {\n  id Int @id\n}\n");
  place.write("s/a.prisma", head);
  place.write("s/node_modules/x.prisma", "model User {}\n");
  CHECK(place.run("validate --schema s").code == 0);
  CHECK_THAT(place.run("validate --schema s --print=model").out, ContainsSubstring("table public.User"));
  CHECK_THAT(place.run("validate --schema s --print ast").out, ContainsSubstring("User"));
  CHECK(place.run("validate --schema s --print=plan").code == 1);
}

TEST_CASE("files that cannot be read") {
  Place const place;
  fs::create_directories(place.path() / "hollow");
  place.write("binary", std::string("\x7F"
                                    "ELF\0\0",
                                    6));
  place.write("m/20260101000000_x/migration.sql", "");
  struct Row {
    std::string arguments, message;
  };
  std::vector<Row> const rows = {
      {"validate", "no schema found"},
      {"validate --schema none.prisma", "cannot read `none.prisma`: No such file or directory"},
      {"validate --schema hollow", "the folder `hollow` holds no .prisma file"},
      {"validate --schema binary", "`binary` is not a text"},
      {"validate --schema m", "`m` is a migrations directory, not a schema"},
      {"migrate diff --from empty --to mysql://a:secret@b/c", "is not a valid source"},
      {"validate --schema postgresql://a:secret@b/c", "takes a file or folder"},
  };
  for (Row const& row : rows) {
    Ran const ran = place.run(row.arguments);
    INFO(row.arguments << ": " << ran.err);
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring("error: "));
    CHECK_THAT(ran.err, ContainsSubstring(row.message));
    CHECK(ran.err.find("secret") == std::string::npos);
  }
}

TEST_CASE("usage errors") {
  Place const place;
  for (char const* arguments :
       {"", "nosuch", "--nosuch", "validate --nosuch", "migrate", "migrate diff --from empty",
        "migrate diff --from empty --to empty --phases some", "validate --color red",
        "migrate diff --from empty --to empty --script --json",
        "migrate diff --from empty --to empty --out x",
        "migrate diff --from empty --to empty --out x --name ../y",
        "migrate diff --from empty --to empty --pg-version 9"}) {
    Ran const ran = place.run(arguments);
    INFO(arguments);
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK_FALSE(ran.err.empty());
  }
  CHECK(place.run("--version").out == "lockstep " LOCKSTEP_VERSION "\n");
  Ran const help = place.run("migrate diff --help");
  CHECK(help.code == 0);
  CHECK_THAT(help.out, ContainsSubstring("--exit-code"));
}

TEST_CASE("explain: the list, as text and as JSON") {
  Place const place;
  Ran const list = place.run("explain --list");
  CHECK(list.code == 0);
  CHECK(list.out == place.run("explain").out);
  CHECK_THAT(list.out, ContainsSubstring("E0107  unknown type\n"));
  CHECK_THAT(list.out, ContainsSubstring("H101   rewrites the table"));
  auto const codes = nlohmann::json::parse(place.run("explain --list --format json").out).at("codes");
  std::size_t lines = 0;
  for (auto const& row : codes) {
    std::string const code = row.at("code");
    CHECK_THAT(list.out, ContainsSubstring(code + " "));
    ++lines;
  }
  CHECK(lines == static_cast<std::size_t>(std::count(list.out.begin(), list.out.end(), '\n')));
  // Each of them has a text. One run of the shell shows them all.
  Ran const each = place.shell(
      "for code in $(lockstep explain | cut -d' ' -f1); do lockstep explain $code | head -1; done");
  CHECK(static_cast<std::size_t>(std::count(each.out.begin(), each.out.end(), '\n')) == lines);
  CHECK(each.err.empty());
  auto const one = nlohmann::json::parse(place.run("explain E0107 --format json").out).at("codes");
  REQUIRE(one.size() == 1);
  CHECK(one[0].at("severity") == "error");
  CHECK_THAT(one[0].at("bad").get<std::string>(), ContainsSubstring("name Text"));
}

TEST_CASE("explain: every code, in upper and lower case, and a hint for unknown codes") {
  Place const place;
  Ran const diagnostic = place.run("explain e0107");
  CHECK(diagnostic.code == 0);
  CHECK_THAT(diagnostic.out, ContainsSubstring("E0107: "));
  CHECK_THAT(diagnostic.out, ContainsSubstring("\nGood:\n\n    model User {\n"));
  CHECK_THAT(place.run("explain H101").out, ContainsSubstring("Safer: "));
  Ran const unknown = place.run("explain H999");
  CHECK(unknown.code == 1);
  CHECK(unknown.out.empty());
  CHECK_THAT(unknown.err, ContainsSubstring("there is no code `H999`"));
}

TEST_CASE("validate: the path is an argument or the value of --schema") {
  Place const place;
  place.write("a.prisma", user);
  CHECK(place.run("validate a.prisma").code == 0);
  CHECK(place.run("validate --schema a.prisma").out == place.run("validate a.prisma").out);
}

TEST_CASE("diff: exit codes and outputs") {
  Place const place;
  place.write("a.prisma", user);
  place.write("b.prisma", user_with_name);
  std::string const diff = "migrate diff --from a.prisma --to b.prisma ";
  CHECK(place.run(diff).code == 0);
  CHECK(place.run(diff + "--exit-code").code == 2);
  CHECK(place.run("migrate diff --from a.prisma --to a.prisma --exit-code").code == 0);
  CHECK_THAT(place.run("migrate diff --from a.prisma --to a.prisma").out,
             ContainsSubstring("No difference."));
  CHECK_THAT(place.run(diff + "--script").out, ContainsSubstring("ADD COLUMN \"name\" text"));
  CHECK_THAT(place.run(diff + "--rollback").out, ContainsSubstring("DROP COLUMN \"name\""));
  CHECK(place.run(diff + "--print=changes").out == "create column public.User.name\n");
  CHECK_THAT(place.run(diff + "--print=plan").out, ContainsSubstring("AddColumn"));
  auto const document = nlohmann::json::parse(place.run(diff + "--json").out);
  CHECK(document["from"] == "a.prisma");
  CHECK(document["changes"].size() == 1);
  CHECK(document["changes"][0]["to"]["member"] == "name");
  CHECK(document["phases"].size() == 1);
}

TEST_CASE("diff writes migration directories") {
  Place const place;
  place.write("a.prisma", user);
  Ran const ran = place.run("migrate diff --from empty --to a.prisma --out m --name first");
  INFO(ran.err);
  CHECK(ran.code == 0);
  CHECK_THAT(ran.err, ContainsSubstring("_first"));
  CHECK(fs::exists(place.path() / "m/migration_lock.toml"));
  std::size_t directories = 0;
  for (auto const& entry : fs::directory_iterator(place.path() / "m"))
    directories += entry.is_directory() ? 1 : 0;
  CHECK(directories == 1);
}

TEST_CASE("a migrations directory as a source: replayed in the order of its names") {
  Place const place;
  place.write("a.prisma", user_with_name);
  place.write("m/20260102000000_name/migration.sql", "ALTER TABLE \"User\" ADD name text;");
  place.write("m/20260101000000_user/migration.sql",
              "CREATE TABLE \"User\" (id int NOT NULL, CONSTRAINT \"User_pkey\" PRIMARY KEY (id));");
  place.write("m/notes.md", "no migration");
  Ran const same = place.run("migrate diff --from m --to a.prisma --exit-code");
  INFO(same.out << same.err);
  CHECK(same.code == 0);
  auto const database = testing::fresh_database("cli");
  database.connect().execute("CREATE SCHEMA app");
  std::string const url = database.url() + (database.url().find('?') == std::string::npos ? "?" : "&");
  Ran const other = place.run("migrate diff --from '" + url + "schema=app' --to m --print=changes");
  CHECK_THAT(other.out, ContainsSubstring("create table app.User\n"));
  CHECK_THAT(place.run("migrate diff --from m --to a.prisma --print=catalog").out,
             ContainsSubstring("column name type=text"));
  place.write("m/20260103000000_wrong/migration.sql", "SELECT 1;\nALTER TABLE nothing ADD x int;\n");
  Ran const wrong = place.run("migrate diff --from empty --to m");
  CHECK(wrong.code == 1);
  CHECK_THAT(wrong.err,
             ContainsSubstring("`20260103000000_wrong` does not run on an empty database: line 2"));
}

TEST_CASE("servers that cannot be reached, and passwords") {
  Place const place;
  place.write("a.prisma", user);
  std::string const url = "'postgresql://me:s3cret@127.0.0.1:1/db'";
  for (std::string const& arguments :
       {"migrate diff --from " + url + " --to a.prisma",
        "migrate diff --from a.prisma --to " + url + " --json",
        "--scratch-url " + url + " migrate verify --from empty --to a.prisma"}) {
    Ran const ran = place.run(arguments);
    INFO(ran.err);
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring("127.0.0.1"));
    CHECK(ran.err.find("s3cret") == std::string::npos);
  }
}

TEST_CASE("without PostgreSQL on the machine") {
  Place const place;
  place.write("a.prisma", user);
  Ran const ran =
      place.run("migrate verify --from empty --to a.prisma", "LOCKSTEP_PG_BINDIR=/nonexistent PATH=");
  INFO(ran.err);
  CHECK(ran.code == 1);
  CHECK_THAT(ran.err, ContainsSubstring("error: "));
  CHECK_THAT(ran.err, ContainsSubstring("help: "));
}

TEST_CASE("a database as a source, and verify") {
  Place const place;
  place.write("b.prisma", user_with_name);
  auto const database = testing::fresh_database("cli");
  database.connect().execute(
      "CREATE TABLE \"User\" (id int CONSTRAINT \"User_pkey\" PRIMARY KEY); "
      "CREATE VIEW v AS SELECT 1");
  std::string const sources = " --from '" + database.url() + "' --to b.prisma";
  CHECK(place.run("migrate diff" + sources + " --print=changes").out == "create column public.User.name\n");
  CHECK_THAT(place.run("migrate diff" + sources + " --print=catalog").out,
             ContainsSubstring("table public.User"));
  Ran const proof = place.run("migrate verify" + sources);
  INFO(proof.out << proof.err);
  CHECK(proof.code == 0);
  CHECK_THAT(proof.out, ContainsSubstring("proved:     the migration runs once more after the rollback"));
}

TEST_CASE("drift: exit codes, formats and the choice of the database") {
  Place const place;
  place.write("prisma/schema.prisma", user_with_name);
  auto const database = testing::fresh_database("cli");
  std::string const table = "CREATE TABLE \"User\" (id int CONSTRAINT \"User_pkey\" PRIMARY KEY, name text)";
  database.connect().execute(table + "; CREATE VIEW v AS SELECT 1 AS one");
  place.write("prisma/.env", "U=" + database.url() + "\n");
  Ran const same = place.run("drift", "U=");
  INFO(same.out << same.err);
  CHECK(same.code == 0);
  CHECK_THAT(same.out, ContainsSubstring("\nNo drift.\n"));
  CHECK(place.run("drift --strict", "U=").code == 2);
  database.connect().execute("ALTER TABLE \"User\" ADD age int");
  std::string const url = " --url '" + database.url() + "'";
  Ran const drifted = place.run("drift --schema prisma" + url);
  CHECK(drifted.code == 2);
  CHECK_THAT(drifted.out, ContainsSubstring("+ column age: only in the database"));
  auto const document = nlohmann::json::parse(place.run("drift --format json" + url).out);
  CHECK(document["drift"][0]["place"]["file"] == "prisma/schema.prisma");
  CHECK(document["drift"][0]["fingerprint"].get<std::string>().size() == 32);
  CHECK_THAT(place.run("drift --format github" + url).out,
             ContainsSubstring("::error file=prisma/schema.prisma,line=5,col=7,title=drift::column"));
  CHECK_THAT(place.run("drift --format markdown" + url).out, ContainsSubstring("<!-- lockstep:drift -->"));
  CHECK(nlohmann::json::parse(place.run("drift --format sarif" + url).out)["version"] == "2.1.0");
  Ran const script = place.run("drift --script" + url);
  CHECK(script.code == 2);
  CHECK_THAT(script.out, ContainsSubstring("DROP COLUMN \"age\""));
  Ran const accepted = place.run("drift --accept" + url);
  CHECK(accepted.code == 2);
  place.write("accepted.prisma", accepted.out);
  CHECK(place.run("drift --schema accepted.prisma" + url).code == 0);
  CHECK_THAT(accepted.out, ContainsSubstring("age"));
  place.write("prisma/migrations/20260101000000_later/migration.sql", "SELECT 1;");
  Ran const pending = place.run("drift --accept" + url);
  CHECK(pending.code == 1);
  CHECK_THAT(pending.err, ContainsSubstring("pending migrations"));
  fs::remove_all(place.path() / "prisma/migrations");

  place.write("lockstep.json", "{\"drift\": {\"ignore\": [{\"name\": \"*.age\", \"reason\": \"known\"}]}}");
  CHECK(place.run("drift" + url).code == 0);
  CHECK(place.run("drift --script" + url).out.empty());
  place.write("lockstep.json", "{\"drift\": {\"ignored\": []}}");
  Ran const settings = place.run("drift" + url);
  CHECK(settings.code == 1);
  CHECK_THAT(settings.err, ContainsSubstring("did you mean `ignore`?"));
}

TEST_CASE("drift: a comparison that cannot be made is an error") {
  Place const place;
  place.write("a.prisma", user);
  place.write("m/20260101000000_x/migration.sql", "SELECT nothing;");
  struct Row {
    std::string arguments, message;
  };
  for (Row const& row : std::vector<Row>{
           {"drift", "no schema found"},
           {"drift --schema a.prisma", "the variable `U` that the datasource names is not set"},
           {"drift --schema a.prisma --url mysql://a:s3cret@b/c", "--url is not a PostgreSQL URL"},
           {"drift --schema a.prisma --url postgresql://a:s3cret@127.0.0.1:1/c", "127.0.0.1"},
           {"drift --schema a.prisma --migrations m", "--migrations"},
           {"drift --migrations a.prisma --url postgresql://x/y", "is not a migrations directory"},
           {"drift --migrations m --url postgresql://x/y", "does not run on an empty database"},
           {"drift --schema m --url postgresql://x/y", "a migrations directory is named with --migrations"},
           {"drift --schema a.prisma --format xml", "`xml` is not one of"},
           {"drift --migrations m --accept", "--migrations excludes --accept"},
       }) {
    Ran const ran = place.run(row.arguments, "U= DATABASE_URL=");
    INFO(row.arguments << ": " << ran.err);
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring(row.message));
    CHECK(ran.err.find("s3cret") == std::string::npos);
  }
}

TEST_CASE("a result that cannot be written is an error") {
  Place const place;
  place.write("a.prisma", user);
  std::string const command = "cd '" + place.path().string() +
                              "' && '" LOCKSTEP_BINARY "' validate --schema a.prisma >/dev/full 2>.err";
  int const status = std::system(command.c_str());
  CHECK(WEXITSTATUS(status) == 1);
  CHECK_THAT(golden::read(place.path() / ".err"), ContainsSubstring("cannot write the result"));
}

TEST_CASE("db pull writes the schema, or prints it") {
  testing::Database const database = testing::fresh_database();
  database.connect().execute("CREATE TABLE \"User\" (id int PRIMARY KEY, name text CHECK (name <> ''))");
  Place const place;
  Ran const printed = place.run("db pull --print --url '" + database.url() + "'");
  CHECK(printed.code == 0);
  CHECK_THAT(printed.out, ContainsSubstring("model User {"));
  CHECK_THAT(printed.err, ContainsSubstring("check constraint public.User.User_name_check"));
  CHECK_FALSE(fs::exists(place.path() / "prisma"));

  // The URL is found as in other commands, and the new text is a valid schema.
  CHECK(place.run("db pull", "DATABASE_URL='" + database.url() + "'").code == 0);
  CHECK(golden::read(place.path() / "prisma/schema.prisma") == printed.out);
  CHECK(place.run("validate").code == 0);

  place.write("own.prisma", "// mine\n" + user_with_name + "model Gone {\n  id Int @id\n}\n");
  CHECK(place.run("db pull --schema own.prisma", "U='" + database.url() + "'").code == 0);
  std::string const own = golden::read(place.path() / "own.prisma");
  CHECK_THAT(own, ContainsSubstring("// mine"));
  CHECK(own.find("Gone") == std::string::npos);

  CHECK(place.run("db pull --schema own.prisma").code == 1);
  place.write("bad.prisma", head + "model User {\n  id Nothing @id\n}\n");
  CHECK(place.run("db pull --schema bad.prisma", "U='" + database.url() + "'").code == 1);
  CHECK(place.run("db pull --force --schema bad.prisma", "U='" + database.url() + "'").code == 0);
  CHECK_THAT(golden::read(place.path() / "bad.prisma"), ContainsSubstring("id   Int"));
}
