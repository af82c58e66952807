// What an action does to the names in use.
#pragma once

#include <string>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/facts/names.hpp"

namespace lockstep {

// Frees and takes the names of the action. Returns the first name that is in use already; empty when there is
// none. table: the table of the action in its state before; null if it does not exist yet.
std::string take_names(UsedNames& used, Action const& action, model::Table const* table);

}  // namespace lockstep
