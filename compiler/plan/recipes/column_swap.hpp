// Changes of type, and enums rebuilt, by a second column, without a rewrite under a lock.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

// Columns whose types change at once, because foreign keys tie them together.
struct TypedGroup {
  std::vector<std::size_t> members;                             // indexes into the changes
  std::vector<std::pair<model::Name, model::ForeignKey>> keys;  // between them, and to others
};

// Whether one of the changes would rewrite its table, or build its indexes again, and all of them can be done
// by second columns: nothing stands on the columns that cannot be built for the new ones and swapped. Where
// it is false they are changed in place.
bool can_be_swapped(PlanningContext const& recipe, TypedGroup const& group,
                    std::vector<Change> const& changes);

// The units of the group. causes: of each change, as everywhere.
void swap_columns(PlanningContext& recipe, TypedGroup const& group, std::vector<Change> const& changes,
                  std::vector<std::size_t> const& causes);

// The same for an enum that is rebuilt: uses are the columns that have it. False as well where a column of
// it comes, goes or changes in the same plan, and where phases are not wanted.
bool can_be_swapped(PlanningContext const& recipe, Pair<model::Enum> const& types,
                    std::vector<action::EnumUse> const& uses);

// The units of the enum and its columns. from: with the values that the expand has added.
void swap_enum(PlanningContext& recipe, Pair<model::Enum> const& types,
               std::vector<action::EnumUse> const& uses, action::ValueMapping const& values,
               std::size_t cause);

// recipes/carried.cpp: whether everything that stands on the column can be built for another one and swapped.
bool can_be_carried(PlanningContext const& recipe, model::Name const& table, std::string const& column);

}  // namespace lockstep
