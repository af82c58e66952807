// Makes a failing pair small.
#pragma once

#include <functional>

#include "properties/pair.hpp"

namespace lockstep::properties {

// Whether a pair still fails in the same way.
using Fails = std::function<bool(Pair const&)>;

// First mutations are removed, then tables, columns, enums and all other elements of the worlds, on both
// sides together, as long as the pair still fails. Gives a pair from which no single element can be removed,
// or the best one after `most` attempts.
Pair shrink(Recipe const& recipe, Fails const& fails, std::size_t most = 400);

// The beginning of a failure, up to the first colon: two failures of one kind begin alike.
std::string kind_of(std::string const& failure);

}  // namespace lockstep::properties
