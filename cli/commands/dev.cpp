// `migrate dev`: turns an edited schema into a migration that is written, proved and applied to the
// developer's database. Problems are reported before anything is written; the database is never reset.
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <thread>

#include "cli/ask.hpp"
#include "cli/clock.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/seed.hpp"
#include "cli/commands/target.hpp"
#include "compiler/diff/diff.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "migrate/drift/database_state.hpp"
#include "migrate/drift/drift.hpp"
#include "migrate/project/naming.hpp"
#include "migrate/project/refused.hpp"
#include "migrate/project/rules.hpp"
#include "migrate/project/settings.hpp"
#include "migrate/project/write_migrations.hpp"
#include "migrate/prove/placeholder_values.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/run/deploy.hpp"
#include "migrate/sources/compare.hpp"

namespace lockstep {
namespace {

struct Project {
  RunTarget target;
  std::string schema;      // path of the text
  std::string namespace_;  // of PostgreSQL, for models that name none
  Settings settings;
};

Project project_of(RunCommandOptions const& run, Sources& sources, Diagnostics& diagnostics) {
  Project project{.target = run_target(run)};
  project.schema = run.schema.empty() ? default_schema_path() : run.schema;
  std::string const schema = parse_connection_url(project.target.url).schema;
  project.namespace_ = schema.empty() ? "public" : schema;
  project.settings = load_settings(project.schema, sources, diagnostics);
  if (!diagnostics.has_errors()) require_name(run.name, project.settings, sources);
  return project;
}

// The schema that the migrations make; empty when there are none yet.
Loaded replayed(Project const& project, Options const& options, Sources& sources, Diagnostics& diagnostics) {
  if (project.target.migrations.empty()) return {.kind = SourceKind::empty, .label = "empty"};
  return load(project.target.folder.string(),
              {.default_schema = project.namespace_, .scratch_url = options.scratch_url}, sources,
              diagnostics);
}

// Contract phases too, because the only application version is the developer's.
DeployOptions everything(RunCommandOptions const& run) {
  DeployOptions options = deploy_options(run);
  options.contract = true;
  return options;
}

// Most databases have extensions that no migration made. They are not drift.
bool comes_with_the_server(Finding const& finding) {
  return finding.difference == Difference::unexpected && finding.object.kind == model::ObjectKind::extension;
}

// Manual changes of the database are neither overwritten nor included in the migration.
void refuse_drift(Project const& project, Loaded const& history, Sources const& sources,
                  Options const& options, Connection& connection) {
  if (history.kind == SourceKind::empty) return;
  ConnectionUrl const url = parse_connection_url(project.target.url);
  DatabaseState const state = read_database(connection, schemas_to_read(history, url));
  ScratchOnDemand scratch({.url = options.scratch_url});
  Drifted drifted = find_drift(history, state,
                               {.database = describe(url),
                                .migrations = project.target.folder,
                                .ignore = project.settings.drift.ignore,
                                .today = today()},
                               sources, connection, scratch);
  std::erase_if(drifted.report.drift, comes_with_the_server);
  if (!drifted.report.drifted()) return;
  fmt::print(stderr, "{}\n", drift_text(drifted.report));
  throw Refused("the development database differs from its migrations",
                fmt::format("undo the changes with the SQL of `lockstep drift --migrations {} --script`, "
                            "or write a migration for them",
                            project.target.folder.string()));
}

struct Proposal {
  Pair<model::Schema> models;
  Plan plan;
  std::vector<MigrationFiles> files;
};

Proposal propose(Pair<Loaded> const& loaded, Options const& options, EmitOptions how,
                 Diagnostics& diagnostics) {
  Proposal proposal;
  proposal.models = compare(loaded, diagnostics).models;
  PlanOptions plan_options{.phases = options.phases,
                           .pg_version = how.pg_version,
                           .runner = how.one_query ? Runner::prisma : Runner::lockstep,
                           .keep_column_order = options.keep_column_order};
  if (options.archive) plan_options.archive = options.run.name;
  proposal.plan = plan(proposal.models, loaded.to.hints, plan_options, diagnostics);
  suggest_renames(proposal.models, proposal.plan.changes, loaded.to.hints, loaded.to.origins, diagnostics);
  if (!options.run.name.empty()) how.name = options.run.name;
  if (!diagnostics.has_errors()) proposal.files = emit(proposal.plan, how);
  return proposal;
}

bool suspects_rename(Diagnostics const& diagnostics) {
  for (Diagnostic const& each : diagnostics.sorted()) {
    if (each.code == Code::possible_rename) return true;
  }
  return false;
}

// Stops when the migration cannot run here without a decision of a person. With --create-only it is only
// written and can still be edited.
void ask(Proposal const& proposal, RunCommandOptions const& run, Diagnostics const& diagnostics) {
  if (run.create_only) return;
  for (PhasePlan const& phase : proposal.plan.phases) {
    std::vector<action::Backfill> const open = placeholders_of(phase.forward);
    if (open.empty()) continue;
    throw Refused(
        fmt::format("no backfill value for existing rows of {} in `{}`", model::qualified(open.front().table),
                    open.front().column),
        "set it in the schema with @backfill(\"…\"), or write the migration with --create-only, put "
        "the value into the marked place and run `lockstep migrate dev` again");
  }
  if (!run.no_renames && suspects_rename(diagnostics))
    ask_to_go_on("a possible rename is planned as a drop and a new object",
                 "mark a rename with @renamedFrom, or confirm the drop with --no-renames");
  if (!run.allow_data_loss)
    ask_before_loss(proposal.plan, "the migration loses data: ",
                    "confirm with --allow-data-loss, or write it with --create-only first");
}

// Uses the scratch server on which the migrations were replayed, if there is one.
void prove(Proposal const& proposal, Pair<Loaded> const& loaded, Options const& options) {
  std::shared_ptr<ScratchServer> server = loaded.from.scratch;
  if (!server) server = std::make_shared<ScratchServer>(ScratchServer::start({.url = options.scratch_url}));
  Proof const proof =
      verify(proposal.models, loaded.to.hints,
             {.phases = options.phases,
              .archive = options.archive,
              .runner = proposal.plan.one_batch_per_migration ? Runner::prisma : Runner::lockstep,
              .source = is_read(loaded.from) ? &loaded.from.schema : nullptr,
              .probes = true,
              .keep_column_order = options.keep_column_order},
             *server);
  fmt::print(stderr, "{}", describe(proof));
  if (proof.holds() || options.run.create_only) return;
  throw Refused("the migration cannot be proved, so it was not written",
                "write it with --create-only, correct it, and run `lockstep migrate dev` again");
}

// A timestamp later than that of the newest migration, so that the new one is the last.
std::string next_stamp(std::vector<Migration> const& migrations) {
  std::string const newest = migrations.empty() ? "" : migrations.back().name.substr(0, 14);
  for (int tries = 0; tries < 30; ++tries) {
    std::string stamp = stamp_now();
    if (stamp > newest) return stamp;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw Refused("the newest migration, `" + migrations.back().name + "`, has a time stamp in the future",
                "correct the clock, or rename the migration if it is not applied anywhere");
}

std::string sentence(Deployed const& done, std::string_view what) {
  return done.applied.empty() ? "" : fmt::format("Applied {} {}.\n", done.applied.size(), what);
}

// A database without a history is new, and so has no rows.
void seed_if_new(std::vector<HistoryRow> const& before, Project const& project,
                 RunCommandOptions const& run) {
  if (before.empty() && !run.skip_seed) seed_database(run, project.settings, project.target.url);
}

void say_nothing_to_write(Deployed const& pending) {
  print_result(sentence(pending, "pending migration(s)") +
               "The migrations match the schema; there is nothing to write.\n");
}

}  // namespace

int run_dev(Options const& options) {
  RunCommandOptions const& run = options.run;
  Sources sources;
  Diagnostics diagnostics;
  Project const project = project_of(run, sources, diagnostics);
  Pair<Loaded> loaded;
  loaded.to = load(project.schema, {.default_schema = project.namespace_}, sources, diagnostics);
  if (diagnostics.has_errors()) return report_diagnostics(options, diagnostics, sources);
  Connection connection = Connection::open(project.target.url);
  std::vector<std::string> waiting;
  std::vector<HistoryRow> const rows = History(connection).rows();
  to_deploy(migration_entries(project.target.migrations, rows), everything(run), waiting);  // may refuse
  loaded.from = replayed(project, options, sources, diagnostics);
  refuse_drift(project, loaded.from, sources, options, connection);
  follow_join_tables(loaded, diagnostics);
  Deployed const pending = deploy(project.target.migrations, connection, everything(run));

  Proposal const proposal =
      propose(loaded, options,
              {.pg_version = connection.server_version() / 10000,
               .one_query = options.runner.value_or(project.settings.runner) == Runner::prisma,
               .reason_to_allow = reasons_of(project.settings.hazards.allow, today())},
              diagnostics);
  if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
  if (proposal.plan.changes.empty()) {
    say_nothing_to_write(pending);
    if (!pending.applied.empty() && !run.create_only) seed_if_new(rows, project, run);
    return 0;
  }
  print_result(sentence(pending, "pending migration(s)") + summary(proposal.plan.changes, proposal.models) +
               "\n" + report(proposal.plan));
  if (run.name.empty()) throw Refused("the migration has no name", "give it one with --name");
  ask(proposal, run, diagnostics);
  prove(proposal, loaded, options);
  for (auto const& path :
       write_migrations(project.target.folder,
                        {.stamp = next_stamp(project.target.migrations), .name = run.name}, proposal.files)) {
    print_note(options, fmt::format("wrote {}\n", path.string()));
  }
  if (run.create_only) return 0;
  print_result(
      sentence(deploy(read_migrations(project.target.folder), connection, everything(run)), "migration(s)"));
  seed_if_new(rows, project, run);
  return 0;
}

}  // namespace lockstep
