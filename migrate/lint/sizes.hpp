// How long work on a table takes, roughly: a class, from its size and what a usual server gets done in a
// second.
#pragma once

#include <string>

#include "migrate/lint/lint.hpp"

namespace lockstep {

// "about 1.2 million rows, 310 MB: seconds"; without the class for work that the size does not matter for.
std::string expected(TableSize const& size, Work work);

}  // namespace lockstep
