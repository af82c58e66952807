// The steps of a plan as stable text, one a line: what the expectations of cases and `--print=plan` show.
#pragma once

#include <string>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// Under `forward` and under `rollback` a line a step, in the order of running: phase, number of the batch
// ("lone": it runs outside of a transaction), action, object, locks (on the table, on the others), work, how
// much a rollback restores, hazards, and what else decides its SQL. Empty for an empty plan.
//   expand    1       AddColumn    public.User.slug  ACCESS EXCLUSIVE  meta     lossless if        text
//   backfill  1 lone  Backfill     public.User.slug  ROW EXCLUSIVE     batches  lossless     H103  =
//   lower(name)
std::string print_steps(Plan const& plan);

// The object that the step is about: a table, a member of it, a type, or what is held by its definition.
std::string subject_of(Step const& step, Plan const& plan);

}  // namespace lockstep
