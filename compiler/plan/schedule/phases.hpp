// Turns ordered units into phases: transactions, the facts, hazards and undo of each step, and the rollback.
#pragma once

#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/facts/names.hpp"
#include "compiler/plan/schedule/order.hpp"

namespace lockstep {

struct BuiltPhases {
  std::vector<PhasePlan> phases;
  std::string problem;  // an object that was missing when a step needed it; empty when there is none
};

struct BuildPhasesOptions {
  bool single_phase = false;
  bool one_batch_per_migration =
      false;  // an entry of phases for each batch, with a rollback that undoes it alone
};

// start: the schema before the first unit. renamed_values: enum values that are renamed by adding and
// removing. names: the names in use.
BuiltPhases build_phases(std::vector<Unit> units, model::Schema const& start,
                         std::vector<AppliedRename> const& renamed_values, Names& names,
                         BuildPhasesOptions const& options);

}  // namespace lockstep
