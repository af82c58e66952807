// Every folder tests/pull/<topic>/ is a test of `db pull` on a real server:
//
//   setup.sql          the content of the database; without it, that of schema.prisma
//   schema.prisma      the existing text, or a folder `schema` of several; absent for none
//   expected.prisma    the result, or a folder `expected`
//   report.txt         the report about it
//
// LOCKSTEP_UPDATE=1 rewrites the last two, LOCKSTEP_CASE=text runs the folders whose path contains the text.
// In addition, all schemas of tests/cases are created in a database and read back.
#include "migrate/drift/pull.hpp"

#include <set>

#include "grammar/format.hpp"
#include "migrate/sources/source.hpp"
#include "support/create.hpp"
#include "support/golden.hpp"
#include "support/server.hpp"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

bool is_wanted(fs::path const& path) {
  char const* const wanted = std::getenv("LOCKSTEP_CASE");
  return wanted == nullptr || path.generic_string().find(wanted) != std::string::npos;
}

std::vector<fs::path> topics() {
  std::vector<fs::path> result;
  for (fs::directory_entry const& entry : fs::directory_iterator(golden::source_dir() / "tests/pull")) {
    if (is_wanted(entry.path())) result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

// Pulls, and fails the test on diagnostics.
Pulled pulled(PullOptions const& options) {
  Sources sources;
  Diagnostics diagnostics;
  Pulled result = pull(options, sources, diagnostics);
  INFO(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  return result;
}

Loaded loaded(std::string const& path) {
  Sources sources;
  Diagnostics diagnostics;
  Loaded result = load(path, {}, sources, diagnostics);
  INFO(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  return result;
}

std::string joined(std::vector<std::string> const& lines) {
  std::string text;
  for (std::string const& line : lines) text += line + "\n";
  return text;
}

// A second pull does not change what the first one wrote.
void check_again(Pulled const& before, std::string const& url) {
  std::string pattern = (fs::temp_directory_path() / "lockstep-pull-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  Pulled moved = before;
  moved.files.front().path = fs::path(pattern) / "schema.prisma";
  moved.files.front().changed = true;
  write(moved);
  Pulled const after = pulled({.schema = moved.files.front().path.string(), .url = url});
  golden::matches(before.files.front().text, after.files.front().text, "pulled a second time");
  CHECK_FALSE(after.files.front().changed);
  CHECK(describe(before, "") == describe(after, ""));
  fs::remove_all(pattern);
}

void check_topic(fs::path const& topic) {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  bool const several = fs::exists(topic / "schema");
  fs::path const schema = topic / (several ? "schema" : "schema.prisma");
  if (fs::exists(topic / "setup.sql")) {
    auto const failure = run_file(golden::read(topic / "setup.sql"), connection);
    if (failure) FAIL(describe(*failure));
  } else {
    testing::create(loaded(schema.string()).schema, connection);
  }
  PullOptions options{.schema = schema.string(), .url = database.url()};
  if (fs::exists(topic / "schemas.conf"))
    options.schemas = golden::lines(golden::read(topic / "schemas.conf"));
  Pulled result = pulled(options);
  if (!several) check_again(result, database.url());
  for (PulledFile const& file : result.files) {
    fs::path const expected =
        several ? topic / "expected" / fs::relative(file.path, schema) : topic / "expected.prisma";
    golden::check_golden(expected, file.text);
  }
  result.database = "the database";
  golden::check_golden(topic / "report.txt", describe(result, "the schema"));
  CHECK(joined(result.differences) == "");
}

bool has_schemas(Loaded const& text) {
  return text.schemas.size() > 1 || text.schemas != std::vector<std::string>{"public"};
}

void check_round_trip(fs::path const& path) {
  Loaded const text = loaded(path.string());
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  testing::create(text.schema, connection);
  Pulled const again = pulled({.schema = path.string(), .url = database.url()});
  golden::matches(format(golden::read(path)), again.files.front().text, "pulled into itself");
  CHECK(joined(again.differences) == "");
  Pulled const anew = pulled({.schema = "/nonexistent/schema.prisma",
                              .url = database.url(),
                              .schemas = has_schemas(text) ? text.schemas : std::vector<std::string>{}});
  INFO(anew.files.front().text);
  CHECK(joined(anew.differences) == "");
}

// Excludes cases that expect errors, or that no server can have.
bool has_database(fs::path const& folder) {
  if (!fs::exists(folder / "case.conf")) return true;
  std::string const settings = golden::read(folder / "case.conf");
  return settings.find("expect_error = yes") == std::string::npos &&
         settings.find("server = no") == std::string::npos;
}

// The types that a text leaves to the catalog with which it is compared.
bool needs_types_of_catalog(fs::path const& path) {
  bool const beside_catalog =
      fs::exists(path.parent_path() / "before.sql") || fs::exists(path.parent_path() / "after.sql");
  return beside_catalog && golden::read(path).find("Unsupported(") != std::string::npos;
}

}  // namespace

TEST_CASE("a database is pulled into a schema") {
  static std::vector<fs::path> const all = topics();
  for (fs::path const& topic : all) {
    DYNAMIC_SECTION(topic.filename().string()) { check_topic(topic); }
  }
}

TEST_CASE("db pull of a database created from a schema gives an equal schema") {
  static std::vector<fs::path> const all = golden::files(golden::source_dir() / "tests/cases", ".prisma");
  REQUIRE_FALSE(all.empty());
  for (fs::path const& path : all) {
    if (!is_wanted(path) || !has_database(path.parent_path()) || needs_types_of_catalog(path)) continue;
    DYNAMIC_SECTION(fs::relative(path, golden::source_dir()).generic_string()) { check_round_trip(path); }
  }
}
