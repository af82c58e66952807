// Compares the migrations directory with the history and gives the state of each migration. Pure. Every
// command of the runner starts with it.
#pragma once

#include <string>
#include <vector>

#include "migrate/history/history.hpp"
#include "migrate/project/migrations_directory.hpp"

namespace lockstep {

enum class MigrationState {
  applied,
  pending,
  failed,        // begun, not finished: the next deploy continues it
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
  HistoryRow const* row = nullptr;       // the latest row; null when pending
  bool edited = false;                   // applied, and the file has changed since then
  bool out_of_order = false;             // pending, although a later one is applied
  bool was_rolled_back = false;          // it is pending because it was rolled back
  bool applied() const { return state == MigrationState::applied; }
};

// One entry for each migration of the directory or the history, by name. The result points into both lists.
// history is in the order of History::rows().
std::vector<MigrationEntry> migration_entries(std::vector<Migration> const& folder,
                                              std::vector<HistoryRow> const& history);

}  // namespace lockstep
