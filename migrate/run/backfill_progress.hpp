// The progress of a backfill, for a display.
#pragma once

#include <cstddef>
#include <string>

namespace lockstep {

// passed: rows of this pass that were read; expected: the number of rows in the table by the server's
// statistics; filled: rows that needed the value, in all passes. The rate and the time are those of this run.
struct BackfillProgress {
  std::string table, column;
  int pass = 1;
  std::size_t passed = 0, expected = 0, filled = 0;
  double rows_per_second = 0;  // passed
  double seconds_left = 0;     // of this pass
  int batch_rows = 0;
};

}  // namespace lockstep
