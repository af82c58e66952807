// The recipes of indexes and keys of partitions.
#pragma once

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

bool is_partition_index(model::DefinedObject const& object);

// It comes (from is null), goes (to is null) or becomes another one.
void change_partition_index(PlanningContext& recipe, model::DefinedObject const* from,
                            model::DefinedObject const* to, std::size_t cause);

// Builds the index in each partition before. Whether nothing is left for the index of the partitioned table
// to build.
bool build_in_partitions(PlanningContext& recipe, model::Name const& table, model::Index const& index,
                         std::size_t cause);

// One that goes and an equal one that comes are one that gets another name; both changes are taken out.
void join_partition_index_renames(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                                  PlanningContext& recipe);

}  // namespace lockstep
