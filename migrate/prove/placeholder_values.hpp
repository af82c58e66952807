// What a person would write where a backfill has a marked place: an expression that gives every row a value
// that its column can hold. Proofs need it to continue; it says nothing about what is right for real data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "compiler/plan/actions/step.hpp"
#include "migrate/prove/value_sources.hpp"

namespace lockstep {

// The backfills of a phase whose value nobody has said, in the order of their statements.
std::vector<action::Backfill> placeholders_of(std::vector<Batch> const& batches);

// The renames of columns that have not been done yet in that state.
std::vector<AppliedRename> still_to_come(std::vector<AppliedRename> renames, model::Schema const& now);

// The file with each marked place written. schema: the state to which the migration leads; late: columns that
// it names, and that have their old names while the file runs. samples: of the types of which
// sample_values.hpp knows no input syntax.
std::string fill_placeholders(std::string_view sql, std::vector<action::Backfill> const& placeholders,
                              model::Schema const& schema, std::vector<AppliedRename> const& late = {},
                              Samples const& samples = {});

}  // namespace lockstep
