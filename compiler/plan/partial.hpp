// What can be planned of a migration when some of its changes are refused.
#pragma once

#include <vector>

#include "compiler/diff/change.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "compiler/plan/actions/step.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// to: the wanted schema without the changes that are left out; the plan leads to it. left_out: changes of the
// whole difference that the plan does not make, in the order of diff(). Both are empty when no change is
// refused.
struct PartialPlan {
  Plan plan;
  model::Schema to;
  std::vector<Change> left_out;
};

// Plans as plan() does. When changes are refused, each of them and whatever needs it keeps its form of
// models.from, and the rest is planned, until nothing is refused. diagnostics receives every refusal, so it
// has errors whenever a change is left out. Example: the type of `a` cannot be converted and `b` is new; the
// plan adds `b`. The plan is empty when a refusal is about no single change: a rename that is ambiguous, or
// steps that wait for each other.
PartialPlan plan_partially(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
                           Diagnostics& diagnostics);

// The hints whose objects the schema has.
Hints hints_for(Hints hints, model::Schema const& to);

}  // namespace lockstep
