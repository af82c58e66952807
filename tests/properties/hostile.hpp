// Migrations in surroundings that their plan knows nothing of: row security that hides rows from the role
// that runs them, and things that bear the names of what they make for themselves. They may stop; they may
// not lose anything.
#pragma once

#include <string>

#include "compiler/diff/change.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep::properties {

// The files run as a role without superuser that owns the tables, each of which forces a policy upon it that
// hides all rows. What is wrong, or nothing: values are gone, whether the files ran to their end or not. The
// role of the server must be a superuser.
std::string loses_hidden_rows(lockstep::Pair<model::Schema> const& models, Hints const& hints,
                              PhasesMode mode, ScratchServer& server);

// Before they run, functions and indexes of somebody else take the names of those that the files make. What
// is wrong, or nothing: one of them is gone, or another one.
std::string clobbers_names(lockstep::Pair<model::Schema> const& models, Hints const& hints, PhasesMode mode,
                           ScratchServer& server);

}  // namespace lockstep::properties
