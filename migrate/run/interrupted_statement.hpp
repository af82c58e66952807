// The remains of an interrupted statement that cannot run in a transaction: an invalid index, an index that
// was built or dropped without a record, a partition that is half detached. The next run continues from
// there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "postgres/client/connection.hpp"

namespace lockstep {

struct InterruptedState {
  bool done = false;                 // the statement had its effect
  std::vector<std::string> cleanup;  // to be run before it, each alone
  std::string instead;               // to be run in its place; empty: itself
};

// begun: an earlier run has started the statement and its result is not recorded. Else an existing index
// counts only when its definition is that of the statement: a valid one is its result, and an invalid one
// must be dropped first. Throws DbError.
InterruptedState interrupted_state_of(std::string_view statement, bool begun, Connection& connection);

}  // namespace lockstep
