// What each action creates, needs, changes and destroys. These lists alone determine the order of a plan.
#pragma once

#include <vector>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/actions/resource.hpp"

namespace lockstep {

// The resources that represent an address in these lists.
std::vector<Resource> resources_of(model::ObjectRef const& ref);

Uses uses_of(Action const& action);

void append(Uses& uses, Uses const& more);

}  // namespace lockstep
