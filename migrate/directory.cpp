#include "migrate/directory.hpp"

#include <algorithm>

#include "introspect/io_error.hpp"

namespace lockstep {

namespace fs = std::filesystem;

bool is_migrations_folder(fs::path const& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return false;
  if (fs::exists(folder / "migration_lock.toml", error)) return true;
  for (auto const& entry : fs::directory_iterator(folder, error)) {
    if (fs::exists(entry.path() / "migration.sql", error)) return true;
  }
  return false;
}

std::vector<Migration> list_migrations(fs::path const& folder) {
  std::vector<Migration> result;
  std::error_code error;
  for (auto walk = fs::directory_iterator(folder, error); !error && walk != fs::directory_iterator();
       walk.increment(error)) {
    fs::path const file = walk->path() / "migration.sql";
    std::error_code missing;
    if (fs::exists(file, missing)) result.push_back({.name = walk->path().filename().string(), .file = file});
  }
  if (error) throw IoError("cannot read the folder `" + folder.string() + "`: " + error.message());
  std::ranges::sort(result, {}, &Migration::name);
  return result;
}

std::optional<fs::path> migrations_beside(fs::path const& schema) {
  std::error_code error;
  fs::path const plain = schema.has_filename() ? schema : schema.parent_path();
  for (fs::path const& folder : {plain / "migrations", plain.parent_path() / "migrations"}) {
    if (is_migrations_folder(folder)) return folder;
  }
  return std::nullopt;
}

}  // namespace lockstep
