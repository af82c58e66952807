// Which actions of a rollback run in one transaction.
#pragma once

#include <vector>

#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

// Whether the guard protects data from the next action; the other kinds check whether the steps so far
// allow the rollback to continue.
bool is_before_loss(action::Guard const& guard);

// Adds the action to the last unit, if both belong to one transaction; or, if the action cannot run in a
// transaction, puts it before that unit. Returns whether it did one of them.
bool join_last(std::vector<Unit>& units, Unit const& alone, NewTables const& restored);

}  // namespace lockstep
