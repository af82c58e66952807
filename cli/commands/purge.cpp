// `db purge`: drops what migrations have archived.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/ask.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/target.hpp"
#include "emit/print_json.hpp"
#include "migrate/develop/purge.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

// The decision about an archive: it is dropped, or stays for a reason.
struct DropReason {
  Archive archive;
  bool goes = false;
  std::string reason{};
};

DropReason fate_of(Archive const& archive, std::vector<Archive> const& going, double older_than_s) {
  bool const goes = std::ranges::find(going, archive.schema, &Archive::schema) != going.end();
  if (goes) return {archive, true};
  return {archive, false,
          !archive.known                 ? "left alone"
          : archive.open                 ? "its migration is not finished"
          : archive.age_s < older_than_s ? "not old enough"
                                         : "another archive still uses what is in it"};
}

std::string lines_of(std::vector<Archive> const& archives) {
  std::string text;
  for (Archive const& archive : archives) text += "  " + describe(archive) + "\n";
  return text;
}

std::string text_of(std::vector<DropReason> const& fates, bool dry_run) {
  std::string going, staying;
  for (DropReason const& fate : fates) {
    if (fate.goes) going += "  " + describe(fate.archive) + "\n";
    if (!fate.goes) staying += fmt::format("  {} ({})\n", describe(fate.archive), fate.reason);
  }
  std::string const head = fates.empty()    ? "There are no archives.\n"
                           : !going.empty() ? (dry_run ? "Would be dropped:\n" : "Dropped:\n") + going
                           : dry_run        ? "No archive would be dropped.\n"
                                            : "No archive was dropped.\n";
  return head + (staying.empty() ? "" : "Stays:\n" + staying);
}

std::string json_of_fates(std::vector<DropReason> const& fates, bool dry_run) {
  Json list = Json::array();
  for (DropReason const& fate : fates) {
    Archive const& archive = fate.archive;
    Json entry = {{"schema", archive.schema}};
    if (archive.known)
      entry.update(Json{{"kind", archive.kind},
                        {"of", archive.of},
                        {"migration", archive.migration},
                        {"since", archive.since},
                        {"age_s", archive.age_s}});
    entry["bytes"] = archive.bytes;
    entry["state"] = !fate.goes ? "stays" : dry_run ? "would be dropped" : "dropped";
    if (!fate.goes) entry["reason"] = fate.reason;
    list.push_back(std::move(entry));
  }
  Json const json = {{"version", 1}, {"archives", std::move(list)}};
  return json_document(json);
}

PurgeOptions purge_options(RunCommandOptions const& run) {
  PurgeOptions how{.older_than_s = run.older_than_s,
                   .lock_patience = std::chrono::seconds(run.lock_patience_s)};
  how.waiting = [](std::string const& who) { fmt::print(stderr, "waiting for {}\n", who); };
  how.agreed = [force = run.force](std::vector<Archive> const& chosen) {
    if (!force)
      ask_to_go_on("these archives will be lost; rollbacks cannot restore their data:\n" + lines_of(chosen),
                   "confirm with --force, or list them with --dry-run");
    return true;
  };
  return how;
}

}  // namespace

int run_purge(Options const& options) {
  RunCommandOptions const& run = options.run;
  Connection connection = Connection::open(target_url(run));
  std::vector<Archive> const all = archives(connection);
  std::vector<Archive> going = to_purge(all, run.older_than_s);
  if (!run.dry_run && !going.empty()) going = purge(connection, purge_options(run));
  std::vector<DropReason> fates;
  for (Archive const& archive : all) fates.push_back(fate_of(archive, going, run.older_than_s));
  print_result(run.output == RunOutput::json ? json_of_fates(fates, run.dry_run)
                                             : text_of(fates, run.dry_run));
  return 0;
}

}  // namespace lockstep
