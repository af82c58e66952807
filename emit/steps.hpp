// The steps of a plan as stable text, one line each: the expected files of cases and `--print=plan` show it.
#pragma once

#include <string>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// One line for each step, under `forward` and under `rollback`, in the order of execution: phase, number of
// the batch ("lone": outside of a transaction), action, object, locks (on the table, on others), work, how
// much a rollback restores, hazards, and other arguments of the SQL. Empty for an empty plan.
//
//   expand    1       AddColumn  public.User.slug  ACCESS EXCLUSIVE  meta     lossless if        text
//   backfill  1 lone  Backfill   public.User.slug  ROW EXCLUSIVE     batches  lossless     H103  =
//   lower(name)
std::string print_steps(Plan const& plan);

// The object of the step: a table, a member of it, a type, or an object with a definition.
std::string subject_of(Step const& step, Plan const& plan);

}  // namespace lockstep
