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

// An attached index of a partition is dropped, and created again, together with that of the partitioned
// table; where it is not created again (after is null), its partition is dropped.
std::vector<Action> with_what_it_belongs_to(model::DefinedObject const& before,
                                            model::DefinedObject const* after);

}  // namespace lockstep
