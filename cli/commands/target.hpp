// The database and the folder that a command which runs migrations is about.
#pragma once

#include <string>
#include <vector>

#include "cli/run_options.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "migrate/run/deploy.hpp"

namespace lockstep {

struct RunTarget {
  std::string url;
  std::filesystem::path folder;
  std::vector<Migration> migrations;
};

// What the flags say, else what the schema text says, else the environment. A schema with errors is no
// obstacle when --url and --migrations are given. Throws IoError.
RunTarget run_target(RunCommandOptions const& run);

// The path of the schema; empty when none is named and none is in the usual places.
std::string schema_path(RunCommandOptions const& run);

// How the flags want migrations to be applied, with the progress shown.
DeployOptions deploy_options(RunCommandOptions const& run);

// The database alone.
std::string target_url(RunCommandOptions const& run);

// The variable in which the datasource of the schema looks for it; empty when it names none, or the schema
// has errors.
std::string url_variable(RunCommandOptions const& run);

}  // namespace lockstep
