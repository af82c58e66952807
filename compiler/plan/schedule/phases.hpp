// Ordered units to phases: transactions, and for each step its facts, hazards and undo; and the rollback.
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
  std::string problem;  // the first thing that was not there when it was needed; empty when all is well
};

struct BuildPhasesOptions {
  bool single_phase = false;
  bool one_batch_per_migration =
      false;  // an entry of phases for each batch, with a rollback that undoes it alone
};

// start: the schema before the first unit. renamed_values: enum values that are renamed by adding and
// removing. names: those in use.
BuiltPhases build_phases(std::vector<Unit> units, model::Schema const& start,
                         std::vector<AppliedRename> const& renamed_values, Names& names,
                         BuildPhasesOptions const& options);

}  // namespace lockstep
