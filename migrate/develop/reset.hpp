// Empties a development database.
#pragma once

#include <string>
#include <vector>

#include "postgres/client/connection.hpp"

namespace lockstep {

// Drops everything in these schemas, with the history of migrations; without a list, in all schemas that do
// not belong to the system or an extension. The schemas themselves stay, with their owners and privileges. An
// extension is dropped when it is installed in one of them. Archives are dropped whatever schema they are of.
// Tables are dropped in portions, one transaction each, so that a large database needs no more locks than a
// server usually has. After an error the rest still exists, and a second call continues. Gives the names of
// the schemas. Throws DbError.
std::vector<std::string> empty_schemas(Connection& connection, std::vector<std::string> const& schemas);

}  // namespace lockstep
