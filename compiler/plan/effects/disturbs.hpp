// What an action changes or drops, permanently or temporarily, although other objects may depend on it.
#pragma once

#include <vector>

#include "compiler/plan/actions/action.hpp"

namespace lockstep {

// type_changed: the column changes its type. cast_changed: the same, and one of the two types is
// user-defined, so that the operators of the other do not apply to it. enum_rebuilt: the enum of the column
// is rebuilt. dropped: permanently, or until it is created again.
enum class InvalidationKind { type_changed, cast_changed, enum_rebuilt, dropped };

struct Invalidation {
  model::ObjectRef ref;
  InvalidationKind kind = InvalidationKind::dropped;
};

std::vector<Invalidation> invalidations_of(Action const& action);

// Whether the index has to be dropped and created again when that happens to one of its columns.
bool is_disturbed(model::Index const& index, InvalidationKind kind);

}  // namespace lockstep
