// Everything is written in a hidden folder next to its final place, flushed, and then renamed. On an error,
// what was written is removed.
#include "migrate/project/write_migrations.hpp"

#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "migrate/project/naming.hpp"
#include "migrate/system/files.hpp"
#include "migrate/system/hold_signals.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// Prisma's own tool reads only the provider line of this file.
constexpr std::string_view lock_file_text =
    "# Written once, not to be edited; belongs into version control.\nprovider = \"postgresql\"\n";

// Removes what was made so far, unless kept. An error of the removal is ignored, because the error that
// caused it is the one to report.
class Undo {
 public:
  Undo() = default;
  Undo(Undo const&) = delete;
  Undo& operator=(Undo const&) = delete;
  ~Undo() {
    std::error_code ignored;
    for (auto path = made_.rbegin(); path != made_.rend(); ++path) fs::remove_all(*path, ignored);
  }
  void add(fs::path path) { made_.push_back(std::move(path)); }
  void keep() { made_.clear(); }

 private:
  std::vector<fs::path> made_;
};

[[noreturn]] void fail_to_write(std::string const& what, fs::path const& path, std::string const& why) {
  throw IoError("cannot " + what + " `" + path.string() + "`: " + why);
}

// Creates folder and its missing parents. Only what it created is undone.
void create_folders(fs::path const& folder, Undo& undo) {
  fs::path first_missing = folder;
  while (first_missing.has_parent_path() && !fs::exists(first_missing.parent_path())) {
    first_missing = first_missing.parent_path();
  }
  bool const missing = !fs::exists(folder);
  std::error_code error;
  if (missing) undo.add(first_missing);
  fs::create_directories(folder, error);
  if (error) fail_to_write("create the folder", folder, error.message());
  if (!fs::is_directory(folder)) fail_to_write("write to", folder, "it is not a folder");
}

fs::path temporary_folder(fs::path const& folder, Undo& undo) {
  std::string pattern = (folder / ".lockstep-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    fail_to_write("write to the folder", folder, std::strerror(errno));
  undo.add(pattern);
  std::error_code error;
  fs::permissions(pattern, fs::perms(0755), error);
  return pattern;
}

void write_migration(fs::path const& folder, MigrationFiles const& files) {
  std::error_code error;
  if (!fs::create_directory(folder, error)) fail_to_write("create the folder", folder, error.message());
  write_durably(folder / "migration.sql", files.migration_sql);
  write_durably(folder / "rollback.sql", files.rollback_sql);
  write_durably(folder / "plan.json", files.plan_json);
  flush_folder(folder);
}

void move_to(fs::path const& from, fs::path const& to, Undo& undo) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) fail_to_write("create", to, error.message());
  undo.add(to);
}

}  // namespace

std::vector<fs::path> write_migrations(fs::path const& folder, MigrationName const& name,
                                       std::vector<MigrationFiles> const& files) {
  assert(!problem_of_name(name.name) && name.stamp.size() == 14);
  std::vector<fs::path> result;
  for (MigrationFiles const& file : files) {
    result.push_back(folder / (name.stamp + "_" + name.name + file.suffix));
    if (fs::exists(fs::symlink_status(result.back())))
      fail_to_write("create", result.back(), "it exists already");
  }
  if (files.empty()) return result;
  HoldSignals const held;
  Undo undo;
  create_folders(folder, undo);
  Undo temporary;  // removed in any case, before the content of `undo`
  fs::path const hidden = temporary_folder(folder, temporary);
  for (fs::path const& path : result) {
    write_migration(hidden / path.filename(), files[static_cast<std::size_t>(&path - result.data())]);
  }
  fs::path const lock_file = folder / "migration_lock.toml";
  bool const has_lock_file = fs::exists(lock_file);
  if (!has_lock_file) write_durably(hidden / lock_file.filename(), lock_file_text);
  flush_folder(hidden);
  for (fs::path const& path : result) move_to(hidden / path.filename(), path, undo);
  if (!has_lock_file) move_to(hidden / lock_file.filename(), lock_file, undo);
  flush_folder(folder);
  undo.keep();
  return result;
}

}  // namespace lockstep
