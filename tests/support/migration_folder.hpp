// A folder of migrations that is removed with the test.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "emit/emit.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "support/temporary_folder.hpp"

namespace lockstep::testing {

class MigrationFolder : public TemporaryFolder {
 public:
  void add(std::string const& name, std::string const& sql, std::string const& undo = "") const {
    std::filesystem::create_directories(path() / name);
    std::ofstream(path() / name / "migration.sql") << sql;
    if (!undo.empty()) {
      std::ofstream(path() / name / "rollback.sql")
          << "-- undoes migration.sql, sha256 " << sha256(sql) << "\n"
          << undo;
    }
  }
  std::vector<Migration> read() const { return read_migrations(path()); }
};

}  // namespace lockstep::testing
