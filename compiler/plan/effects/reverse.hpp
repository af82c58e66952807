// How an action is undone, and what is restored.
#pragma once

#include <set>

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "compiler/plan/facts/names.hpp"

namespace lockstep {

struct ReverseContext {
  NewTables const& new_tables;  // created by the same phase: what depends on them goes when they go
  std::set<model::Name> const& partitioned;   // tables on which nothing can be done concurrently or NOT VALID
  std::set<std::string> const& kept_schemas;  // those into which extensions come, which stay
  std::set<model::Name> const& parents;       // tables from which others inherit
  Names& names;
  bool single_phase = false;  // --phases never: plain statements instead of concurrent and validated ones
  bool one_batch_per_migration =
      false;  // each batch has a separate rollback, which starts with the helpers of the phase in place
};

// The undo takes locks as carefully as the forward steps. It starts from the state directly after the action.
Reversal reverse(Action const& action, ReverseContext const& context);

}  // namespace lockstep
