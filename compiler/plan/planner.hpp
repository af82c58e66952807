// Turns two models into a Plan: the changes, and the ordered steps in phases that carry them out, each with
// its lock, work, hazards and undo. Pure functions, without SQL.
#pragma once

#include <string>

#include "compiler/diff/diff.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "compiler/plan/actions/step.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// models.from: the exact source (a catalog with all that was read, or a text); models.to: the target; both
// canonical. A change that cannot be planned is an error in diagnostics, and the returned plan is empty.
Plan plan(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
          Diagnostics& diagnostics);

// The units of that plan and their dependencies as DOT text; without units if it cannot be planned.
std::string plan_graph(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
                       Diagnostics& diagnostics);

}  // namespace lockstep
