// The commands `backfill run`, `status` and `pause`. They run the backfill phase of a migration range by
// range (backfill_ranges.hpp) instead of running the blocks of its file, with the same lock and the same
// history as a deployment. `migrate deploy` or another `backfill run` continues what it leaves undone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "migrate/run/backfill_ranges.hpp"
#include "migrate/run/deploy.hpp"

namespace lockstep {

// `retry` applies to the other statements of the phase, `pace.retry` to the batches.
struct BackfillOptions : RunOptions {
  BackfillPace pace{};
  std::optional<std::string> migration;  // the migration to run; else the next one
  std::string tool = "lockstep";         // recorded with the position
};

struct BackfillEnd {
  std::string migration;  // empty: there was none to run
  std::string stopped;    // why it is not done; empty: it is applied
};

// Runs the next backfill phase. Throws Refused before anything is changed when another migration comes before
// it, or a block in its file cannot be read as a backfill. Else as deploy() does.
BackfillEnd run_backfill(std::vector<Migration> const& folder, Connection& connection,
                         BackfillOptions const& options);

// One entry for each block of each backfill phase in the folder.
struct BackfillEntry {
  std::string migration;
  MigrationState state = MigrationState::pending;  // of the migration
  std::size_t step = 0;
  std::string table, column;              // empty: a block that cannot be read
  std::optional<BackfillState> position;  // nothing before it was begun
  bool done = false;
};
std::vector<BackfillEntry> backfill_entries(std::vector<Migration> const& folder, Connection& connection);

// Requests that a running backfill stops after its current batch, and waits until it does.
struct Pause {
  bool was_running = false;
  bool stopped = false;
  std::string holder;  // the session that still holds the lock when patience ends
};
Pause pause_backfill(std::vector<Migration> const& folder, Connection& connection,
                     std::chrono::milliseconds patience);

}  // namespace lockstep
