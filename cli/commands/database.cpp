// `migrate reset`, `db push` and `db execute`: changes of a database without a migration.
#include <fmt/format.h>

#include <cstdio>

#include "cli/ask.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/seed.hpp"
#include "cli/commands/target.hpp"
#include "compiler/diff/diff.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "migrate/develop/reset.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/project/disposable.hpp"
#include "migrate/project/refused.hpp"
#include "migrate/project/settings.hpp"
#include "migrate/run/deploy.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"
#include "migrate/system/files.hpp"

namespace lockstep {
namespace {

// A script may empty a database on the local machine, and one that the project has declared disposable. Any
// other database is emptied only when a person enters its name.
void ask_before_reset(Connection& connection, Settings const& settings, bool force) {
  ConnectionUrl const& url = connection.url();
  std::string const stake = "all tables and rows in " + describe(url) + " will be lost";
  bool const free =
      is_loopback(url) || is_disposable(url, connection.database(), settings.databases.disposable);
  if (!free) {
    ask_for_name(
        stake, connection.database(),
        "only a person at a terminal may reset a database on another machine, --force or not, unless "
        "`databases.disposable` of lockstep.json names it");
  } else if (!force) {
    ask_to_go_on(stake, "confirm with --force");
  }
}

// The schemas that belong to the project; empty: the whole database.
std::vector<std::string> own_schemas(ConnectionUrl const& url, RunCommandOptions const& run) {
  if (!url.schema.empty()) return {url.schema};
  std::string const path = schema_path(run);
  if (path.empty()) return {};
  Sources sources;
  Diagnostics diagnostics;
  Loaded const loaded = load(path, {}, sources, diagnostics);
  bool const only_usual = loaded.schemas.empty() || loaded.schemas == std::vector<std::string>{"public"};
  return diagnostics.has_errors() || only_usual ? std::vector<std::string>{} : loaded.schemas;
}

struct Pushed {
  Pair<model::Schema> models;
  Plan plan;
};

Pushed plan_push(Pair<Loaded> const& loaded, int version, Diagnostics& diagnostics) {
  Pushed pushed{.models = compare(loaded, diagnostics).models, .plan = {}};
  pushed.plan =
      plan(pushed.models, loaded.to.hints, {.phases = PhasesMode::never, .pg_version = version}, diagnostics);
  suggest_renames(pushed.models, pushed.plan.changes, loaded.to.hints, loaded.to.origins, diagnostics);
  return pushed;
}

void empty_database(Connection& connection, Settings const& settings, RunCommandOptions const& run,
                    bool force) {
  ask_before_reset(connection, settings, force);
  for (std::string const& name : empty_schemas(connection, own_schemas(connection.url(), run)))
    fmt::print(stderr, "emptied the schema `{}`\n", name);
}

// A database is not emptied for a schema with errors. The next step reads the schema again and reports them.
void reset_before_push(Options const& options, std::string const& url, std::string const& schema,
                       Settings const& settings) {
  if (!options.run.force_reset) return;
  Sources sources;
  Diagnostics diagnostics;
  load(schema, {}, sources, diagnostics);
  if (diagnostics.has_errors()) return;
  Connection connection = Connection::open(url);
  empty_database(connection, settings, options.run, true);
}

void run_or_throw(std::string_view sql, Connection& connection, std::string const& what) {
  if (auto const failure = run_file(sql, connection))
    throw Refused(what + " stopped at " + describe(*failure), "the statements before it are committed");
}

}  // namespace

int run_reset(Options const& options) {
  RunCommandOptions const& run = options.run;
  Sources sources;
  Diagnostics diagnostics;
  Settings const settings = load_settings(schema_path(run), sources, diagnostics);
  if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
  RunTarget const target = run_target(run);
  Connection connection = Connection::open(target.url);
  empty_database(connection, settings, run, run.force);
  DeployOptions how = deploy_options(run);
  how.contract = true;
  Deployed const done = deploy(target.migrations, connection, how);
  print_result(fmt::format("The database was reset; applied {} migration(s).\n", done.applied.size()));
  if (!run.skip_seed) seed_database(run, settings, target.url);
  return 0;
}

int run_push(Options const& options) {
  RunCommandOptions const& run = options.run;
  std::string const url = target_url(run);
  Sources sources;
  Diagnostics diagnostics;
  std::string const schema = run.schema.empty() ? default_schema_path() : run.schema;
  Settings const settings = load_settings(schema, sources, diagnostics);
  if (diagnostics.has_errors()) return report_diagnostics(options, diagnostics, sources);
  reset_before_push(options, url, schema, settings);
  Pair<Loaded> const loaded =
      load_pair({.from = url, .to = schema}, sources, diagnostics, options.scratch_url);
  if (diagnostics.has_errors()) return report_diagnostics(options, diagnostics, sources);
  int const version = loaded.from.server_version / 10000;
  Pushed const pushed = plan_push(loaded, version, diagnostics);
  if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
  if (pushed.plan.changes.empty()) {
    print_result("The database matches the schema.\n");
    return 0;
  }
  print_result(summary(pushed.plan.changes, pushed.models));
  if (!run.allow_data_loss)
    ask_before_loss(pushed.plan, "data will be lost: ", "confirm with --allow-data-loss");
  Connection connection = Connection::open(url);
  for (MigrationFiles const& file : emit(pushed.plan, {.name = "push", .pg_version = version}))
    run_or_throw(file.migration_sql, connection, "the change");
  print_result("The database now matches the schema.\n");
  return 0;
}

int run_execute(Options const& options) {
  RunCommandOptions const& run = options.run;
  std::string const sql = run.file == "-" ? read_stdin("stdin") : read_text(run.file);
  Connection connection = Connection::open(target_url(run));
  run_or_throw(sql, connection, "the script");
  print_result("Executed.\n");
  return 0;
}

}  // namespace lockstep
