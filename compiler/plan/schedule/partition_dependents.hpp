// What a change does to partitions and to their indexes besides that which it is about.
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

// An index of a partition goes with that of the partitioned table, and comes with it again.
std::vector<Action> recreated_with_parent(model::DefinedObject const& before,
                                          model::DefinedObject const& after);

}  // namespace lockstep
