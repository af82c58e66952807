// How long work on a table takes, roughly: a class, from its size and what a usual server gets done in a
// second.
#pragma once

#include <string>

#include <optional>

#include "compiler/plan/actions/lock.hpp"

namespace lockstep {

struct TableSize {
  std::optional<double> rows;  // nothing: the server never counted them
  double table_bytes = 0, index_bytes = 0;
};

// "about 1.2 million rows, 310 MB: seconds"; without the class for work that the size does not matter for.
std::string expected(TableSize const& size, Work work);

}  // namespace lockstep
