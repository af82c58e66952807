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

// begun: an earlier run has begun it and nobody knows how it ended. Else an index that is there counts when
// it is the very one that the statement would build: a valid one is its effect, and an invalid one is in its
// way. Throws DbError.
InterruptedState interrupted_state_of(std::string_view statement, bool begun, Connection& connection);

}  // namespace lockstep
