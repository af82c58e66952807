// `validate` as editors and CI call it: a text on stdin, diagnostics for programs, and failures of the
// environment.
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "support/place.hpp"

using namespace lockstep;
using nlohmann::json;
using testing::Place;
using testing::Ran;
namespace fs = std::filesystem;

namespace {

std::string const head = "datasource db {\n  provider = \"postgresql\"\n}\n";
std::string const user = "model User {\n  id    Int    @id\n  posts Post[]\n}\n";
std::string const post =
    "model Post {\n  id     Int  @id\n  userId Int\n  user   User @relation(fields: [userId], references: "
    "[id])\n}\n";

void write_folder(Place const& place) {
  place.write("prisma/schema/base.prisma", head);
  place.write("prisma/schema/models/post.prisma", post);
  place.write("prisma/schema/models/user.prisma", user);
}

}  // namespace

TEST_CASE("validate -: a text on stdin") {
  Place const place;
  Ran const good = place.run_with(head + "model A {\n  id Int @id\n}\n", "validate -");
  CHECK(good.code == 0);
  CHECK(good.out == "The schema at <stdin> is valid.\n");
  Ran const bad = place.run_with("model A {\n  id Itn @id\n}\n", "validate - --stdin-path prisma/a.prisma");
  CHECK(bad.code == 1);
  CHECK_THAT(bad.err, ContainsSubstring("--> prisma/a.prisma:2:6"));
  CHECK(place.run_with("model A {\n  id Itn @id\n}\n", "validate --schema -").code == 1);
}

TEST_CASE("validate -: stdin replaces a file of a folder") {
  Place const place;
  write_folder(place);
  CHECK(place.run("validate").code == 0);
  std::string const path = "prisma/schema/models/user.prisma";
  std::string const whole = (place.path() / path).string();
  std::string const renamed = "model Person {\n  id Int @id\n}\n";
  for (std::string const& arguments : {"validate - --stdin-path " + path, "validate - --stdin-path " + whole,
                                       "validate - --stdin-path ./prisma/../" + path,
                                       "validate - --schema prisma/schema --stdin-path " + path}) {
    INFO(arguments);
    CHECK(place.run_with(user, arguments).code == 0);
    // The other file now refers to a missing model.
    Ran const bad = place.run_with(renamed, arguments);
    CHECK(bad.code == 1);
    CHECK_THAT(bad.err, ContainsSubstring("models/post.prisma:4:10"));
  }
  // A file that is not saved yet takes the place of its path.
  Ran const added =
      place.run_with("model User {\n  id Int @id\n}\n", "validate - --stdin-path prisma/schema/c.prisma");
  CHECK(added.code == 1);
  CHECK_THAT(added.err, ContainsSubstring("models/user.prisma:1:7"));
  CHECK_THAT(added.err, ContainsSubstring("::: prisma/schema/c.prisma:1:7"));
}

TEST_CASE("validate -: outside of the folder a text is a separate schema") {
  Place const place;
  write_folder(place);
  Ran const ran = place.run_with(user, "validate - --stdin-path other/user.prisma");
  CHECK(ran.code == 1);
  CHECK_THAT(ran.err, ContainsSubstring("other/user.prisma:3:9"));
}

TEST_CASE("validate -: wrong usage is reported") {
  Place const place;
  write_folder(place);
  struct Row {
    std::string arguments, message;
  };
  std::vector<Row> const rows = {
      {"validate - --schema prisma/schema", "which of its files is on stdin is not known"},
      {"validate - --schema prisma/schema --stdin-path a.prisma", "`a.prisma` is not a file of the schema"},
      {"validate - --schema prisma/schema --stdin-path prisma/schema/a.txt", "is not a file of the schema"},
      {"validate - --schema prisma/schema --stdin-path prisma/schema/migrations/a.prisma",
       "is not a file of"},
      {"validate - --schema prisma/schema --stdin-path prisma/schema/models", "is not a file of the schema"},
      {"validate - --schema a.prisma --stdin-path b.prisma",
       "`b.prisma` is not a file of the schema `a.prisma`"},
      {"validate --stdin-path a.prisma", "stdin is not read"},
      {"validate a.prisma --schema b.prisma", "the schema is named twice"},
      {"validate --format xml", "is not one of"},
      {"validate --format json --print ast", "excludes"},
      {"explain --format github", "is not one of"},
  };
  for (Row const& row : rows) {
    Ran const ran = place.run_with(user, row.arguments);
    INFO(row.arguments << ": " << ran.err);
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring(row.message));
  }
}

