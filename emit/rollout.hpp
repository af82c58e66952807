// The versions of the application that may run between the files of a migration: the old one uses the schema
// before the plan, the new one its target.
#pragma once

#include <set>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

struct Rollout {
  // For each entry of Plan::phases: whether the version may run after it and before the next one. The new
  // version of a plan without phases starts after the plan.
  std::vector<bool> old_runs, new_runs;
  // Tables and types that a step of the contract phase changes in one step, so that no version works both
  // before and after it: a table or type that is renamed and keeps no view with its old name, a column that
  // changes its type for clients, a primary key whose old columns are required until then, a new table that
  // takes the name of an old one. The names are those before the step. If there are any, the new version must
  // wait for the contract phase.
  std::set<model::Name> changed_at_once;
};

Rollout rollout_of(Plan const& plan);

}  // namespace lockstep
