// What an action locks and what work it does: one row an action and condition.
#pragma once

#include <set>

#include "compiler/plan/plan.hpp"

namespace lockstep {

// Tables that the plan creates: nobody else can hold or wait for a lock on them.
using NewTables = std::set<model::Name>;

Facts facts_of(Action const& action, NewTables const& new_tables);

// The tables that existed before and that the action locks, in the order of locking: referenced before
// referencing.
std::vector<model::Name> locked_tables(Action const& action, NewTables const& new_tables);

// The table the action is about; empty for none.
model::Name table_of(Action const& action);

}  // namespace lockstep
