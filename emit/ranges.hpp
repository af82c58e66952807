// The walk along a unique key in ranges that every DO block over many rows has: a commit each, a short wait
// for locks, and a range that was in somebody's way once more.
#pragma once

#include <string>
#include <vector>

namespace lockstep {

struct RangeWalk {
  std::string table;             // qualified and quoted
  std::vector<std::string> key;  // its columns, not quoted
  int rows = 0;                  // of a range
};

// The variables that range_ends() and range_loop() use, for a DECLARE.
std::string range_variables(RangeWalk const& walk);

// Where the walk begins and ends: two SELECT INTO, FOUND unless the table is empty.
std::string range_ends(RangeWalk const& walk, std::string const& indent);

// The loop. work: the statements of a range, in lines of their own.
std::string range_loop(RangeWalk const& walk, std::string const& work);

// The condition that a row is in the range; columns: the key's, as the statement of the range calls them.
std::string in_range(RangeWalk const& walk, std::string const& columns);

// A DO block in which a name that a variable has, too, means the column.
std::string column_block(std::string const& declarations, std::string const& body);

}  // namespace lockstep
