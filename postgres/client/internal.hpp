// Statements of lockstep itself in a session that also runs statements of users. Users may have created
// functions and operators in schemas of the session's search_path that match the types of these statements
// better than those of pg_catalog, and row level security may hide rows from the role. Neither may change the
// result of these statements.
#pragma once

#include <functional>
#include <string>

#include "postgres/client/connection.hpp"

namespace lockstep {

// One statement, with `search_path = pg_catalog, pg_temp` and `row_security = off`, so that the server raises
// an error where it would hide rows. Outside of a transaction block it runs in a separate transaction; inside
// a block it restores the settings.
Result execute_internal(Connection& connection, std::string const& sql, Parameters const& parameters = {});

// The same settings for statements that work() sends.
void with_internal_settings(Connection& connection, std::function<void()> const& work);

}  // namespace lockstep
