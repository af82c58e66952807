// A development database back to nothing.
#pragma once

#include <string>
#include <vector>

#include "postgres/client/connection.hpp"

namespace lockstep {

// Drops everything in these schemas, or in all that are not the system's or an extension's, with the history
// of migrations; the schemas themselves stay, with their owners and privileges. Extensions go when they live
// in one of them, and archives of what was dropped go with whatever schema. Tables go in portions, each a
// transaction of its own, so that a large database needs no more locks than a server usually has; after an
// error the rest is still there, and doing it again continues. Gives the names of the schemas. Throws
// DbError.
std::vector<std::string> empty_schemas(Connection& connection, std::vector<std::string> const& schemas);

}  // namespace lockstep
