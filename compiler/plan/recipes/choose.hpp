// Which recipe carries out which change.
#pragma once

#include <cstddef>
#include <vector>

#include "compiler/plan/recipes/context.hpp"
#include "compiler/plan/recipes/renames.hpp"

namespace lockstep {

// Adds the units of every change to recipe.units. before: the schema without the renames that are done in
// place. causes: for each change the index of the change that is shown to people.
void choose_recipes(PlanningContext& recipe, model::Schema const& before, SplitRenames const& renames,
                    std::vector<Change> const& changes, std::vector<std::size_t> const& causes);

}  // namespace lockstep
