// How far a backfill has come, for a display.
#pragma once

#include <cstddef>
#include <string>

namespace lockstep {

// passed: rows of this pass that were looked at; expected: how many there are in all, by the server's
// statistics; filled: rows that needed the value, of all passes. Both rates and times are of this run.
struct BackfillProgress {
  std::string table, column;
  int pass = 1;
  std::size_t passed = 0, expected = 0, filled = 0;
  double rows_per_second = 0;  // passed
  double seconds_left = 0;     // of this pass
  int batch_rows = 0;
};

}  // namespace lockstep
