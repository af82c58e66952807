// Evaluates the conditions of rows in the table of statements.
#pragma once

#include "migrate/lint/tracked_schema.hpp"

namespace lockstep {

// A name that a statement of the file defines, by creating or renaming an object.
struct NameDefined {
  std::size_t statement = 0;
  model::Name name;
};

struct Surroundings {
  TrackedSchema const& known;
  std::vector<NameDefined> const& names;  // of the file, in its order
  std::size_t statement = 0;              // index of the statement to judge
};

std::vector<NameDefined> names_given(std::vector<StatementActs> const& file);

// The first match whose condition holds; null when there is none.
Match const* reading_of(Operation const& act, Surroundings const& surroundings);

}  // namespace lockstep
