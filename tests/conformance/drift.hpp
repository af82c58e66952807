// Whether drift is silent about a database that is just what the schema says.
#pragma once

#include <string>
#include <vector>

#include "migrate/sources/source.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep {

// Creates a database from the schema (prelude first) and looks for drift. Gives what was reported or went
// wrong; nothing when all is well.
std::string drift_after_creation(Loaded const& text, Sources const& sources,
                                 std::vector<std::string> const& prelude, ScratchServer& server);

}  // namespace lockstep
