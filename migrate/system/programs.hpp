// Runs pg_dump and related programs on the database of a URL.
#pragma once

#include <string>
#include <vector>

namespace lockstep {

// Runs `program --dbname=URL arguments…` of the programs of the scratch server. The password is passed in the
// environment, never on the command line. With an empty url there is no --dbname. Gives the program's output.
// Throws IoError: what, then the program's output.
std::string run_client(std::string const& program, std::string const& url, std::vector<std::string> arguments,
                       std::string const& what);

}  // namespace lockstep
