// Carries out a written backfill range by range, in the key ranges of its block. Each range is one
// transaction together with the position after it, so that whoever comes next continues there, whatever
// became of us.
//
//   pass:  last := greatest key now
//          repeat  high := the key batch rows after low, at most last;
//                  transaction: fill (low, high], low := high, counts
//   again while rows are left and the last pass filled some; at the end there must be none.
//
// The size of a batch follows its time: writers wait for a row no longer than a batch takes.
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

// How fast, and for how long.
struct BackfillPace {
  std::optional<int> batch_rows;                    // always so many; else by the time of a batch
  std::optional<double> rows_per_second;            // at most, of those looked at
  std::optional<std::chrono::seconds> replica_lag;  // waits while a standby is further behind
  std::optional<std::chrono::system_clock::time_point> until;
  std::chrono::milliseconds batch_time{50};  // that a batch should take
  RetryPolicy retry{};                       // of a batch that cannot get its rows
};

// The walk has ended between two batches, in order, and is not done. what() says why.
struct BackfillStopped : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct BackfillListener {
  std::function<void(BackfillProgress const&)> progress{};  // after each batch
  std::function<void(std::string const&)> waiting{};        // what for, when that has changed
};

// start: run, step and statement say which backfill; where the table has a position of that statement, it
// is taken up. Throws BackfillStopped; DbError when a batch fails, when locks could not be had for as long as
// pace says, and, in the words of the block, when rows are left at the end; Refused when the lag of standbys
// cannot be seen. Interrupted as Connection does.
void walk(WrittenBackfill const& backfill, BackfillState const& start, BackfillPace const& pace,
          BackfillListener const& listener, BackfillStates& states, Connection& connection);

}  // namespace lockstep
