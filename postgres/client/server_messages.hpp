// Errors and notices of libpq as values. Internal to postgres/client.
#pragma once

#include <string>

#include "postgres/client/connection.hpp"

struct pg_conn;
struct pg_result;

namespace lockstep {

// result: null for an error of libpq itself, mostly a lost session.
DbError::Fields error_fields(pg_conn* session, pg_result const* result, std::string const& statement);

// libpq takes C strings: of a text with a NUL byte the server would get the beginning alone, an UPDATE
// without its WHERE. Throws DbError instead, before anything is sent.
void refuse_nul(std::string const& statement, Parameters const& parameters = {});

// Why no session came about.
ConnectError connect_error(pg_conn* session, ConnectionUrl const& url);

Notice to_notice(pg_result const* result);

}  // namespace lockstep
