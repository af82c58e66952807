// Which actions of a rollback run in one transaction.
#pragma once

#include <vector>

#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

// Adds the action to the last unit, if both belong to one transaction; or, if the action cannot run in a
// transaction, puts it before that unit. Returns whether it did one of them.
bool join_last(std::vector<Unit>& units, Unit const& alone, NewTables const& restored);

}  // namespace lockstep
