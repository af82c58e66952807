// The schema that a history of migrations leads to: its files are run on an empty scratch database.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "migrate/project/migrations_directory.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep {

// Runs the files in their order in a new database, with `schema` (created when it is not there) as the search
// path, as Prisma does in its shadow database, whose name it has. Gives the URL of that database, which is
// the caller's to drop; it has `schema=` when that is not `public`. Throws IoError when a file cannot be read
// or a statement fails, naming migration, line and the server's words; then nothing remains.
// after: is reported of each migration that has run, and of the URL, while nobody is connected to it; what it
// throws reaches the caller.
std::string replay(std::vector<Migration> const& migrations, std::string const& schema, ScratchServer& server,
                   std::function<void(Migration const&, std::string const&)> const& after = {});

}  // namespace lockstep
