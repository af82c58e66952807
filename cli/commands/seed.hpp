// Runs the seed of a project after the commands that make a new database: `migrate dev` and `migrate reset`.
#pragma once

#include <string>

#include "cli/run_options.hpp"
#include "migrate/project/settings.hpp"

namespace lockstep {

// Runs the project's seed on that database and reports it; false when the project has none. Throws as
// run_seed().
bool seed_database(RunCommandOptions const& run, Settings const& settings, std::string const& url);

}  // namespace lockstep
