// Changes that are something else for the planner than for a reader. causes: for each change the index of the
// change that is shown to people; kept in step with changes.
#pragma once

#include <cstddef>
#include <vector>

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

// A primary key whose name and columns both differ is a drop and a create for diff; for the planner it is
// one step, which this adds to recipe.units.
void join_key_replacements(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                           PlanningContext& recipe);

// A foreign key that is renamed while it would have to be taken down for something else is another one.
void part_disturbed_keys(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                         PlanningContext const& recipe);

}  // namespace lockstep
