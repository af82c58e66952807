// Where a plan makes PostgreSQL refuse UPDATE and DELETE.
#pragma once

#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// Marks the steps from which on a table is published that has no replica identity. start: the schema before
// the first phase.
void mark_refused_updates(std::vector<PhasePlan>& phases, model::Schema const& start);

}  // namespace lockstep
