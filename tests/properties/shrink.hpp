// Makes a failing pair small.
#pragma once

#include <functional>

#include "properties/pair.hpp"

namespace lockstep::properties {

// Whether a pair still fails in the same way.
using Fails = std::function<bool(Pair const&)>;

// First mutations are left out, then tables, columns, enums and whatever else the worlds hold, on both sides
// at once, as long as the pair still fails. It gives a pair from which nothing can be left out alone, or the
// best one after `most` attempts.
Pair shrink(Recipe const& recipe, Fails const& fails, std::size_t most = 400);

// What a failure begins with, up to the first colon: two failures of one kind begin alike.
std::string kind_of(std::string const& failure);

}  // namespace lockstep::properties
