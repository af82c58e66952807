// A migrations directory as it lies on the disk: `<YYYYMMDDHHMMSS>_<name>/migration.sql` with its
// `rollback.sql`, and `migration_lock.toml` next to them.
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
  std::string sql;             // of migration.sql, as read: with a byte order mark where there is one
  std::string checksum;        // SHA-256 of sql, as Prisma stores it
  std::optional<Phase> phase;  // by the end of the name: `_1_expand`, `_2_backfill`, `_07_contract`
};

// The migrations of a folder, sorted by name; none when the folder does not exist. Files next to the
// directories, and directories that begin with a dot, are no migrations. Throws IoError for a directory
// without migration.sql, for a text that is no UTF-8, too large or not readable, a name that PostgreSQL could
// not store (not UTF-8, more than 255 bytes), and a migration_lock.toml of another provider.
std::vector<Migration> read_migrations(std::filesystem::path const& folder);

// Whether a folder has a migration_lock.toml, or a folder with a migration.sql in it.
bool is_migrations_folder(std::filesystem::path const& folder);

// The `migrations` folder that belongs to a schema text, whether it exists or not: next to the file; of a
// folder of files in it, or next to it when only that one is there.
std::filesystem::path migrations_of(std::filesystem::path const& schema);

// Its rollback.sql, or nothing when there is none. Throws IoError.
std::optional<std::string> read_rollback(Migration const& migration);

// Whether a checksum of the history is that of this text: also with the other kind of line ends, as Prisma
// compares.
bool has_checksum(std::string const& sql, std::string const& checksum);

// Whether the header of a rollback.sql states that it undoes this migration.sql: by the checksum of all of
// it, or of what stands around the places in which a person was to write a value. Lines that hold nothing but
// an exception (-- lockstep:allow …) may have been added.
bool is_undone_by(std::string const& sql, std::string_view rollback);

// The text without a byte order mark: what is sent.
std::string_view without_mark(std::string const& sql);

// The value after a word of the header comment of a file that lockstep wrote ("data loss", "grade"), or
// nothing.
std::optional<std::string> header_value(std::string_view sql, std::string_view key);

}  // namespace lockstep
