// The safety rules of a plan.
#pragma once

#include <string>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// Restates the safety rules independently of the planner: no scan, index build or rewrite in a transaction
// that holds a lock that blocks writers on an existing table (unless the step has the hazard that states
// it); NOT VALID and VALIDATE in different transactions; non-transactional steps alone; nothing destructive
// before contract in a phased plan; every step has an undo or a reason. A violation is an internal error.
// Returns one line of text for each; empty when there is none.
std::string check(Plan const& plan);

}  // namespace lockstep
