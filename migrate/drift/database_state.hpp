// The state of a database, for a comparison with a repository.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"
#include "migrate/history/applied.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// The state of a database, read in one snapshot.
struct DatabaseState {
  model::Schema schema;                     // canonical
  std::vector<model::ObjectRef> unmanaged;  // sorted
  Applied applied;
};

// Reads the state in one read-only transaction, which works on a hot standby and without privileges. scope:
// the schemas to read; empty: all. Throws DbError.
DatabaseState read_database(Connection& connection, std::vector<std::string> const& scope);

}  // namespace lockstep
