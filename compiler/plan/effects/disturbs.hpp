// What an action takes away, for a while or for good, from under what stands on it.
#pragma once

#include <vector>

#include "compiler/plan/actions/action.hpp"

namespace lockstep {

// retyped: the column changes its type. converted: so that one of the two is somebody's own, between which
// and others there are no operators. recast: its enum is rebuilt. gone: it is not there for a while, or
// for good.
enum class InvalidationKind { type_changed, cast_changed, enum_rebuilt, dropped };

struct Invalidation {
  model::ObjectRef ref;
  InvalidationKind kind = InvalidationKind::dropped;
};

std::vector<Invalidation> invalidations_of(Action const& action);

// Whether the index has to stand aside when that happens to one of its columns.
bool is_disturbed(model::Index const& index, InvalidationKind kind);

}  // namespace lockstep
