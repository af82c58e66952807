// What libpq on this machine knows and what it fills in where a connection string is silent: environment
// variables, the service that PGSERVICE names, and values that are compiled in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// Whether the installed libpq has the keyword.
bool is_known_to_libpq(std::string_view keyword);

// The value that a connection gets that does not give the keyword; empty when there is none. It may be a
// password.
std::string connection_default(std::string const& keyword);

// "NAME=value" of the variables that are set and that decide where a client connects and how: pg_dump has to
// reach the same server as our own sessions, with the same guards. Without PGCLIENTENCODING, since our
// sessions and pg_dump choose their encoding. It may hold a password.
std::vector<std::string> connection_environment();

}  // namespace lockstep
