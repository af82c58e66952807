// Actions that the order of a plan moves together.
#pragma once

#include <vector>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/actions/phase.hpp"
#include "compiler/plan/actions/resource.hpp"

namespace lockstep {

// Actions that belong into one transaction and follow each other as they stand. Ordering moves units, not
// actions.
struct Unit {
  Phase phase = Phase::expand;
  std::size_t cause = 0;  // index into the changes
  std::vector<Action> actions;
  std::vector<std::size_t> causes{};  // one an action, where they differ
  Uses also{};                        // what its actions use beyond what they say themselves
  std::vector<Uses> parts{};          // the same of each, where they may be parted if need be
  std::vector<std::size_t> cuts{};    // where they may be parted, if not between any two; ascending
};

}  // namespace lockstep
