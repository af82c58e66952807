// The hazards of a step.
#pragma once

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

// Depends only on the action, its facts, and whether triggers of the table fire for its writes. In the order
// of the codes.
std::vector<Hazard> hazards_of(Action const& action, StepFacts const& step_fact, NewTables const& new_tables,
                               bool fires_triggers);

// Adds several_tables_locked to the step of a transaction that is the first to lock a second table against
// readers, where each could have a separate transaction. A dropped table has no readers, and a foreign key
// locks both of its tables in any case.
void add_several_tables_locked(Batch& batch);

// Adds materialized_view_filled to each step that creates a materialized view that a step before it in the
// transaction drops: it is recreated, or another definition takes its place.
void add_materialized_view_filled(Batch& batch);

}  // namespace lockstep
