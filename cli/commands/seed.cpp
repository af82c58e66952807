// `db seed`: runs the seed of the project.
#include "cli/commands/seed.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "cli/commands/commands.hpp"
#include "cli/commands/target.hpp"
#include "migrate/develop/seed.hpp"
#include "migrate/run/deploy.hpp"
#include "postgres/client/redact.hpp"

namespace lockstep {

bool seed_database(RunCommandOptions const& run, Settings const& settings, std::string const& url) {
  auto const seed = find_seed(settings, std::filesystem::current_path());
  if (!seed) return false;
  fmt::print(stderr, "seeding with `{}` ({})\n", masked(seed->text), seed->said_in);
  std::fflush(nullptr);  // so that the output of the command follows ours
  run_seed(*seed, {.url = url, .variable = url_variable(run), .arguments = run.arguments});
  return true;
}

int run_seed_command(Options const& options) {
  RunCommandOptions const& run = options.run;
  Sources sources;
  Diagnostics diagnostics;
  Settings const settings = load_settings(schema_path(run), sources, diagnostics);
  if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
  if (!seed_database(run, settings, target_url(run))) {
    throw Refused("no seed is defined", "put `\"seed\": \"seed.sql\"`, or a command, into lockstep.json");
  }
  print_result("The database is seeded.\n");
  return 0;
}

}  // namespace lockstep
