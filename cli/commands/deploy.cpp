// `migrate deploy`, `rollback`, `status` and `resolve`: run a folder of migrations on a database.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "cli/commands/commands.hpp"
#include "cli/commands/target.hpp"
#include "cli/progress.hpp"
#include "migrate/history/status_report.hpp"
#include "migrate/project/refused.hpp"
#include "migrate/run/backup.hpp"
#include "migrate/run/deploy.hpp"
#include "migrate/run/hidden_rows.hpp"

namespace lockstep {
namespace {

template <class T>
T with_patience(RunCommandOptions const& run, std::string verb) {
  T options;
  options.retry.patience = std::chrono::seconds(run.retry_patience_s);
  options.lock_patience = std::chrono::seconds(run.lock_patience_s);
  options.on_event = progress(run.output, std::move(verb));
  return options;
}

RollbackOptions rollback_options(RunCommandOptions const& run) {
  auto options = with_patience<RollbackOptions>(run, "rolling back");
  options.steps = static_cast<std::size_t>(run.steps);
  options.to = run.to;
  options.allow_data_loss = run.allow_data_loss;
  options.any_state = run.any_state;
  return options;
}

void print_file(std::string const& name, std::string_view sql) {
  print_result(fmt::format("-- ===== {} =====\n\n", name));
  print_result(sql);
  print_result(sql.ends_with("\n") ? "\n" : "\n\n");
}

int dry_deploy(RunTarget const& target, DeployOptions const& options) {
  Connection connection = Connection::open(target.url);
  std::vector<HistoryRow> const rows = History(connection).rows();
  std::vector<std::string> waiting;
  std::vector<MigrationEntry> const pending =
      to_deploy(migration_entries(target.migrations, rows), options, waiting);
  for (MigrationEntry const& one : pending) print_file(one.name, without_mark(one.migration->sql));
  for (std::string const& name : waiting) print_result("-- waits for --contract: " + name + "\n");
  refuse_hidden_rows(files_of(pending), connection);
  return 0;
}

int dry_rollback(RunTarget const& target, RollbackOptions const& options) {
  Connection connection = Connection::open(target.url);
  std::vector<HistoryRow> const rows = History(connection).rows();
  for (MigrationEntry const& one : to_roll_back(migration_entries(target.migrations, rows), options)) {
    std::optional<std::string> const text = read_rollback(*one.migration);
    if (!text)
      throw Refused("`" + one.name + "` has no rollback.sql", "write one, or a new migration that undoes it");
    print_file(one.name, without_mark(*text));
  }
  return 0;
}

}  // namespace

DeployOptions deploy_options(RunCommandOptions const& run) {
  auto options = with_patience<DeployOptions>(run, "applying");
  options.contract = run.contract;
  options.through = run.through;
  options.out_of_order = run.out_of_order;
  return options;
}

int run_deploy(Options const& options) {
  RunCommandOptions const& run = options.run;
  RunTarget const target = run_target(run);
  DeployOptions const how = deploy_options(run);
  if (run.dry_run) return dry_deploy(target, how);
  if (run.backup) fmt::print(stderr, "{}\n", back_up(target.url, *run.backup));
  Connection connection = Connection::open(target.url);
  Deployed const done = deploy(target.migrations, connection, how);
  if (run.output == RunOutput::json) return 0;
  if (done.applied.empty() && done.waiting.empty())
    print_result("Nothing to apply; the database is up to date.\n");
  if (!done.applied.empty()) print_result(fmt::format("Applied {} migration(s).\n", done.applied.size()));
  if (!done.waiting.empty()) {
    print_result(
        fmt::format("{} waits: it removes objects of the old application version. After that version is "
                    "stopped:\n  lockstep "
                    "migrate deploy --contract\n",
                    done.waiting.front()));
  }
  return 0;
}

int run_rollback(Options const& options) {
  RunTarget const target = run_target(options.run);
  RollbackOptions const how = rollback_options(options.run);
  if (options.run.dry_run) return dry_rollback(target, how);
  Connection connection = Connection::open(target.url);
  std::vector<std::string> const done = roll_back(target.migrations, connection, how);
  if (options.run.output == RunOutput::json) return 0;
  print_result(done.empty() ? "Nothing to roll back.\n"
                            : fmt::format("Rolled back {} migration(s).\n", done.size()));
  return 0;
}

int run_status(Options const& options) {
  RunTarget const target = run_target(options.run);
  Connection connection = Connection::open(target.url);
  std::vector<HistoryRow> const rows = History(connection).rows();
  std::vector<MigrationEntry> const all = migration_entries(target.migrations, rows);
  if (options.run.log) {
    bool const table = options.run.output == RunOutput::markdown;
    print_result(table ? history_markdown(target.migrations, rows) : history_text(target.migrations, rows));
    return 0;
  }
  print_result(options.run.output == RunOutput::json ? status_json(all) : status_text(all));
  return is_up_to_date(all) ? 0 : 2;
}

int run_resolve(Options const& options) {
  RunTarget const target = run_target(options.run);
  Connection connection = Connection::open(target.url);
  std::string const& name = options.run.migration;
  switch (options.run.resolve) {
    case ResolveAs::applied:
      resolve_applied(target.migrations, name, connection);
      print_result("`" + name + "` counts as applied.\n");
      break;
    case ResolveAs::rolled_back:
      resolve_rolled_back(target.migrations, name, connection);
      print_result("`" + name + "` counts as rolled back; the next deploy runs it again.\n");
      break;
    case ResolveAs::edited:
      resolve_edited(target.migrations, name, connection);
      print_result("`" + name + "` counts as applied in its present form.\n");
      break;
    case ResolveAs::none:
      break;  // the command line excludes it
  }
  return 0;
}

}  // namespace lockstep
