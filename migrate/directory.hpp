// A migrations directory as Prisma lays it out: one folder a migration, named <stamp>_<name>, with a
// migration.sql in it; the names in byte order are the order of history.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lockstep {

struct Migration {
  std::string name;            // of its folder
  std::filesystem::path file;  // its migration.sql
};

// Whether a folder has a migration_lock.toml, or a folder with a migration.sql in it.
bool is_migrations_folder(std::filesystem::path const& folder);

// In the order of history. Folders without a migration.sql, and files, are none. Throws IoError when the
// folder cannot be read.
std::vector<Migration> list_migrations(std::filesystem::path const& folder);

// The `migrations` folder that belongs to a schema text: beside the file, or in or beside the folder of
// files. Nothing when there is none.
std::optional<std::filesystem::path> migrations_beside(std::filesystem::path const& schema);

}  // namespace lockstep
