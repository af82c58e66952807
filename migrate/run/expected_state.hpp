// Is the database what a rollback expects? Its plan.json states what the phase has left; that file is bound
// to its rollback.sql by a checksum, and where it is absent, of another tool or of another rollback, nothing
// is asked.
#pragma once

#include <string>

#include "migrate/project/migrations_directory.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// rollback: the text of its rollback.sql. Throws Refused that names what is gone or different; IoError,
// DbError.
void refuse_other_state(Migration const& migration, std::string const& rollback, Connection& connection);

}  // namespace lockstep
