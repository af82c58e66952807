// Migrations in an environment that their plan does not know: row level security hides rows from the role
// that runs them, or other objects have the names of the planner's helpers. The migrations may stop; they may
// not lose anything.
#pragma once

#include <string>

#include "compiler/diff/change.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep::properties {

// The files run as a role without superuser that owns the tables. Each table has a forced policy that hides
// all rows from it. Gives the defect, or nothing: values are lost, whether the files ran to their end or not.
// The role of the server must be a superuser.
std::string loses_hidden_rows(lockstep::Pair<model::Schema> const& models, Hints const& hints,
                              PhasesMode mode, ScratchServer& server);

// Before the files run, unrelated functions and indexes take the names that the files use. Gives the defect,
// or nothing: one of them is gone or was replaced.
std::string clobbers_names(lockstep::Pair<model::Schema> const& models, Hints const& hints, PhasesMode mode,
                           ScratchServer& server);

}  // namespace lockstep::properties
