// Databases on other machines that a project has declared disposable: they may be emptied by a script, as
// those of one's own machine may.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "postgres/client/connection_url.hpp"

namespace lockstep {

// What is wrong with a glob over host/database, or nothing. One that fits every database is refused.
std::optional<std::string> problem_of_disposable(std::string const& glob);

// Whether one of the globs fits the database on each host that the URL names. One whose host comes from
// elsewhere (the environment, a service file, `hostaddr`) is never disposable.
bool is_disposable(ConnectionUrl const& url, std::string const& database,
                   std::vector<std::string> const& globs);

}  // namespace lockstep
