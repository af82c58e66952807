// A backfill as parts, as a written block, and read back from the block. The runner can execute its
// statements itself instead of the block, so that a long run can be slowed down, paused, watched and
// continued.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/actions/action.hpp"
#include "emit/emit.hpp"

namespace lockstep {

// The parts of a backfill's block. value: the expression in the file, which a person may have written.
struct WrittenBackfill {
  action::Backfill fill;
  std::string value;
  int batch_rows = 0;
  KeyOperators operators = KeyOperators::catalog;
  bool all_rows = true;  // false: the form of older files, in which row level security hides rows
};

// The DO block, closed by ";" and a line end.
std::string block_of(WrittenBackfill const& backfill);

// The parts of a statement (without its semicolon) that is such a block, with the value that a person may
// have written. Nothing for any other statement: writing the parts again gives the statement byte for byte,
// except for the kind of line ends.
std::optional<WrittenBackfill> read_backfill(std::string_view statement);

// The work of the block as separate statements.
//
// Raises the error of the block while the placeholder is in the value and rows need it; empty when the value
// is written.
std::string guard_sql(WrittenBackfill const& backfill);
// Raises the error of the block while rows are left; empty when rows may be left.
std::string final_check_sql(WrittenBackfill const& backfill);
// One row with one column: whether rows are left.
std::string rows_left_sql(WrittenBackfill const& backfill);

// A value of the key: a text for each column, in the server's ISO format.
using KeyValue = std::vector<std::string>;

// The greatest key now; no row for an empty table.
std::string last_key_sql(WrittenBackfill const& backfill);
// The key `rows` rows after low (none: from the first one); no row when there are fewer up to last.
std::string next_key_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                         KeyValue const& last, int rows);
// The number of rows after low up to and including high.
std::string count_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                      KeyValue const& high);
// Fills the rows that need it after low up to and including high.
std::string fill_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                     KeyValue const& high);
// Without a key: fills some of the rows that need it.
std::string fill_some_sql(WrittenBackfill const& backfill, int rows);

}  // namespace lockstep