TEST_CASE("validate --format json: one document on stdout, also of a good schema") {
  Place const place;
  place.write("good.prisma", head);
  place.write("bad.prisma", head + "model A {\n  id Itn @id\n}\n");
  Ran const good = place.run("validate good.prisma --format json");
  CHECK(good.code == 0);
  CHECK(good.err.empty());
  CHECK(json::parse(good.out).at("diagnostics").empty());
  Ran const bad = place.run("validate bad.prisma --format json");
  CHECK(bad.code == 1);
  CHECK(bad.err.empty());
  auto const document = json::parse(bad.out);
  CHECK(document.at("errors") == 1);
  auto const& found = document.at("diagnostics").at(0);
  CHECK(found.at("code") == "E0107");
  CHECK(found.at("file") == "bad.prisma");
  CHECK(found.at("line") == 5);
  CHECK(found.at("column") == 6);
  CHECK_THAT(found.at("help").get<std::string>(), ContainsSubstring("Int"));
}

TEST_CASE(
    "validate --format github: annotations relative to the root of the repository, and only on request") {
  Place const place;
  place.write("app/bad.prisma", head + "model A {\n  id Itn @id\n}\n");
  std::string const arguments = "validate --format github --schema ";
  CHECK_THAT(
      place.run(arguments + "app/bad.prisma").out,
      ContainsSubstring("::error file=app/bad.prisma,line=5,endLine=5,col=6,endColumn=9,title=E0107 "));
  Ran const below =
      place.shell("cd app && GITHUB_WORKSPACE=\"$OLDPWD\" lockstep " + arguments + "bad.prisma");
  CHECK(below.code == 1);
  CHECK_THAT(below.out, ContainsSubstring("::error file=app/bad.prisma,"));
  Ran const text = place.run("validate app/bad.prisma", "GITHUB_ACTIONS=true");
  CHECK(text.out.empty());
  CHECK_THAT(text.err, ContainsSubstring("error[E0107]"));
}

TEST_CASE("diff --format: diagnostics on stderr, the result on stdout") {
  Place const place;
  place.write("a.prisma", head + "model A {\n  id Int @id\n  name String?\n}\n");
  place.write("b.prisma", head + "model A {\n  id Int @id\n  title String?\n}\n");
  std::string const diff = "migrate diff --from a.prisma --to b.prisma ";
  Ran const ran = place.run(diff + "--json --format json --out m --name x");
  CHECK(ran.code == 0);
  CHECK(json::parse(ran.out).contains("changes"));
  auto const document = json::parse(ran.err);
  CHECK(document.at("warnings") == 1);
  CHECK(document.at("diagnostics").at(0).at("code") == "W0502");
  CHECK_THAT(place.run(diff + "--format github").err, ContainsSubstring("::warning file=b.prisma,line=6"));
  Ran const bad = place.run("migrate verify --from a.prisma --to missing.prisma --format json");
  CHECK(bad.code == 1);
  CHECK_THAT(bad.err, ContainsSubstring("error: cannot read `missing.prisma`"));
}

TEST_CASE("input that is not text") {
  Place const place;
  place.write("latin1.prisma", head + "// caf\xE9\n");
  place.write("utf16.prisma", std::string("m\0o\0d\0", 6));
  place.write("locked/a.prisma", head);
  place.write(std::string("caf\xE9.prisma"), "model A {\n");
  Ran const latin1 = place.run("validate latin1.prisma --format json");
  CHECK(latin1.code == 1);
  auto const found = json::parse(latin1.out).at("diagnostics").at(0);
  CHECK(found.at("code") == "E0019");
  CHECK(found.at("line") == 4);
  CHECK(found.at("column") == 7);
  CHECK(place.run_with("// caf\xE9\n", "validate - --format json").code == 1);
  CHECK_THAT(place.run("validate utf16.prisma").err, ContainsSubstring("is not a text (byte 1 is zero)"));
  CHECK_THAT(place.run_with(std::string("m\0", 2), "validate -").err,
             ContainsSubstring("`<stdin>` is not a text"));
  Ran const named = place.run("validate caf?.prisma --format json");
  CHECK(named.code == 1);
  CHECK(json::parse(named.out).at("errors") == 1);
  CHECK(place.run("validate caf?.prisma --format github").code == 1);
}

