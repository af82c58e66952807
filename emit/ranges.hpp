// The walk along a unique key in ranges, which every DO block over many rows shares: it commits each range,
// waits only briefly for locks, and tries a range again when another session held a lock.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "emit/emit.hpp"
#include "emit/visibility.hpp"

namespace lockstep {

struct RangeWalk {
  std::string table;             // qualified and quoted
  std::vector<std::string> key;  // its columns, not quoted
  int rows = 0;                  // of each range
  KeyOperators operators = KeyOperators::catalog;
  bool all_rows = true;  // raise instead of skipping rows that row level security hides
};

// The variables that range_ends() and range_loop() use, for a DECLARE.
std::string range_variables(RangeWalk const& walk);

// The ends of the walk: two SELECT INTO, FOUND unless the table is empty.
std::string range_ends(RangeWalk const& walk, std::string const& indent);

// The loop. work: the statements for each range, on separate lines.
std::string range_loop(RangeWalk const& walk, std::string const& work);

// The condition that a row is in the range. columns: the names of the key's columns in the statement.
std::string in_range(RangeWalk const& walk, std::string const& columns);

// A comparison operator of the key. An operator of pg_catalog is schema-qualified, so that no user's operator
// with the same name and these types is used instead.
std::string key_operator(KeyOperators operators, std::string_view symbol);
KeyOperators key_operators(EmitOptions const& options, model::Name const& table,
                           std::vector<std::string> const& key);

// A DO block in which a name that is both a variable and a column means the column. all_rows: as in
// RangeWalk, up to the first COMMIT.
std::string column_block(std::string const& declarations, std::string const& body, bool all_rows = true);

}  // namespace lockstep
