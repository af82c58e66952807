// Whether the condition of a row of the table of statements holds.
#pragma once

#include "migrate/lint/tracked_schema.hpp"

namespace lockstep {

// A name that a statement of the file gives to something, by creating or renaming it.
struct NameGiven {
  std::size_t statement = 0;
  model::Name name;
};

struct Surroundings {
  Known const& known;
  std::vector<NameGiven> const& names;  // of the file, in its order
  std::size_t statement = 0;            // which one is looked at
};

std::vector<NameGiven> names_given(std::vector<StatementActs> const& file);

// The first reading whose condition holds; null when there is none.
Reading const* reading_of(Act const& act, Surroundings const& surroundings);

}  // namespace lockstep
