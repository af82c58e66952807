// Two compared schemas to findings. Internal to migrate/.
#pragma once

#include <vector>

#include "emit/drift.hpp"
#include "grammar/source.hpp"
#include "migrate/drift/database_state.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"

namespace lockstep {

// A database checked against what is expected of it.
struct Held {
  std::vector<Finding> drift;      // sorted by owner, then members by kind and name
  std::vector<Finding> unmanaged;  // sorted in the same way
  std::vector<std::string> cannot_compare;
  Pair<model::Schema> models;  // the database and what is expected, comparable
  Hints hints;                 // of what is expected
};

// connection: to the database of state. expected_state: what the database of replayed migrations is, else
// null.
Held hold_against(Loaded const& expected, DatabaseState const* expected_state, DatabaseState const& state,
                  Sources const& sources, Connection& connection, ScratchOnDemand& scratch);

}  // namespace lockstep
