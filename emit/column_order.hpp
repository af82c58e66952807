// The columns that a plan moves within their tables.
#pragma once

#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// Each column that exists before and after the plan, and comes after a column that it came before: "column
// public.t.a". PostgreSQL cannot insert a column between others, so a column that is replaced by a
// second one, or dropped and created again, is the last one afterwards. By table, in the order afterwards.
std::vector<std::string> moved_columns(Plan const& plan);

}  // namespace lockstep