TEST_CASE("failures of the environment") {
  Place const place;
  place.write("a.prisma", head);
  fs::create_directories(place.path() / "hollow/deep");
  REQUIRE(::mkfifo((place.path() / "pipe.prisma").c_str(), 0600) == 0);
  fs::create_symlink("loop.prisma", place.path() / "loop.prisma");
  fs::create_directories(place.path() / "dangling");
  fs::create_symlink("nowhere.prisma", place.path() / "dangling/x.prisma");
  struct Row {
    std::string line, message;
  };
  std::vector<Row> const rows = {
      {"lockstep validate hollow --format json", "the folder `hollow` holds no .prisma file"},
      {"lockstep validate - <hollow", "cannot read `<stdin>`: Is a directory"},
      {"lockstep validate - <&-", "cannot read `<stdin>`: "},
      {"lockstep validate loop.prisma --format github", "cannot read `loop.prisma`"},
      {"lockstep validate dangling", "cannot read `dangling/x.prisma`"},
      {"lockstep validate a.prisma >/dev/full", "cannot write the result"},
      {"lockstep validate a.prisma >&-", "cannot write the result"},
      {"truncate -s 257M big.prisma && tr '\\0' ' ' <big.prisma | lockstep validate -",
       "`<stdin>` is larger than 256 MiB"},
      {"lockstep validate big.prisma", "`big.prisma` is larger than 256 MiB"},
  };
  for (Row const& row : rows) {
    Ran const ran = place.shell(row.line);
    INFO(row.line << ": " << ran.err);
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring("error: " + row.message.substr(0, 5)));
    CHECK_THAT(ran.err, ContainsSubstring(row.message));
  }
  Ran const piped = place.shell("cat a.prisma >pipe.prisma & lockstep validate pipe.prisma");
  CHECK(piped.code == 0);
}

TEST_CASE("a file that may not be read") {
  if (::geteuid() == 0) {
    SUCCEED("root may read everything");
    return;
  }
  Place const place;
  place.write("a.prisma", head);
  fs::create_directories(place.path() / "folder");
  for (char const* name : {"a.prisma", "folder"}) {
    fs::permissions(place.path() / name, fs::perms::none);
    Ran const ran = place.run(std::string("validate ") + name);
    fs::permissions(place.path() / name, fs::perms::owner_all);
    CHECK(ran.code == 1);
    CHECK_THAT(ran.err, ContainsSubstring("Permission denied"));
  }
}

TEST_CASE("a reader that closes the pipe ends the program without a message") {
  Place const place;
  std::string text = head;
  for (int i = 0; i < 4000; ++i) text += "model M" + std::to_string(i) + " {\n  id Itn @id\n}\n";
  place.write("a.prisma", text);
  place.write("good.prisma", head + "model A {\n  id Int @id\n}\n");
  for (char const* command : {"validate a.prisma --format json", "validate a.prisma --format github",
                              "validate good.prisma --print model"}) {
    // The sleep ensures that the reader has closed the pipe before the first byte.
    Ran const ran = place.shell(std::string("{ sleep 0.2; lockstep ") + command +
                                "; echo $? >code; } | true; wait; cat code");
    INFO(command << ": " << ran.err);
    CHECK(ran.out == "1\n");
    CHECK(ran.err.empty());
  }
  // Diagnostics without a reader do not change the exit code.
  CHECK(place.shell("{ lockstep validate a.prisma 2>&1 >/dev/null; echo $? >code; } | true; wait; cat code")
            .out == "1\n");
}
