// Statements of our own in a session that also runs statements of users. Users may have created functions and
// operators in schemas of the session's search_path that fit the types of our statements better than those of
// pg_catalog do, and row level security may hide rows from the role. Neither may change what our statements
// do.
#pragma once

#include <functional>
#include <string>

#include "postgres/client/connection.hpp"

namespace lockstep {

// One statement, with `search_path = pg_catalog, pg_temp` and `row_security = off`, under which the server
// raises an error where it would hide rows. Outside of a transaction block it has a transaction of its own;
// in one it leaves the settings as they were.
Result execute_internal(Connection& connection, std::string const& sql, Parameters const& parameters = {});

// The same for a statement that work sends in another way.
void with_internal_settings(Connection& connection, std::function<void()> const& work);

}  // namespace lockstep
