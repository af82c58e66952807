// The schema that a series of migrations makes: the files are run on an empty scratch database.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "migrate/project/migrations_directory.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep {

// Runs the files in their order in a new database, with `schema` (created when it does not exist) as the
// search path, as Prisma does in its shadow database, whose name it uses. Gives the URL of that database,
// which the caller drops; it has `schema=` when that is not `public`. Throws IoError when a file cannot be
// read or a statement fails, with migration, line and the server's message; then nothing remains. after:
// called with each migration that has run, and the URL, while no session is connected to the database; its
// exceptions reach the caller.
std::string replay(std::vector<Migration> const& migrations, std::string const& schema, ScratchServer& server,
                   std::function<void(Migration const&, std::string const&)> const& after = {});

}  // namespace lockstep
