// The roles that policies name: a server without them cannot create the schema.
#pragma once

#include <set>
#include <string>

#include "compiler/model/schema.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// The roles as SQL, quoted where needed; without PUBLIC.
std::set<std::string> policy_roles(model::Schema const& schema);

// Creates the missing roles, without privileges. For a server of our own. Throws DbError.
void make_roles(std::set<std::string> const& roles, Connection& connection);

}  // namespace lockstep
