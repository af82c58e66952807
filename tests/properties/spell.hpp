// A world as schema text, and as SQL.
#pragma once

#include <string>

#include "properties/world.hpp"

namespace lockstep::properties {

// before: the world to which the old names of this one belong. reversed: models and enums in reverse order,
// which must mean the same. Without extras and everything else that only a catalog can have.
std::string schema_text(World const& world, World const& before, bool reversed = false);

// Statements that make it in an empty database, each ended by ";\n".
std::string schema_sql(World const& world);

}  // namespace lockstep::properties
