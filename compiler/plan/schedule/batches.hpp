// Steps to transactions.
#pragma once

#include <span>
#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// What each action of the units locks and does, one after the other.
std::vector<StepFacts> step_facts_of(std::span<Unit const> units, NewTables const& new_tables);

// Units in their order, cut into batches. A unit is never cut. Two units share a transaction when both may
// run in one, neither reads or builds at length under a lock it shares, and together they lock one table
// only: then no lock is held while another is waited for. So do, with all between them, two units of which
// one drops an object that the other creates, as long as nothing is built there. In direct mode everything
// that can be in one transaction is, so that it is all or nothing. Returns for each batch the number of the
// unit after its last.
std::vector<std::size_t> batches(std::span<Unit const> units, std::span<StepFacts const> step_facts,
                                 bool single_phase);

// An error for each object that one transaction drops and a later one creates, on the way there or back: its
// owner and privileges would be lost.
void refuse_parted_objects(std::span<PhasePlan const> phases, Diagnostics& diagnostics);

}  // namespace lockstep
