// Which versions of the application may run between the files of a migration: the one that knows the schema
// from which the plan starts (old), and the one that knows its target (new).
#pragma once

#include <set>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

struct Rollout {
  // Of each entry of Plan::phases: whether the version may run when it is done and the next one is not. The
  // new version of a plan without phases comes after the plan.
  std::vector<bool> old_runs, new_runs;
  // What a step of the contract turns into what it is to be in one go, so that two versions cannot live on
  // both its sides: a table or type that is renamed and keeps no old name, a column that changes its type in
  // the eyes of a client, a primary key whose old columns are required until then, a new table that takes a
  // name which an old one has until then. Names as before the step.
  // The new version has to wait for the contract where there is any.
  std::set<model::Name> changed_at_once;
};

Rollout rollout_of(Plan const& plan);

}  // namespace lockstep
