// Replaces the placeholders in backfills as a person would: by an expression that gives every row a value
// that its column accepts. A proof needs that to continue. It proves nothing about the right value for real
// data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "compiler/plan/actions/step.hpp"
#include "migrate/prove/value_sources.hpp"

namespace lockstep {

// The backfills of a phase without a known value, in the order of their statements.
std::vector<action::Backfill> placeholders_of(std::vector<Batch> const& batches);

// The renames of columns that were not done yet in that state.
std::vector<AppliedRename> still_to_come(std::vector<AppliedRename> renames, model::Schema const& now);

// The file with each placeholder replaced. schema: the state after the migration. late: renames of columns
// that take effect after the file, so that the file uses the old names. samples: for the types whose input
// syntax sample_values.hpp does not know.
std::string fill_placeholders(std::string_view sql, std::vector<action::Backfill> const& placeholders,
                              model::Schema const& schema, std::vector<AppliedRename> const& late = {},
                              Samples const& samples = {});

}  // namespace lockstep
