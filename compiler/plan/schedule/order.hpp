// The order of actions, derived from what each of them creates, needs and destroys.
#pragma once

#include <vector>

#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// The units so that
//   - what is created stands before whatever needs it,
//     and before whatever would rather have it, unless units would wait for each other then,
//   - whatever still uses the old state of a thing stands before that is changed or destroyed,
//   - a name is free before it is taken again,
//   - phases ascend: a unit that has to wait for a later phase moves into that phase.
// Within a phase what destroys data comes last. Otherwise units go in waves, so that what has become possible
// for several tables at once is done together: a wave is one longer than that of the units waited for. Ties
// go to the unit that disturbs least (catalog only, then scans, then what cannot run in a transaction), then
// to the order given. A heap over the graph of resources: (units + uses) log units. A cycle is an error in
// diagnostics.
std::vector<Unit> order(std::vector<Unit> units, NewTables const& new_tables, Diagnostics& diagnostics);

// The ordered units so that an object is missing for as short as can be, and therefore is dropped and created
// in one transaction more often: within a phase what need not be between the two units goes before the first
// or after the second.
std::vector<Unit> with_narrow_gaps(std::vector<Unit> units);

// The graph as DOT text, for --print=graph.
std::string graph(std::vector<Unit> const& units);

}  // namespace lockstep
