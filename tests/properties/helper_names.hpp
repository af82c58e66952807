// Things under the names that a plan would like to give to its own helpers.
#pragma once

#include "properties/random.hpp"
#include "properties/world.hpp"

namespace lockstep::properties {

// A column, an index or a table.
void take_helper_name(World& world, Random& random);
// A trigger function or a check, which only a catalog has.
void take_helper_name_by_extra(World& world, Random& random);

}  // namespace lockstep::properties
