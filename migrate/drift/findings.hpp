// The findings of two compared schemas. Internal to migrate/.
#pragma once

#include <vector>

#include "emit/drift.hpp"
#include "grammar/source.hpp"
#include "migrate/drift/database_state.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"

namespace lockstep {

// A database compared with what is expected of it.
struct Held {
  std::vector<Finding> drift;      // sorted by owner, then members by kind and name
  std::vector<Finding> unmanaged;  // sorted in the same way
  std::vector<std::string> cannot_compare;
  Pair<model::Schema> models;  // the database and the expected schema, in comparable form
  Hints hints;                 // of the expected schema
};

// connection: to the database of state. expected_state: the state of the database of replayed migrations,
// else null.
Held hold_against(Loaded const& expected, DatabaseState const* expected_state, DatabaseState const& state,
                  Sources const& sources, Connection& connection, ScratchOnDemand& scratch);

}  // namespace lockstep
