// The wanted schema with some of its objects as they are before.
#pragma once

#include <set>
#include <vector>

#include "compiler/diff/change.hpp"

namespace lockstep {

// models.to in which each of the objects has its form of models.from, or is absent if it is absent there; and
// so has whatever needs an object that is missing then. from bears the new names of what is renamed. Example:
// a column that is not dropped keeps its enum, too. false when the result still needs something that is
// missing; `to` is then of no use.
bool leave_unchanged(Pair<model::Schema const&> models, std::set<model::ObjectRef> const& objects,
                     model::Schema& to);

}  // namespace lockstep
