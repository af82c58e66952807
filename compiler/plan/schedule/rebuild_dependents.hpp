// Drops the objects that prevent a change before it and creates them again after it, in the same transaction:
// a view over a column whose type changes, the checks and generated columns that use a rebuilt enum, all that
// calls a replaced function.
#pragma once

#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

struct RebuildContext {
  model::Schema const& from;  // with the renames that are done in place
  model::Schema const& to;
  std::vector<AppliedRename> const& renames;  // the renames that are done in place
  NewTables const& new_tables;
  bool single_phase = false;
  Diagnostics& diagnostics;
};

// The units with the drop and the creation of their dependents. Units with a common dependent become one. An
// object that PostgreSQL drops together with another one has an implicit DropObject before the drop of that,
// so that the rollback restores it. An error in diagnostics if something that stays needs what is dropped.
std::vector<Unit> rebuild_dependents(std::vector<Unit> units, RebuildContext const& context);

}  // namespace lockstep
