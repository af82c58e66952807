// `backfill run`, `status` and `pause`: backfill phases with a controlled speed.
#include "migrate/run/backfill.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/clock.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/target.hpp"
#include "cli/progress.hpp"
#include "emit/print_json.hpp"
#include "migrate/history/lock.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto pause_patience = std::chrono::seconds(60);

BackfillOptions backfill_options(RunCommandOptions const& run) {
  BackfillOptions options;
  options.retry.patience = std::chrono::seconds(run.retry_patience_s);
  options.pace.retry = options.retry;
  options.lock_patience = std::chrono::seconds(run.lock_patience_s);
  options.on_event = progress(run.output, "filling");
  options.tool = "lockstep " LOCKSTEP_VERSION;
  if (!run.migration.empty()) options.migration = run.migration;
  options.pace.batch_rows = run.batch_rows;
  options.pace.rows_per_second = run.rows_per_second;
  if (run.replica_lag_s)
    options.pace.replica_lag = std::chrono::seconds(std::lround(std::ceil(*run.replica_lag_s)));
  if (!run.until.empty()) options.pace.until = next_time_of_day(run.until);
  return options;
}

std::string word_for(BackfillEntry const& one, bool running) {
  if (one.done) return "done";
  if (!one.position) return one.state == MigrationState::pending ? "pending" : "not begun";
  if (one.position->finished_at) return "filled";
  if (running) return one.position->pause_requested ? "pausing" : "running";
  return "stopped";
}

double share(BackfillState const& state) {
  if (state.expected == 0) return 1;
  return std::min(1.0, static_cast<double>(state.passed) / static_cast<double>(state.expected));
}

std::string status_line(BackfillEntry const& one, bool running) {
  std::string const what = one.table.empty() ? "a block that cannot be read" : one.table + "." + one.column;
  std::string text = fmt::format("  {}. {}: {}", one.step, what, word_for(one, running));
  if (!one.position || one.done) return text + "\n";
  BackfillState const& state = *one.position;
  return text + fmt::format(", {:.0f} %{}, {} filled, {} row lock waits, {} so far, last by {} at {}\n",
                            100 * share(state), state.pass > 1 ? fmt::format(" of pass {}", state.pass) : "",
                            state.filled, state.lock_waits, duration(state.seconds), state.operated,
                            state.updated_at.substr(0, 19));
}

Json status_json(BackfillEntry const& one, bool running) {
  Json entry = {{"migration", one.migration},
                {"step", one.step},
                {"table", one.table},
                {"column", one.column},
                {"state", word_for(one, running)}};
  if (!one.position) return entry;
  BackfillState const& state = *one.position;
  entry.update(Json{{"pass", state.pass},
                    {"passed", state.passed},
                    {"expected", state.expected},
                    {"filled", state.filled},
                    {"batch_rows", state.batch_rows},
                    {"lock_waits", state.lock_waits},
                    {"seconds", state.seconds},
                    {"operator", state.operated},
                    {"tool", state.tool},
                    {"started_at", state.started_at},
                    {"updated_at", state.updated_at},
                    {"pause_requested", state.pause_requested}});
  return entry;
}

}  // namespace

int run_backfill_command(Options const& options) {
  RunTarget const target = run_target(options.run);
  BackfillOptions const how = backfill_options(options.run);
  Connection connection = Connection::open(target.url);
  BackfillEnd const end = run_backfill(target.migrations, connection, how);
  if (options.run.output == RunOutput::json) {
    Json json = {{"event", end.stopped.empty() ? "finished" : "stopped"}};
    if (!end.migration.empty()) json["migration"] = end.migration;
    if (!end.stopped.empty()) json["reason"] = end.stopped;
    print_result(json_line(json) + "\n");
  } else if (end.migration.empty()) {
    print_result("Nothing to fill: no backfill phase is pending.\n");
  } else if (end.stopped.empty()) {
    print_result("`" + end.migration + "` is applied.\n");
  } else {
    print_result("`" + end.migration + "` is stopped: " + end.stopped +
                 ". To continue: lockstep backfill run\n");
  }
  return end.stopped.empty() ? 0 : 2;
}

int run_backfill_status(Options const& options) {
  RunTarget const target = run_target(options.run);
  Connection connection = Connection::open(target.url);
  std::vector<BackfillEntry> const all = backfill_entries(target.migrations, connection);
  std::string const holder = lock_holder(connection);
  bool const open = std::any_of(all.begin(), all.end(), [](auto const& one) { return !one.done; });
  if (options.run.output == RunOutput::json) {
    Json list = Json::array();
    for (BackfillEntry const& one : all) list.push_back(status_json(one, !holder.empty()));
    Json const json = {{"version", 1}, {"running", holder}, {"backfills", std::move(list)}};
    print_result(json_document(json));
    return open ? 2 : 0;
  }
  std::string text = all.empty() ? "No backfill phases.\n" : "";
  std::string migration;
  for (BackfillEntry const& one : all) {
    if (one.migration != migration) text += one.migration + "\n";
    migration = one.migration;
    text += status_line(one, !holder.empty());
  }
  if (!holder.empty()) text += "\nRuns now: " + holder + "\n";
  print_result(text);
  return open ? 2 : 0;
}

int run_backfill_pause(Options const& options) {
  RunTarget const target = run_target(options.run);
  Connection connection = Connection::open(target.url);
  Pause const pause = pause_backfill(target.migrations, connection, pause_patience);
  if (!pause.was_running) {
    print_result("No backfill is running.\n");
    return 0;
  }
  if (pause.stopped) {
    print_result("The backfill is paused. To continue: lockstep backfill run\n");
    return 0;
  }
  throw Refused(
      "the backfill was asked to pause, but after " + duration(static_cast<double>(pause_patience.count())) +
          " the lock is still held by " + pause.holder,
      "that may be a deployment, which runs its blocks to their end; lockstep backfill status shows "
      "when it stops");
}

}  // namespace lockstep
