// `.env` files by the rules of dotenv, and which database a command uses.
#include "migrate/system/environment.hpp"

#include <cstdlib>
#include <filesystem>

#include "migrate/sources/target.hpp"
#include "postgres/client/io_error.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "lockstep-env-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

std::string message_of(std::string const& given, Datasource const& datasource, fs::path const& schema) {
  try {
    database_url(given, datasource, schema);
  } catch (IoError const& error) {
    return std::string(error.what()) + " " + error.hint;
  }
  return "";
}

}  // namespace

TEST_CASE("environment: lines as dotenv reads them") {
  struct Row {
    std::string text, value;
  };
  std::vector<Row> const rows = {
      {"A=b", "b"},
      {"  A = b c  # d", "b c"},
      {"export A=b", "b"},
      {"A: b", "b"},
      {"A='b # c'", "b # c"},
      {"A=\"b\\nc\" # d", "b\nc"},
      {"A='b\\nc'", "b\\nc"},
      {"A=\"b\nc\"", "b\nc"},
      {"A=`b'\"c`", "b'\"c"},
      {"A=\"unclosed", "\"unclosed"},
      {"A=1\nA=2", "2"},
      {"# A=1\nA=\r\nB=1", ""},
      {"A=postgresql://u:p@h/d?schema=x&a=b", "postgresql://u:p@h/d?schema=x&a=b"},
  };
  for (Row const& row : rows) {
    INFO(row.text);
    CHECK(parse_environment(row.text)["A"] == row.value);
  }
  CHECK(parse_environment("no line\n=x\nA b\n").empty());
}

TEST_CASE("environment: the process takes precedence over files, and files may not contradict each other") {
  Folder const folder;
  fs::path const schema = folder.path / "prisma" / "schema";
  golden::write(schema / "a.prisma", "");
  golden::write(schema / ".env", "LOCKSTEP_T1=inner\nLOCKSTEP_T2=${LOCKSTEP_T1}/${LOCKSTEP_T0}\\${x}\n");
  golden::write(folder.path / "prisma/.env", "LOCKSTEP_T3=outer\nLOCKSTEP_T1=other\n");
  ::setenv("LOCKSTEP_T0", "process", 1);
  Environment const environment(schema);
  CHECK(environment.find("LOCKSTEP_T0") == "process");
  CHECK(environment.find("LOCKSTEP_T2") == "inner/process${x}");
  CHECK(environment.find("LOCKSTEP_T3") == "outer");
  CHECK_FALSE(environment.find("LOCKSTEP_T4"));
  CHECK_THROWS_AS(environment.find("LOCKSTEP_T1"), IoError);
  ::setenv("LOCKSTEP_T1", "now", 1);
  CHECK(environment.find("LOCKSTEP_T1") == "now");
  ::unsetenv("LOCKSTEP_T0");
  ::unsetenv("LOCKSTEP_T1");
}

TEST_CASE("environment: the choice of the database") {
  Folder const folder;
  fs::path const schema = folder.path / "schema.prisma";
  golden::write(folder.path / ".env",
                "LOCKSTEP_DB=postgresql://me:s3cret@h/d\nLOCKSTEP_BAD=mysql://me:s3cret@h/d\n");
  CHECK(database_url("postgresql://x/y", {.url_variable = "NO"}, schema) == "postgresql://x/y");
  CHECK(database_url("", {.url = "postgresql://a/b"}, schema) == "postgresql://a/b");
  CHECK(database_url("", {.url_variable = "LOCKSTEP_DB"}, schema) == "postgresql://me:s3cret@h/d");
  CHECK_THAT(message_of("", {.url_variable = "LOCKSTEP_NONE"}, schema), ContainsSubstring("`LOCKSTEP_NONE`"));
  std::string const bad = message_of("", {.url_variable = "LOCKSTEP_BAD"}, schema);
  CHECK_THAT(bad, ContainsSubstring("`LOCKSTEP_BAD` is not a PostgreSQL URL"));
  CHECK(bad.find("s3cret") == std::string::npos);
  CHECK_THAT(message_of("host=x", {}, schema), ContainsSubstring("--url"));
  char const* const before = std::getenv("DATABASE_URL");
  std::string const kept = before == nullptr ? "" : before;
  ::setenv("DATABASE_URL", "postgresql://p/q", 1);
  CHECK(database_url("", {}, schema) == "postgresql://p/q");
  CHECK_THAT(message_of("", {.url_variable = "LOCKSTEP_NONE"}, schema), ContainsSubstring("not set"));
  ::unsetenv("DATABASE_URL");
  CHECK_THAT(message_of("", {}, schema), ContainsSubstring("no database is named"));
  if (before != nullptr) ::setenv("DATABASE_URL", kept.c_str(), 1);
}
