// The flags of the commands that change a database. Where Prisma has a command for the same job, the flags
// have the same names.
#include "cli/run_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/clock.hpp"
#include "cli/options.hpp"
#include "migrate/project/naming.hpp"

namespace lockstep {
namespace {

CLI::App* command(CLI::App& parent, Options& options, Command value, char const* name, char const* help) {
  CLI::App* const app = parent.add_subcommand(name, help);
  app->callback([&options, value] { options.command = value; });
  return app;
}

void add_target(CLI::App& app, RunCommandOptions& run) {
  app.add_option("--url", run.url, "the database (default: the schema's datasource, else DATABASE_URL)")
      ->type_name("URL");
  app.add_option("--schema", run.schema, "file or folder (default: prisma/schema.prisma)")->type_name("PATH");
}

void add_folder(CLI::App& app, RunCommandOptions& run) {
  app.add_option("--migrations", run.migrations,
                 "folder of migrations (default: `migrations` next to the schema)")
      ->type_name("DIR");
}

void add_json(CLI::App& app, RunCommandOptions& run, char const* help) {
  app.add_flag_callback(
      "--json", [&run] { run.output = RunOutput::json; }, help);
}

void add_patience(CLI::App& app, RunCommandOptions& run) {
  app.add_option("--wait-for-run", run.lock_patience_s,
                 "seconds to wait for another run to end (default: 10)")
      ->check(CLI::NonNegativeNumber)
      ->type_name("S");
  app.add_option("--wait-for-locks", run.retry_patience_s,
                 "seconds to retry while other sessions lock a table (default: 600)")
      ->check(CLI::NonNegativeNumber)
      ->type_name("S");
}

void add_deploy(CLI::App& migrate, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app = command(migrate, options, Command::deploy, "deploy",
                                "Apply pending migrations; stop before a contract phase");
  add_target(*app, run);
  add_folder(*app, run);
  CLI::Option* const contract = app->add_flag("--contract", run.contract, "also apply contract phases");
  app->add_option_function<std::string>(
         "--through", [&run](std::string const& name) { run.through = name; },
         "up to and including this migration")
      ->type_name("NAME")
      ->excludes(contract);
  app->add_flag("--out-of-order", run.out_of_order,
                "also apply migrations that are older than the newest applied one");
  app->add_option_function<std::string>(
         "--backup", [&run](std::string const& file) { run.backup = file; },
         "write a dump of the database first")
      ->type_name("FILE");
  app->add_flag("--dry-run", run.dry_run, "print the SQL and run nothing");
  add_json(*app, run, "one JSON object for each event on stdout");
  add_patience(*app, run);
}

void add_rollback(CLI::App& migrate, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app =
      command(migrate, options, Command::rollback, "rollback", "Undo the newest applied migrations");
  add_target(*app, run);
  add_folder(*app, run);
  CLI::Option* const steps = app->add_option("--steps", run.steps, "how many (default: 1)")
                                 ->check(CLI::PositiveNumber)
                                 ->type_name("N");
  app->add_option_function<std::string>(
         "--to", [&run](std::string const& name) { run.to = name; },
         "all migrations that are newer than this one")
      ->type_name("NAME")
      ->excludes(steps);
  app->add_flag("--allow-data-loss", run.allow_data_loss,
                "disable the data-loss guards of the rollback files");
  app->add_flag("--any-state", run.any_state,
                "also when the database differs from the state after the migration");
  app->add_flag("--dry-run", run.dry_run, "print the SQL and run nothing");
  add_json(*app, run, "one JSON object for each event on stdout");
  add_patience(*app, run);
}

void add_status(CLI::App& migrate, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app =
      command(migrate, options, Command::status, "status", "Show the state of each migration");
  add_target(*app, run);
  add_folder(*app, run);
  CLI::Option* const log =
      app->add_flag("--log", run.log, "the history: what was applied when, with its risk");
  add_json(*app, run, "as JSON");
  app->add_flag_callback(
         "--markdown", [&run] { run.output = RunOutput::markdown; }, "the history as a table")
      ->needs(log);
}

void add_resolve(CLI::App& migrate, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app = command(migrate, options, Command::resolve, "resolve",
                                "Correct the history of a database without running SQL");
  add_target(*app, run);
  add_folder(*app, run);
  CLI::Option_group* const how = app->add_option_group("how");
  auto const add = [&](char const* flag, ResolveAs value, char const* help) {
    how->add_option_function<std::string>(
           flag,
           [&run, value](std::string const& name) {
             run.resolve = value;
             run.migration = name;
           },
           help)
        ->type_name("NAME");
  };
  add("--applied", ResolveAs::applied, "it is applied already (a baseline, or done by hand)");
  add("--rolled-back", ResolveAs::rolled_back, "it failed and was undone by hand");
  add("--edited", ResolveAs::edited, "accept that its file was edited after it was applied");
  how->require_option(1);
}

void add_dev(CLI::App& migrate, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app = command(
      migrate, options, Command::dev, "dev",
      "Write the migration to the current schema, verify it, and apply it to the development database");
  add_target(*app, run);
  add_folder(*app, run);
  app->add_option("--name", run.name, "the name of the migration")
      ->type_name("NAME")
      ->check([](std::string const& text) { return problem_of_name(text).value_or(""); });
  app->add_flag("--create-only", run.create_only, "write the migration, do not apply it");
  add_planning(*app, options);
  app->add_flag("--skip-seed", run.skip_seed, "do not seed a new database");
  app->add_flag("--allow-data-loss", run.allow_data_loss, "do not ask before rows or values are lost");
  app->add_flag("--no-renames", run.no_renames, "do not ask whether something was renamed");
  add_patience(*app, run);
}

void add_reset(CLI::App& migrate, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app = command(migrate, options, Command::reset, "reset",
                                "Empty a development database and apply all migrations again");
  add_target(*app, run);
  add_folder(*app, run);
  app->add_flag(
      "--force", run.force,
      "do not ask; only for a database on this machine, or one that lockstep.json declares disposable");
  app->add_flag("--skip-seed", run.skip_seed, "do not seed it afterwards");
}

void add_push(CLI::App& db, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app = command(db, options, Command::push, "push",
                                "Change a database to match the schema, without a migration; for prototypes");
  add_target(*app, run);
  app->add_flag("--allow-data-loss", run.allow_data_loss, "do not ask before rows or values are lost");
  app->add_flag("--force-reset", run.force_reset,
                "empty the database first, as `migrate reset --force` does");
}

void add_seed(CLI::App& db, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app =
      command(db, options, Command::seed, "seed", "Run the seed of lockstep.json, or of package.json");
  add_target(*app, run);
  app->add_option("arguments", run.arguments, "after `--`: passed to the command")->type_name("ARG");
}

void add_execute(CLI::App& db, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app =
      command(db, options, Command::execute, "execute", "Run a SQL script, statement by statement");
  add_target(*app, run);
  CLI::Option_group* const script = app->add_option_group("script");
  script->add_option("--file", run.file, "the script")->type_name("FILE");
  script->add_flag_callback(
      "--stdin", [&run] { run.file = "-"; }, "the script is on stdin");
  script->require_option(1);
}

void add_purge(CLI::App& db, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app = command(db, options, Command::purge, "purge", "Drop archives of migrations");
  add_target(*app, run);
  app->add_option_function<std::string>(
         "--older-than", [&run](std::string const& text) { run.older_than_s = *seconds_of(text); },
         "only archives of at least this age (default: 30d)")
      ->type_name("AGE")
      ->check([](std::string const& text) {
        return seconds_of(text) ? "" : "`" + text + "` is not an age such as 30d, 12h or 0d";
      });
  app->add_flag("--dry-run", run.dry_run, "list them and drop nothing");
  app->add_flag("--force", run.force, "do not ask");
  add_json(*app, run, "as JSON");
  app->add_option("--wait-for-run", run.lock_patience_s,
                  "seconds to wait for another run to end (default: 10)")
      ->check(CLI::NonNegativeNumber)
      ->type_name("S");
}

void add_backfill_run(CLI::App& backfill, Options& options) {
  RunCommandOptions& run = options.run;
  CLI::App* const app =
      command(backfill, options, Command::backfill_run, "run",
              "Run the next backfill phase in small batches that can be stopped and resumed");
  app->add_option("migration", run.migration, "which (default: the next one)")->type_name("NAME");
  add_target(*app, run);
  add_folder(*app, run);
  app->add_option_function<int>(
         "--batch", [&run](int rows) { run.batch_rows = rows; },
         "rows in a batch (default: as many as take about 50 ms)")
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("ROWS");
  app->add_option_function<double>(
         "--rate", [&run](double rows) { run.rows_per_second = rows; }, "maximum rows per second")
      ->check(CLI::PositiveNumber)
      ->type_name("ROWS");
  app->add_option_function<double>(
         "--max-replica-lag", [&run](double seconds) { run.replica_lag_s = seconds; },
         "wait while the lag of a standby is greater")
      ->check(CLI::NonNegativeNumber)
      ->type_name("S");
  app->add_option("--until", run.until, "stop at this time of day; exit code 2 when rows are left")
      ->type_name("HH:MM")
      ->check([](std::string const& text) {
        return next_time_of_day(text) ? "" : "`" + text + "` is not a time of day such as 06:30";
      });
  add_json(*app, run, "one JSON object for each event on stdout");
  add_patience(*app, run);
}

void add_backfill_status(CLI::App& backfill, Options& options) {
  CLI::App* const app =
      command(backfill, options, Command::backfill_status, "status", "Show the progress of each backfill");
  add_target(*app, options.run);
  add_folder(*app, options.run);
  add_json(*app, options.run, "as JSON");
}

void add_backfill_pause(CLI::App& backfill, Options& options) {
  CLI::App* const app = command(backfill, options, Command::backfill_pause, "pause",
                                "Stop a running backfill after its batch, wherever it runs");
  add_target(*app, options.run);
  add_folder(*app, options.run);
}

}  // namespace

void add_backfill_commands(CLI::App& backfill, Options& options) {
  add_backfill_run(backfill, options);
  add_backfill_status(backfill, options);
  add_backfill_pause(backfill, options);
}

void add_database_commands(CLI::App& db, Options& options) {
  add_push(db, options);
  add_execute(db, options);
  add_purge(db, options);
  add_seed(db, options);
}

void add_dev_db_commands(CLI::App& dev_db, Options& options) {
  auto const add = [&](Command value, char const* name, char const* help) {
    command(dev_db, options, value, name, help)
        ->add_option("--dir", options.run.folder, "where it is kept (default: .lockstep/dev-db)")
        ->type_name("DIR");
  };
  add(Command::dev_db_start, "start",
      "Start the development database of this folder, and create it when missing");
  add(Command::dev_db_stop, "stop", "Stop it; its data is kept");
  add(Command::dev_db_url, "url", "Print its URL");
  add(Command::dev_db_status, "status", "Show whether it runs; exit code 2 when it does not");
}

void add_run_commands(CLI::App& migrate, Options& options) {
  add_deploy(migrate, options);
  add_rollback(migrate, options);
  add_status(migrate, options);
  add_resolve(migrate, options);
  add_dev(migrate, options);
  add_reset(migrate, options);
}

}  // namespace lockstep
