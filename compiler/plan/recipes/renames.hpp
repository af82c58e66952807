// How the renames of a migration are carried out.
#pragma once

#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

struct SplitRenames {
  std::vector<AppliedRename> in_place;
  std::vector<AppliedRename> values;  // of enum values, done by adding and removing
  std::vector<PhasedRename> columns;  // done by a second column
};

// single_phase: every rename is done in place. keep_column_order: every rename of a column is.
SplitRenames split(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames,
                   bool single_phase, bool keep_column_order);

// For each change its own index.
std::vector<std::size_t> own_causes(std::vector<Change> const& changes);

// For each working change the index of the change that is shown: the same one, or the rename it is part of.
std::vector<std::size_t> causes_of(std::vector<Change> const& working, std::vector<Change> const& shown);

}  // namespace lockstep
