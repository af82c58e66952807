// The range of a sequence before and after a change. PostgreSQL refuses a range in which the position is not.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "compiler/model/schema.hpp"

namespace lockstep {

struct SequenceRange {
  std::int64_t increment = 1;
  std::int64_t least = 1;
  std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
};

// Of a sequence, and of the options of a column's own sequence or identity; nothing of any other object.
std::optional<SequenceRange> range_of(model::DefinedObject const& object);

// Whether a position in `from` may be one at which the sequence does not arrive by counting through `to`, so
// that it has to begin at its start value.
bool may_precede(SequenceRange const& from, SequenceRange const& to);

// Whether a position in `from` may be past the end of `to`.
bool may_have_passed(SequenceRange const& from, SequenceRange const& to);

}  // namespace lockstep
