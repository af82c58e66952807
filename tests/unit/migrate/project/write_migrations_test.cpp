// Migration directories: names, contents, and that a failure leaves nothing.
#include "migrate/project/write_migrations.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>

#include "migrate/project/naming.hpp"
#include "migrate/system/hold_signals.hpp"
#include "postgres/client/io_error.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

// A temporary folder for each test.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "lockstep-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

std::set<std::string> entries(fs::path const& folder) {
  std::set<std::string> result;
  for (auto const& entry : fs::recursive_directory_iterator(folder))
    result.insert(fs::relative(entry.path(), folder).generic_string());
  return result;
}

MigrationFiles files(std::string const& suffix, std::string const& text = "SELECT 1;\n") {
  return {.suffix = suffix, .migration_sql = text, .rollback_sql = "-- back\n", .plan_json = "{}\n"};
}

MigrationName const name = {.stamp = "20260102030405", .name = "add_bio"};
using Names = std::set<std::string>;

}  // namespace

TEST_CASE("names of migrations") {
  CHECK_FALSE(problem_of_name("add_Bio-2"));
  CHECK_FALSE(problem_of_name(std::string(200, 'a')));
  for (std::string const& bad :
       {std::string(), std::string("a b"), std::string("../x"), std::string("\xC3\xA4"), std::string("a/b"),
        std::string("a\n"), std::string(201, 'a')}) {
    INFO(bad);
    CHECK(problem_of_name(bad));
  }
}

TEST_CASE("one directory for each phase, and the lock file once") {
  Folder const folder;
  fs::path const target = folder.path() / "prisma/migrations";
  auto const written = write_migrations(target, name, {files("_1_expand"), files("_3_contract")});
  REQUIRE(written.size() == 2);
  CHECK(written[0] == target / "20260102030405_add_bio_1_expand");
  CHECK(entries(target) ==
        Names{"20260102030405_add_bio_1_expand", "20260102030405_add_bio_1_expand/migration.sql",
              "20260102030405_add_bio_1_expand/plan.json", "20260102030405_add_bio_1_expand/rollback.sql",
              "20260102030405_add_bio_3_contract", "20260102030405_add_bio_3_contract/migration.sql",
              "20260102030405_add_bio_3_contract/plan.json", "20260102030405_add_bio_3_contract/rollback.sql",
              "migration_lock.toml"});
  CHECK(golden::read(written[0] / "migration.sql") == "SELECT 1;\n");
  CHECK_THAT(golden::read(target / "migration_lock.toml"),
             ContainsSubstring("\nprovider = \"postgresql\"\n"));
  golden::write(target / "migration_lock.toml", "mine");
  write_migrations(target, {.stamp = "20260102030406", .name = "next"}, {files("")});
  CHECK(golden::read(target / "migration_lock.toml") == "mine");
}

TEST_CASE("nothing to write writes nothing") {
  Folder const folder;
  CHECK(write_migrations(folder.path() / "m", name, {}).empty());
  CHECK(entries(folder.path()).empty());
}

TEST_CASE("an existing directory is never changed") {
  Folder const folder;
  golden::write(folder.path() / "20260102030405_add_bio_2_backfill/migration.sql", "old");
  auto const before = entries(folder.path());
  CHECK_THROWS_AS(write_migrations(folder.path(), name, {files("_1_expand"), files("_2_backfill")}), IoError);
  CHECK(entries(folder.path()) == before);
  CHECK(golden::read(folder.path() / "20260102030405_add_bio_2_backfill/migration.sql") == "old");
}

TEST_CASE("a folder that is a file is an error") {
  Folder const folder;
  golden::write(folder.path() / "m", "text");
  CHECK_THROWS_AS(write_migrations(folder.path() / "m", name, {files("")}), IoError);
  CHECK_THROWS_AS(write_migrations(folder.path() / "m/below", name, {files("")}), IoError);
  CHECK(entries(folder.path()) == Names{"m"});
}

// The limit on file sizes simulates a full disk: the second phase's file exceeds it.
TEST_CASE("a full disk leaves no files") {
  Folder const folder;
  fs::path const target = folder.path() / "new/migrations";
  std::vector<MigrationFiles> const phases = {files("_1_expand"),
                                              files("_2_backfill", std::string(100'000, 'x'))};
  pid_t const child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit const limit = {.rlim_cur = 4096, .rlim_max = 4096};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      write_migrations(target, name, phases);
    } catch (IoError const&) {
      ::_exit(7);
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
  CHECK(entries(folder.path()).empty());
}

TEST_CASE("a signal waits until the files are in place") {
  Folder const folder;
  fs::path const mark = folder.path() / "mark";
  pid_t const child = ::fork();
  if (child == 0) {
    ::signal(SIGTERM, SIG_DFL);  // the test program catches it
    {
      HoldSignals const held;
      ::raise(SIGTERM);
      std::ofstream(mark) << "written";
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(golden::read(mark) == "written");
}
