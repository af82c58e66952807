// How the renames of a migration are carried out.
#pragma once

#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/plan/recipes/recipe.hpp"

namespace lockstep {

struct SplitRenames {
  std::vector<AppliedRename> in_place;
  std::vector<AppliedRename> values;  // of enums, done by adding and removing
  std::vector<PhasedRename> columns;  // done by a second column
};

// direct: the migration has a single phase, so every rename is done in place.
SplitRenames split(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames, bool direct);

}  // namespace lockstep
