// What an action does to the names in use.
#pragma once

#include <string>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/facts/names.hpp"

namespace lockstep {

// Frees and takes the names of the action. Returns the first one that something else has at that moment;
// empty when there is none. table: as it is before, of an action that is about one that is there; else null.
std::string take_names(UsedNames& used, Action const& action, model::Table const* table);

}  // namespace lockstep
