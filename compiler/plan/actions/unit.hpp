// Actions that the order of a plan moves together.
#pragma once

#include <vector>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/actions/phase.hpp"
#include "compiler/plan/actions/resource.hpp"

namespace lockstep {

// Actions of one transaction in a fixed order. The scheduler orders units, not actions.
struct Unit {
  Phase phase = Phase::expand;
  std::size_t cause = 0;  // index into the changes
  std::vector<Action> actions;
  std::vector<std::size_t> causes{};  // one an action, where they differ
  Uses also{};                        // what its actions use beyond what uses_of() finds in them
  std::vector<Uses> parts{};          // the same of each action, where the unit may be split between any two
  std::vector<std::size_t> cuts{};    // the only places where it may be split, ascending; empty: anywhere
};

}  // namespace lockstep
