// pg_dump and its relatives, run against a database that a URL names.
#pragma once

#include <string>
#include <vector>

namespace lockstep {

// Runs `program --dbname=URL arguments…` of the programs of the scratch server; the password goes through the
// environment, never through the command line. With an empty url there is no --dbname. Gives what it wrote.
// Throws IoError: what, then what the program said.
std::string run_client(std::string const& program, std::string const& url, std::vector<std::string> arguments,
                       std::string const& what);

}  // namespace lockstep
