// Runs a written backfill range by range, in the key ranges of its block. Each range is one transaction
// together with the position after it. So the next run continues there, even when this one is killed.
//
//   pass:  last := greatest key now
//          repeat  high := the key batch rows after low, at most last;
//                  transaction: fill (low, high], low := high, counts
//   Another pass follows while rows are left and the last pass filled some; at the end no row may be left.
//
// The size of a batch follows its duration, so that a writer waits for a row no longer than a batch takes.
#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "emit/backfill.hpp"
#include "migrate/run/backfill_positions.hpp"
#include "migrate/run/backfill_progress.hpp"
#include "migrate/run/run_segments.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// Speed and duration of a walk.
struct BackfillPace {
  std::optional<int> batch_rows;                    // fixed size; else it follows the duration of a batch
  std::optional<double> rows_per_second;            // upper limit, of rows read
  std::optional<std::chrono::seconds> replica_lag;  // waits while a standby is further behind
  std::optional<std::chrono::system_clock::time_point> until;
  std::chrono::milliseconds batch_time{50};  // the target duration of a batch
  RetryPolicy retry{};                       // of a batch that cannot lock its rows
};

// The walk stopped between two batches, in order, and is not done. what() gives the reason.
struct BackfillStopped : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct BackfillListener {
  std::function<void(BackfillProgress const&)> progress{};  // after each batch
  std::function<void(std::string const&)> waiting{};        // the reason of a wait, when it has changed
};

// start: run, step and statement identify the backfill; when the table has a position of that statement, the
// walk continues there. Throws BackfillStopped; DbError when a batch fails, when locks were not available for
// as long as pace allows, and, with the message of the block, when rows are left at the end; Refused when the
// lag of standbys is not readable. Interrupted as Connection does.
void walk(WrittenBackfill const& backfill, BackfillState const& start, BackfillPace const& pace,
          BackfillListener const& listener, BackfillStates& states, Connection& connection);

}  // namespace lockstep
