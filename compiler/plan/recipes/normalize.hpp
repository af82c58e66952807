// Changes that the planner carries out in another form than they are shown. causes: for each change the index
// of the change that is shown to people; kept in step with changes.
#pragma once

#include <cstddef>
#include <vector>

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

// A primary key whose name and columns both differ is a drop and a create for diff; for the planner it is
// one step, which this adds to recipe.units.
void join_key_replacements(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                           PlanningContext& recipe);

// The rename of a foreign key that another change drops temporarily becomes a drop and a create.
void part_disturbed_keys(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                         PlanningContext const& recipe);

}  // namespace lockstep
