// What an action locks and what work it does: one row for each action and condition.
#pragma once

#include <unordered_set>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/actions/hash.hpp"
#include "compiler/plan/actions/lock.hpp"

namespace lockstep {

// Tables that the plan creates: no other session can hold or wait for a lock on them.
using NewTables = std::unordered_set<model::Name, Hash>;

Facts facts_of(Action const& action, NewTables const& new_tables);

// tables: those that existed before and that the action locks, in the order of locking: referenced before
// referencing.
struct StepFacts {
  Facts facts;
  std::vector<model::Name> tables;
};
StepFacts step_facts_of(Action const& action, NewTables const& new_tables);

// Whether the action locks a table that existed before. facts: those of the action.
bool locks_existing(Action const& action, Facts const& facts, NewTables const& new_tables);

// The table the action is about; empty for none.
model::Name const& table_of(Action const& action);

// Whether the guard protects data from the next action; the other kinds check whether the steps so far
// allow the rollback to continue.
bool is_before_loss(action::Guard const& guard);

}  // namespace lockstep
