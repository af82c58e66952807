// A dump of the database before it is changed.
#pragma once

#include <string>

namespace lockstep {

// Runs pg_dump in its custom format, and pg_restore --list on the result to see that it can be read. file
// must not exist; it appears only when both have worked. Gives one sentence for a person. The password goes
// through the environment, never through the command line. Throws IoError with what the programs said.
std::string back_up(std::string const& url, std::string const& file);

}  // namespace lockstep
