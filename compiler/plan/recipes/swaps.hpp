// Changes of type by a second column, without a rewrite under a lock.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/plan/recipes/recipe.hpp"

namespace lockstep {

// Columns whose types change at once, because foreign keys tie them together.
struct TypedGroup {
  std::vector<std::size_t> members;                             // indexes into the changes
  std::vector<std::pair<model::Name, model::ForeignKey>> keys;  // between them, and to others
};

// The column that the change is about, before and after.
Pair<model::Column> typed_columns(Recipe const& recipe, Change const& change);

// Whether one of the changes would rewrite its table, and all of them can be done by second columns: nothing
// stands on the columns that cannot be built for the new ones and swapped. Where it is false they are changed
// in place.
bool can_be_swapped(Recipe const& recipe, TypedGroup const& group, std::vector<Change> const& changes);

// The units of the group. causes: of each change, as everywhere.
void swap_columns(Recipe& recipe, TypedGroup const& group, std::vector<Change> const& changes,
                  std::vector<std::size_t> const& causes);

}  // namespace lockstep
