// The database and the folder of a command that runs migrations.
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

// The values of the flags, else of the schema text, else of the environment. A schema with errors is accepted
// when --url and --migrations are given. Throws IoError.
RunTarget run_target(RunCommandOptions const& run);

// The path of the schema; empty when no flag names one and none is in the default places.
std::string schema_path(RunCommandOptions const& run);

// The options for applying migrations, from the flags, with progress output.
DeployOptions deploy_options(RunCommandOptions const& run);

// The URL of the database alone.
std::string target_url(RunCommandOptions const& run);

// The environment variable that the datasource of the schema names; empty when it names none, or the schema
// has errors.
std::string url_variable(RunCommandOptions const& run);

}  // namespace lockstep
