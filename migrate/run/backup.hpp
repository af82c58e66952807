// A dump of the database before it is changed.
#pragma once

#include <string>

namespace lockstep {

// Runs pg_dump in its custom format, and pg_restore --list on the result to check that it is readable. file
// must not exist; it appears only when both succeed. Gives one sentence for a person. The password is passed
// in the environment, never on the command line. Throws IoError with the output of the program.
std::string back_up(std::string const& url, std::string const& file);

}  // namespace lockstep
