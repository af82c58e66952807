// What an action takes away, for a while or for good, from under what stands on it.
#pragma once

#include <vector>

#include "compiler/plan/actions/action.hpp"

namespace lockstep {

// retyped: the column changes its type. converted: so that one of the two is somebody's own, between which
// and others there are no operators. recast: its enum is built anew. gone: it is not there for a while, or
// for good.
enum class How { retyped, converted, recast, gone };

struct Taken {
  model::ObjectRef ref;
  How how = How::gone;
};

std::vector<Taken> taken_by(Action const& action);

// Whether the index has to stand aside when that happens to one of its columns.
bool is_disturbed(model::Index const& index, How how);

}  // namespace lockstep
