// `drift`: compares a database with a schema text or a migrations directory and reports in the requested
// format.
#include "migrate/drift/drift.hpp"
#include "compiler/plan/planner.hpp"
#include "migrate/drift/database_state.hpp"

#include <fmt/format.h>

#include "cli/clock.hpp"
#include "cli/commands/commands.hpp"
#include "compiler/plan/actions/step.hpp"
#include "emit/emit.hpp"
#include "migrate/drift/pull.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "migrate/sources/target.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

struct Task {
  Loaded expected;
  std::string url;
  std::filesystem::path migrations;  // empty when there is none
  Settings settings;
};

// The schema text names the database, and the URL names the schema of the text's models. So a text whose URL
// has `schema=` is read a second time.
Task task_of_schema(Options const& options, Sources& sources, Diagnostics& diagnostics) {
  std::string const path = options.schema.empty() ? default_schema_path() : options.schema;
  if (kind_of(path) != SourceKind::text) {
    throw IoError(
        "--schema takes a .prisma file or a folder of them, and `" + redacted(path) + "` is not one",
        "a migrations directory is named with --migrations, a database with --url");
  }
  Task task;
  task.expected = load(path, {}, sources, diagnostics);
  if (diagnostics.has_errors()) return task;
  task.url = database_url(options.drift.url, task.expected.datasource, path);
  std::string const schema = parse_connection_url(task.url).schema;
  if (!schema.empty() && schema != "public") {
    sources.clear();
    task.expected = load(path, {.default_schema = schema}, sources, diagnostics);
  }
  std::filesystem::path const folder = migrations_of(path);
  if (is_migrations_folder(folder)) task.migrations = folder;
  task.settings = load_settings(path, sources, diagnostics);
  return task;
}

Task task_of_migrations(Options const& options, Sources& sources, Diagnostics& diagnostics) {
  std::filesystem::path const folder = options.drift.migrations;
  if (kind_of(options.drift.migrations) != SourceKind::migrations) {
    throw IoError("`" + redacted(options.drift.migrations) + "` is not a migrations directory",
                  "it holds migration_lock.toml, or folders with a migration.sql");
  }
  Task task;
  task.migrations = folder;
  task.url = database_url(options.drift.url, {}, folder);
  task.settings = load_settings(folder, sources, diagnostics);
  if (diagnostics.has_errors()) return task;
  std::string const schema = parse_connection_url(task.url).schema;
  task.expected =
      load(options.drift.migrations,
           {.default_schema = schema.empty() ? "public" : schema, .scratch_url = options.scratch_url},
           sources, diagnostics);
  return task;
}

std::string script(Drifted const& drifted, int server_version, Diagnostics& diagnostics) {
  int const version = server_version / 10000;
  Plan const steps =
      plan(drifted.models, drifted.hints, {.phases = PhasesMode::never, .pg_version = version}, diagnostics);
  std::string text;
  for (MigrationFiles const& file : emit(steps, {.name = "undo drift", .pg_version = version}))
    text += file.migration_sql;
  return text;
}

// A schema text that accepts the state of the database. With pending migrations it would undo their changes,
// so then there is none.
std::string accepting(Options const& options, std::string const& url, DriftReport const& report) {
  if (!report.pending_migrations.empty()) {
    throw IoError("there are pending migrations, whose changes the text would lose: " +
                      report.pending_migrations.front() +
                      (report.pending_migrations.size() > 1 ? " and others" : ""),
                  "apply them first: lockstep migrate deploy");
  }
  if (!report.ignored.empty())
    fmt::print(stderr, "note: what the rules of lockstep.json ignore is in this text too\n");
  Sources sources;
  Diagnostics diagnostics;
  std::string const path = options.schema.empty() ? default_schema_path() : options.schema;
  Pulled const pulled = pull({.schema = path, .url = url}, sources, diagnostics);
  std::string text;
  for (PulledFile const& file : pulled.files)
    text += (pulled.files.size() > 1 ? "// " + file.path.string() + "\n" : "") + file.text;
  return text;
}

std::string rendered(DriftFormat format, DriftReport const& report) {
  switch (format) {
    case DriftFormat::text:
      return drift_text(report);
    case DriftFormat::json:
      return drift_json(report);
    case DriftFormat::markdown:
      return drift_markdown(report);
    case DriftFormat::sarif:
      return drift_sarif(report);
    case DriftFormat::github:
      return drift_github(report);
    case DriftFormat::script:
    case DriftFormat::accept:
      break;
  }
  return {};
}

}  // namespace

int run_drift(Options const& options) {
  Sources sources;
  Diagnostics diagnostics;
  Task const task = options.drift.migrations.empty() ? task_of_schema(options, sources, diagnostics)
                                                     : task_of_migrations(options, sources, diagnostics);
  if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
  ConnectionUrl const url = parse_connection_url(task.url);
  Connection connection = Connection::open(url);
  DatabaseState const state = read_database(connection, schemas_to_read(task.expected, url));
  ScratchOnDemand scratch({.url = options.scratch_url});
  Drifted const drifted = find_drift(task.expected, state,
                                     {.database = describe(url),
                                      .migrations = task.migrations,
                                      .ignore = task.settings.drift.ignore,
                                      .today = today(),
                                      .strict = options.drift.strict},
                                     sources, connection, scratch);
  std::string text;
  if (options.drift.format == DriftFormat::script) {
    text = script(drifted, connection.server_version(), diagnostics);
  } else if (options.drift.format == DriftFormat::accept) {
    text = accepting(options, task.url, drifted.report);
  } else {
    text = rendered(options.drift.format, drifted.report);
  }
  if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
  print_result(text);
  return drifted.report.drifted() ? 2 : 0;
}

}  // namespace lockstep
