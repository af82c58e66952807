// Checks that the database is in the state that a rollback expects. plan.json lists what the phase has left,
// and contains the checksum of its rollback.sql. Nothing is checked when plan.json is absent or has another
// rollback's checksum.
#pragma once

#include <string>

#include "migrate/project/migrations_directory.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// rollback: the text of its rollback.sql. Throws Refused, which lists what is gone or different; IoError,
// DbError.
void refuse_other_state(Migration const& migration, std::string const& rollback, Connection& connection);

}  // namespace lockstep
