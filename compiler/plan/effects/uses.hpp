// What each action creates, needs, changes and destroys. The order of a plan follows from these lists alone.
#pragma once

#include <vector>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/actions/resource.hpp"

namespace lockstep {

// What stands for an address in these lists.
std::vector<Resource> resources_of(model::ObjectRef const& ref);

Uses uses_of(Action const& action);

void append(Uses& uses, Uses const& more);

}  // namespace lockstep
