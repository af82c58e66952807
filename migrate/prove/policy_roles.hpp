// The roles that policies name: a schema cannot be made on a server that does not have them.
#pragma once

#include <set>
#include <string>

#include "compiler/model/schema.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// As SQL writes them, quoted where needed; without PUBLIC.
std::set<std::string> policy_roles(model::Schema const& schema);

// Makes those that are not there, without any right. For a server of our own. Throws DbError.
void make_roles(std::set<std::string> const& roles, Connection& connection);

}  // namespace lockstep
