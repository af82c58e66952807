// Folders of migrations with unusual or invalid content.
#include "migrate/project/migrations_directory.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "postgres/client/io_error.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"

using namespace lockstep;

namespace {

namespace fs = std::filesystem;

class Folder : public testing::TemporaryFolder {
 public:
  // The path of the migration.sql of a new migration, which is not created yet.
  fs::path file(std::string const& name) const {
    fs::create_directories(path() / name);
    return path() / name / "migration.sql";
  }
  // The error of reading, empty when there is none. Removes the migration.
  std::string complaint(std::string const& name) const {
    std::string said;
    try {
      read_migrations(path());
    } catch (IoError const& error) {
      said = error.what();
    }
    fs::remove_all(path() / name);
    return said;
  }
};

}  // namespace

TEST_CASE("migrations: an invalid file is refused by name", "[folder]") {
  Folder const folder;
  folder.file("1_nothing");
  CHECK_THAT(folder.complaint("1_nothing"), ContainsSubstring("`1_nothing` has no migration.sql"));
  fs::create_directory(folder.file("1_folder"));
  CHECK_THAT(folder.complaint("1_folder"), ContainsSubstring("is a folder"));
  fs::create_symlink("migration.sql", folder.file("1_circle"));
  CHECK_THAT(folder.complaint("1_circle"), ContainsSubstring("1_circle/migration.sql"));
  fs::create_symlink("/nonexistent", folder.file("1_dangling"));
  CHECK_THAT(folder.complaint("1_dangling"), ContainsSubstring("has no migration.sql"));
  REQUIRE(::mkfifo(folder.file("1_pipe").c_str(), 0600) == 0);
  CHECK_THAT(folder.complaint("1_pipe"), ContainsSubstring("is a pipe"));
  golden::write(folder.file("1_nul"), std::string("SELECT 1;\0SELECT 2;", 19));
  CHECK_THAT(folder.complaint("1_nul"), ContainsSubstring("is not a text"));
  golden::write(folder.file("1_latin"), "SELECT '\xE9';");
  CHECK_THAT(folder.complaint("1_latin"), ContainsSubstring("is not UTF-8"));
  fs::path const huge = folder.file("1_huge");
  golden::write(huge, "");
  fs::resize_file(huge, std::uintmax_t{300} << 20U);
  CHECK_THAT(folder.complaint("1_huge"), ContainsSubstring("larger than"));
}

TEST_CASE("migrations: unusual names, links to files, a byte order mark and CR LF are accepted", "[folder]") {
  Folder const folder;
  golden::write(folder.file("1_it's \"quoted\"; DROP"), "SELECT 1;\r\n");
  golden::write(folder.path() / "elsewhere.sql", "\xEF\xBB\xBFSELECT 2;\n");
  fs::create_symlink("../elsewhere.sql", folder.file("2_link"));
  golden::write(folder.path() / ".hidden/migration.sql", "");
  auto const migrations = read_migrations(folder.path());
  REQUIRE(migrations.size() == 2);
  CHECK(migrations[0].name == "1_it's \"quoted\"; DROP");
  CHECK(without_mark(migrations[1].sql) == "SELECT 2;\n");
  CHECK(has_checksum("SELECT 1;\n", migrations[0].checksum));
}

TEST_CASE("migrations: 5,000 of them", "[folder]") {
  Folder const folder;
  for (int i = 0; i < 5000; ++i) golden::write(folder.file(std::to_string(10000 + i) + "_x"), "SELECT 1;");
  CHECK(read_migrations(folder.path()).size() == 5000);
}
