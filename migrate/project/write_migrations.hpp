// Writes migrations to disk: one directory for each phase, all or nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "emit/emit.hpp"

namespace lockstep {

struct MigrationName {
  std::string stamp;  // YYYYMMDDHHMMSS, UTC
  std::string name;
};

// Writes folder/<stamp>_<name><suffix>/{migration.sql,rollback.sql,plan.json} for each of the files, and
// folder/migration_lock.toml when there is none. Gives the directories in order. Everything is first written
// and flushed in a hidden directory of `folder` and then renamed, so that no reader sees half of it. When it
// throws IoError, nothing remains. An existing directory is never changed. The name and the stamp must be
// valid.
std::vector<std::filesystem::path> write_migrations(std::filesystem::path const& folder,
                                                    MigrationName const& name,
                                                    std::vector<MigrationFiles> const& files);

}  // namespace lockstep
