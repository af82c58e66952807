// A backfill as it is written, and read back: the one statement whose parts somebody else carries out than
// the server, so that a long run can be slowed down, paused, watched and taken over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/actions/action.hpp"
#include "emit/emit.hpp"

namespace lockstep {

// The block of a backfill by its parts. value: the expression as the file has it, which a person may have
// written.
struct WrittenBackfill {
  action::Backfill fill;
  std::string value;
  int batch_rows = 0;
  KeyOperators operators = KeyOperators::catalog;
  bool all_rows = true;  // false: in the form of older files, in which row level security hides rows
};

// The DO block, closed by ";" and a line end.
std::string block_of(WrittenBackfill const& backfill);

// The parts of a statement (without its semicolon) that is such a block, with whatever a person has written
// as its value. Nothing for any other statement: what is given, written again, is the statement byte for
// byte, except the kind of line ends.
std::optional<WrittenBackfill> read_backfill(std::string_view statement);

// What the block does, in statements of their own.
//
// Raises, in the words of the block, while nobody has written the value and there are rows that need it;
// empty when the value is written.
std::string guard_sql(WrittenBackfill const& backfill);
// Raises, in the words of the block, while rows are left; empty when that may be.
std::string final_check_sql(WrittenBackfill const& backfill);
// One row with one column: whether rows are left.
std::string rows_left_sql(WrittenBackfill const& backfill);

// A value of the key, as texts of its columns in the server's ISO spelling.
using KeyValue = std::vector<std::string>;

// The greatest key that there is now; no row for an empty table.
std::string last_key_sql(WrittenBackfill const& backfill);
// The key `rows` rows after low (none: from the first one); no row where there are fewer up to last.
std::string next_key_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                         KeyValue const& last, int rows);
// How many rows there are after low up to and with high.
std::string count_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                      KeyValue const& high);
// Fills what needs it after low up to and with high.
std::string fill_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                     KeyValue const& high);
// Without a key: fills some rows that need it.
std::string fill_some_sql(WrittenBackfill const& backfill, int rows);

}  // namespace lockstep
