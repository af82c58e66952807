// Which hazards a step bears.
#pragma once

#include "compiler/plan/facts.hpp"

namespace lockstep {

// From the action and its facts alone, and whether triggers of the table run for what it writes. In the order
// of the codes.
std::vector<Hazard> hazards_of(Action const& action, Burden const& burden, NewTables const& new_tables,
                               bool fires_triggers);

}  // namespace lockstep
