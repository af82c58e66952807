// Remote databases that a project declares disposable: a script may empty them, as it may empty databases on
// the local machine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "postgres/client/connection_url.hpp"

namespace lockstep {

// The problem of a glob over host/database, or nothing. A glob that matches every database is refused.
std::optional<std::string> problem_of_disposable(std::string const& glob);

// Whether one of the globs matches the database on each host that the URL names. A URL whose host comes from
// elsewhere (the environment, a service file, `hostaddr`) is never disposable.
bool is_disposable(ConnectionUrl const& url, std::string const& database,
                   std::vector<std::string> const& globs);

}  // namespace lockstep
