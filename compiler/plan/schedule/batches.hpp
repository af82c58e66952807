// Divides the steps into transactions.
#pragma once

#include <span>
#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// The lock and the work of each action of the units, in their order.
std::vector<StepFacts> step_facts_of(std::span<Unit const> units, NewTables const& new_tables);

// Divides the units, in their order, into batches; a unit is never divided. Two units share a transaction if
// both can run in one, neither scans, builds or rewrites a table under a shared lock, and the later one locks
// no other tables than the first: so no lock is held during the wait for another one. A unit that drops an
// object and a later one that creates it again share a transaction with all units between them, if none of
// these builds anything. In a single phase everything that can run in a transaction shares one, so that it is
// all or nothing. Returns for each batch the number of the unit after its last one.
std::vector<std::size_t> batches(std::span<Unit const> units, std::span<StepFacts const> step_facts,
                                 bool single_phase);

// An error for each object that one transaction drops and a later one creates, forwards or in the rollback:
// its owner and privileges would be lost.
void refuse_parted_objects(std::span<PhasePlan const> phases, Diagnostics& diagnostics);

}  // namespace lockstep
