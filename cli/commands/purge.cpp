// `db purge`: the end of what migrations have put into archives.
#include <fmt/format.h>

#include <cstdio>

#include "cli/ask.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/target.hpp"
#include "migrate/purge.hpp"

namespace lockstep {
namespace {

std::string lines_of(std::vector<Archive> const& archives) {
  std::string text;
  for (Archive const& archive : archives) text += "  " + describe(archive) + "\n";
  return text;
}

// What is there and stays, and why.
std::string staying(std::vector<Archive> const& all, double older_than_s) {
  std::string text;
  for (Archive const& archive : all) {
    std::string const why = !archive.known                 ? "left alone"
                            : archive.open                 ? "its migration is not finished"
                            : archive.age_s < older_than_s ? "not old enough"
                                                           : "";
    if (!why.empty()) text += fmt::format("  {} ({})\n", describe(archive), why);
  }
  return text.empty() ? "" : "Stays:\n" + text;
}

}  // namespace

int run_purge(Options const& options) {
  RunCommandOptions const& run = options.run;
  Connection connection = Connection::open(target_url(run));
  std::vector<Archive> const all = archives(connection);
  std::vector<Archive> const old = to_purge(all, run.older_than_s);
  std::string const rest = staying(all, run.older_than_s);
  if (old.empty()) {
    print_result((all.empty() ? "There are no archives.\n" : "No archive is old enough.\n") + rest);
    return 0;
  }
  if (run.dry_run) {
    print_result("Would be dropped:\n" + lines_of(old) + rest);
    return 0;
  }
  PurgeOptions how{.older_than_s = run.older_than_s,
                   .lock_patience = std::chrono::seconds(run.lock_patience_s)};
  how.waiting = [](std::string const& who) { fmt::print(stderr, "waiting for {}\n", who); };
  how.agreed = [&](std::vector<Archive> const& chosen) {
    if (!run.force)
      ask_to_go_on("these archives will be lost, and with them the way back:\n" + lines_of(chosen),
                   "say with --force that this is meant, or look with --dry-run");
    return true;
  };
  std::vector<Archive> const gone = purge(connection, how);
  print_result((gone.empty() ? "Nothing was left to drop.\n" : "Dropped:\n" + lines_of(gone)) + rest);
  return 0;
}

}  // namespace lockstep
