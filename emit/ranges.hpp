// The walk along a unique key in ranges that every DO block over many rows has: a commit each, a short wait
// for locks, and a range that was in somebody's way once more.
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
  int rows = 0;                  // of a range
  KeyOperators operators = KeyOperators::catalog;
  bool all_rows = true;  // row level security hides no row: the block raises instead
};

// The variables that range_ends() and range_loop() use, for a DECLARE.
std::string range_variables(RangeWalk const& walk);

// Where the walk begins and ends: two SELECT INTO, FOUND unless the table is empty.
std::string range_ends(RangeWalk const& walk, std::string const& indent);

// The loop. work: the statements of a range, in lines of their own.
std::string range_loop(RangeWalk const& walk, std::string const& work);

// The condition that a row is in the range; columns: the key's, as the statement of the range calls them.
std::string in_range(RangeWalk const& walk, std::string const& columns);

// A comparison operator of the key: one of pg_catalog is named with its schema, so that nobody's operator of
// the same name and just these types is taken for it.
std::string key_operator(KeyOperators operators, std::string_view symbol);
KeyOperators key_operators(EmitOptions const& options, model::Name const& table,
                           std::vector<std::string> const& key);

// A DO block in which a name that a variable has, too, means the column. all_rows: as of RangeWalk, up to the
// first COMMIT.
std::string column_block(std::string const& declarations, std::string const& body, bool all_rows = true);

}  // namespace lockstep
