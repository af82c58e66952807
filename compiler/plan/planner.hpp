// Two models to a Plan: what differs, and the ordered steps in phases that make one of the other, each with
// its lock, its work, its hazards and its undo. Values in, values out; no SQL.
#pragma once

#include <string>

#include "compiler/diff/diff.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "compiler/plan/actions/step.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// models.from is the exact source (a catalog with all that was read, or a text); models.to the wanted state,
// both canonical. What cannot be planned is an error in diagnostics; the plan returned then is empty.
Plan plan(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
          Diagnostics& diagnostics);

// The steps of that plan and what waits for what, as DOT text. Empty units when it cannot be planned.
std::string plan_graph(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
                       Diagnostics& diagnostics);

}  // namespace lockstep
