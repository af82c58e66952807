#include "migrate/history/migration_status.hpp"

#include <algorithm>
#include <map>

namespace lockstep {
namespace {

MigrationState standing_of(HistoryRow const& row) {
  if (row.finished_at) return MigrationState::applied;
  auto const progress = progress_of(row);
  return progress && progress->backward ? MigrationState::rolling_back : MigrationState::failed;
}

// A failed migration may be edited after its finished segments before it is continued, so only an applied one
// counts as edited.
MigrationEntry describe_one(std::string const& name, Migration const* migration, HistoryRow const* row) {
  MigrationEntry result{.name = name, .migration = migration, .row = row};
  if (row == nullptr) return result;
  result.state = migration == nullptr ? MigrationState::missing : standing_of(*row);
  result.edited = result.applied() && !has_checksum(migration->sql, row->checksum);
  return result;
}

}  // namespace

std::vector<MigrationEntry> migration_entries(std::vector<Migration> const& folder,
                                              std::vector<HistoryRow> const& history) {
  struct Sides {
    Migration const* migration = nullptr;
    HistoryRow const* row = nullptr;
    bool rolled_back = false;
  };
  std::map<std::string, Sides> all;
  for (Migration const& migration : folder) all[migration.name].migration = &migration;
  for (HistoryRow const& row : history) {
    if (row.rolled_back_at) {
      auto const known = all.find(row.name);
      if (known != all.end()) known->second.rolled_back = true;
    } else {
      all[row.name].row = &row;
    }
  }
  std::vector<MigrationEntry> result;
  for (auto const& [name, sides] : all) {
    result.push_back(describe_one(name, sides.migration, sides.row));
    result.back().was_rolled_back = sides.rolled_back && sides.row == nullptr;
  }
  bool later_applied = false;
  for (auto at = result.rbegin(); at != result.rend(); ++at) {
    at->out_of_order = at->state == MigrationState::pending && later_applied;
    later_applied = later_applied || (at->row != nullptr && at->row->finished_at);
  }
  return result;
}

}  // namespace lockstep
