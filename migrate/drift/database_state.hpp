// What a database is, for a comparison with a repository.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"
#include "migrate/history/applied.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// What a database is, read in one snapshot.
struct DatabaseState {
  model::Schema schema;                     // canonical
  std::vector<model::ObjectRef> unmanaged;  // sorted
  Applied applied;
};

// Reads it in one read-only transaction, which a hot standby and a role without rights can have. scope: the
// schemas to read; empty: all. Throws DbError.
DatabaseState read_database(Connection& connection, std::vector<std::string> const& scope);

}  // namespace lockstep
