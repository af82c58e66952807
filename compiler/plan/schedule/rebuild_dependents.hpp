// What stands that blocks a change is taken away before it and put back after it, in the same transaction:
// a view over a column whose type changes, the checks and generated columns around an enum that is built
// again, whatever calls a function that is replaced.
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
  std::vector<AppliedRename> const& renames;  // those
  NewTables const& new_tables;
  bool single_phase = false;
  Diagnostics& diagnostics;
};

// The units with their dependents around them. Units that have a dependent in common become one. What
// PostgreSQL takes away together with something that goes is named just before it, and so is restored with
// its undo. An error in diagnostics when something that stays needs what goes.
std::vector<Unit> rebuild_dependents(std::vector<Unit> units, RebuildContext const& context);

}  // namespace lockstep
