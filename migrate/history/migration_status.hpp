// Folder and history side by side: where each migration stands. Pure; every command of the runner begins with
// this.
#pragma once

#include <string>
#include <vector>

#include "migrate/history/history.hpp"
#include "migrate/project/migrations_directory.hpp"

namespace lockstep {

enum class MigrationState {
  applied,
  pending,
  failed,        // begun, not finished: to be taken up again
  rolling_back,  // its rollback has begun
  missing,       // applied or begun, but not in the folder
};
constexpr auto enum_names(MigrationState) {
  return std::to_array<std::string_view>({"applied", "pending", "failed", "rolling back", "missing"});
}

struct MigrationEntry {
  std::string name;
  MigrationState state = MigrationState::pending;
  Migration const* migration = nullptr;  // null when missing
  HistoryRow const* row = nullptr;       // the one that counts; null when pending
  bool edited = false;                   // applied, but the file is another one now
  bool out_of_order = false;             // pending, although a later one is applied
  bool was_rolled_back = false;          // pending again
  bool applied() const { return state == MigrationState::applied; }
};

// One entry a migration of the folder or the history, by name. The result refers to both lists; history is in
// the order of History::rows().
std::vector<MigrationEntry> migration_entries(std::vector<Migration> const& folder,
                                              std::vector<HistoryRow> const& history);

}  // namespace lockstep
