// Small schemas, and every single mutation of each: what can be tried without randomness.
#pragma once

#include <vector>

#include "properties/pair.hpp"

namespace lockstep::properties {

// For each small schema, as each kind of ends, and each mutation: all outcomes that a few dozen choices show,
// each once. With a server also those of catalogs.
std::vector<Recipe> small_recipes(bool with_server);

}  // namespace lockstep::properties
