// Changes of type, and rebuilds of enums, by a second column, without a table rewrite under a lock.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

// Columns whose types change in one transaction, because foreign keys, indexes or checks connect them.
struct TypedGroup {
  std::vector<std::size_t> members;  // indexes into the changes
  std::vector<std::pair<model::Name, model::ForeignKey>>
      keys;  // those that have one of the columns at an end
};

// Whether one of the changes would rewrite its table, and second columns can do all of them: everything that
// depends on the columns can be built for the new columns and swapped. If false, the columns are changed in
// place.
bool can_be_swapped(PlanningContext const& recipe, TypedGroup const& group,
                    std::vector<Change> const& changes);

// Adds the units of the group. causes: for each change the index of the shown change.
void swap_columns(PlanningContext& recipe, TypedGroup const& group, std::vector<Change> const& changes,
                  std::vector<std::size_t> const& causes);

// The same for a rebuilt enum; uses: the columns with this type. Also false if the same plan adds, drops or
// changes a column of the type, and in a plan with a single phase.
bool can_be_swapped(PlanningContext const& recipe, Pair<model::Enum> const& types,
                    std::vector<action::EnumUse> const& uses);

// Adds the units of the enum and its columns. types.from: includes the values that expand has added.
void swap_enum(PlanningContext& recipe, Pair<model::Enum> const& types,
               std::vector<action::EnumUse> const& uses, action::ValueMapping const& values,
               std::size_t cause);

// recipes/swap_conditions.cpp: whether everything that depends on the column can be built for another column
// and swapped.
bool can_be_carried(PlanningContext const& recipe, model::Name const& table, std::string const& column);

}  // namespace lockstep
