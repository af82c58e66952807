// A migrations directory on disk: `<YYYYMMDDHHMMSS>_<name>/migration.sql` with its `rollback.sql`, and
// `migration_lock.toml` next to these directories.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/actions/phase.hpp"

namespace lockstep {

struct Migration {
  std::string name;  // of its directory
  std::filesystem::path path;
  std::string sql;             // of migration.sql, as read, including a byte order mark
  std::string checksum;        // SHA-256 of sql, as Prisma stores it
  std::optional<Phase> phase;  // from the end of the name: `_1_expand`, `_2_backfill`, `_07_contract`
};

// The migrations of a folder, sorted by name; none when the folder does not exist. Files next to the
// directories, and directories whose names begin with a dot, are not migrations. Throws IoError for a
// directory without migration.sql, for a text that is not UTF-8, too large or not readable, for a name that
// PostgreSQL could not store (not UTF-8, more than 255 bytes), and for a migration_lock.toml of another
// provider.
std::vector<Migration> read_migrations(std::filesystem::path const& folder);

// Whether a folder contains a migration_lock.toml, or a folder with a migration.sql.
bool is_migrations_folder(std::filesystem::path const& folder);

// The `migrations` folder that belongs to a schema text, whether it exists or not: next to the file; for a
// folder of files in it, or next to it when only that one exists.
std::filesystem::path migrations_of(std::filesystem::path const& schema);

// The migration's rollback.sql, or nothing when there is none. Throws IoError.
std::optional<std::string> read_rollback(Migration const& migration);

// Whether a checksum of the history belongs to this text, with either kind of line ends, as Prisma compares.
bool has_checksum(std::string const& sql, std::string const& checksum);

// Whether the header of a rollback.sql states that it undoes this migration.sql: by the checksum of all of
// it, or of the text around the placeholders that a person replaces. Lines that contain only an exception (--
// lockstep:allow …) may have been added.
bool is_undone_by(std::string const& sql, std::string_view rollback);

// The text without a byte order mark, which is what the server receives.
std::string_view without_mark(std::string const& sql);

// The value of a key in the header comment of a file that lockstep wrote ("data loss", "grade"), or nothing.
std::optional<std::string> header_value(std::string_view sql, std::string_view key);

}  // namespace lockstep
