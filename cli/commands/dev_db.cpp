// `dev-db start|stop|url|status`: the development database of a folder. Only its URL is written to stdout.
#include <fmt/format.h>

#include <cstdio>

#include "cli/commands/commands.hpp"
#include "migrate/develop/dev_db.hpp"
#include "migrate/project/refused.hpp"
#include "migrate/run/deploy.hpp"

namespace lockstep {
namespace {

std::filesystem::path folder_of(Options const& options) {
  return options.run.folder.empty() ? default_dev_db() : std::filesystem::path(options.run.folder);
}

std::string state_sentence(DevDb const& now, std::filesystem::path const& folder) {
  switch (now.state) {
    case DevDbState::absent:
      return fmt::format("there is no development database in {}", folder.string());
    case DevDbState::stopped:
      return fmt::format("the development database in {} is stopped", folder.string());
    case DevDbState::ended:
      return fmt::format("the development database in {} is not running; it ended without being stopped",
                         folder.string());
    case DevDbState::deaf:
      return fmt::format("the development database in {} runs as process {}, but does not answer",
                         folder.string(), now.process);
    case DevDbState::running:
      return fmt::format("the development database in {} is running: PostgreSQL {}, process {}",
                         folder.string(), now.version, now.process);
  }
  return {};
}

}  // namespace

int run_dev_db_start(Options const& options) {
  StartedDevDb const started = start_dev_db(folder_of(options));
  if (started.before == DevDbState::running) print_note(options, "it was running already\n");
  if (started.before == DevDbState::ended)
    print_note(options, "it had ended without being stopped; PostgreSQL has recovered what was in it\n");
  print_note(options, state_sentence(started.now, folder_of(options)) + "\n");
  print_result(started.now.url + "\n");
  return 0;
}

int run_dev_db_stop(Options const& options) {
  DevDb const before = stop_dev_db(folder_of(options));
  print_note(options, before.process == 0 ? state_sentence(before, folder_of(options)) + "; nothing to stop\n"
                                          : fmt::format("stopped process {}\n", before.process));
  return 0;
}

int run_dev_db_url(Options const& options) {
  DevDb const now = look_at_dev_db(folder_of(options));
  if (now.state != DevDbState::running)
    throw Refused(state_sentence(now, folder_of(options)), "start it with lockstep dev-db start");
  print_result(now.url + "\n");
  return 0;
}

int run_dev_db_status(Options const& options) {
  DevDb const now = look_at_dev_db(folder_of(options));
  print_result(state_sentence(now, folder_of(options)) + "\n" + (now.url.empty() ? "" : now.url + "\n"));
  return now.state == DevDbState::running ? 0 : 2;
}

}  // namespace lockstep
