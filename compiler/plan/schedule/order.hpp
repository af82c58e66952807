// The order of actions, derived from what each of them creates, needs and destroys.
#pragma once

#include <vector>

#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// Orders the units by these rules:
//   - The creation of a resource comes before the units that need it,
//     and before those with a soft need for it, unless that would make a cycle.
//   - The users of the old state of a resource come before it is changed or destroyed.
//   - A name is free before it is taken again.
//   - Phases ascend: a unit that waits for a unit of a later phase moves to that phase.
// Within a phase the units that drop data come last. The other units run in waves, so that what becomes
// possible for several tables runs together: the wave of a unit is one more than the last wave that it waits
// for. Within a wave the unit that disturbs least comes first (catalog only, then scans, then what cannot run
// in a transaction), then the order of the input decides. A heap over the graph of resources:
// (units + uses) log units. A cycle is an error in diagnostics.
std::vector<Unit> order(std::vector<Unit> units, NewTables const& new_tables, Diagnostics& diagnostics);

// Reorders the units so that as few units as possible run between the drop and the creation of an object, and
// one transaction can do both more often: within a phase, a unit that need not be between the two moves
// before the first or after the second.
std::vector<Unit> with_narrow_gaps(std::vector<Unit> units);

// The graph as DOT text, for --print=graph.
std::string graph(std::vector<Unit> const& units);

}  // namespace lockstep
