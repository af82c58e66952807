// Estimates how long work on a table takes, as a class, from the table's size and the throughput of a usual
// server.
#pragma once

#include <string>

#include <optional>

#include "compiler/plan/actions/lock.hpp"

namespace lockstep {

struct TableSize {
  std::optional<double> rows;  // nothing: never analyzed
  double table_bytes = 0, index_bytes = 0;
};

// "about 1.2 million rows, 310 MB: seconds"; without the class for work that does not depend on the size.
std::string expected(TableSize const& size, Work work);

}  // namespace lockstep
