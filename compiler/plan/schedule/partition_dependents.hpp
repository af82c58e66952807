// What a change of something else does to partitions and to their indexes.
#pragma once

#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/effects/disturbs.hpp"
#include "compiler/plan/schedule/rebuild_dependents.hpp"

namespace lockstep {

// PostgreSQL changes no column in the key by which a table is partitioned.
void refuse_partition_key(RebuildContext const& context, Pair<Dependents const&> sides,
                          Invalidation const& taken);

// A partition that needs what is taken: its rows would be lost if it was recreated.
void refuse_to_recreate(RebuildContext const& context, Invalidation const& taken,
                        model::DefinedObject const& after);

// An attached index of a partition is dropped and created together with that of the partitioned table.
std::vector<Action> recreated_with_parent(model::DefinedObject const& before,
                                          model::DefinedObject const& after);

}  // namespace lockstep
