// What `backfill run`, `status` and `pause` do: the backfill phase of a migration, run range by range
// (backfill_ranges.hpp) instead of in the blocks of its file, under the same lock and with the same history
// as a deployment. Whatever it leaves undone, `migrate deploy` or another `backfill run` continues with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "migrate/run/backfill_ranges.hpp"
#include "migrate/run/deploy.hpp"

namespace lockstep {

// retry is for the other statements of the phase, pace.retry for the batches.
struct BackfillOptions : RunOptions {
  BackfillPace pace{};
  std::optional<std::string> migration;  // which; else the next one
  std::string tool = "lockstep";         // written down next to the position
};

struct BackfillEnd {
  std::string migration;  // empty: there was none to run
  std::string stopped;    // why it is not done; empty: it is applied
};

// Runs the backfill phase that comes next. Throws Refused before anything is changed: something else comes
// before it, or a block in its file is none that can be read. Else as deploy() does.
BackfillEnd run_backfill(std::vector<Migration> const& folder, Connection& connection,
                         BackfillOptions const& options);

// One a block of each backfill phase in the folder.
struct BackfillEntry {
  std::string migration;
  MigrationState state = MigrationState::pending;  // of the migration
  std::size_t step = 0;
  std::string table, column;              // empty: a block that cannot be read
  std::optional<BackfillState> position;  // where it has a position
  bool done = false;
};
std::vector<BackfillEntry> backfill_entries(std::vector<Migration> const& folder, Connection& connection);

// Asks a backfill that is running to stop after its batch, and waits for that.
struct Pause {
  bool was_running = false;
  bool stopped = false;
  std::string holder;  // who still has the lock when patience ends
};
Pause pause_backfill(std::vector<Migration> const& folder, Connection& connection,
                     std::chrono::milliseconds patience);

}  // namespace lockstep
