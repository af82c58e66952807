// Checks that drift reports nothing for a database created from the schema.
#pragma once

#include <string>
#include <vector>

#include "migrate/sources/source.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep {

// Creates a database from the schema (prelude first) and runs drift on it. Gives the report or the error;
// empty when there is none.
std::string drift_after_creation(Loaded const& text, Sources const& sources,
                                 std::vector<std::string> const& prelude, ScratchServer& server);

}  // namespace lockstep
