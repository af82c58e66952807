// The values of the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/run_options.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "migrate/sources/not_planned.hpp"

namespace lockstep {

enum class Command {
  none,
  validate,
  format,
  diff,
  verify,
  explain,
  deploy,
  rollback,
  status,
  resolve,
  dev,
  reset,
  push,
  execute,
  seed,
  drift,
  pull,
  lint,
  backfill_run,
  backfill_status,
  backfill_pause,
  purge,
  dev_db_start,
  dev_db_stop,
  dev_db_url,
  dev_db_status,
};
enum class Stage { none, ast, model, catalog, changes, graph, plan };
enum class Output { summary, script, rollback, json };
enum class DriftFormat { text, json, markdown, sarif, github, script, accept };
enum class LintFormat { text, json, markdown, sarif, github };
enum class Color { automatic, never };
enum class Format { text, json, github };  // of diagnostics

struct DriftCommandOptions {
  std::string url, migrations;
  DriftFormat format = DriftFormat::text;
  bool strict = false;
};

struct LintCommandOptions {
  std::vector<std::string> paths;  // empty: `migrations` next to the schema
  std::string git_base;            // a revision; empty: all migrations
  LintFormat format = LintFormat::text;
  std::optional<Severity> fail_on;  // empty: the value of the settings
};

struct PullCommandOptions {
  std::string url;                   // empty: the URL of the schema
  std::vector<std::string> schemas;  // of PostgreSQL, to be read; empty: those of the schema
  bool print = false;                // to stdout, not into the file
  bool force = false;
};

struct Options {
  Command command = Command::none;
  std::string schema;  // of validate, format, drift and pull; empty: the usual places
  DriftCommandOptions drift;
  LintCommandOptions lint;
  PullCommandOptions pull;
  std::vector<std::string> paths;  // of format: a schema each
  bool check = false;              // of format
  std::string path;                // of validate: the same without its flag, or `-` for standard input
  std::string stdin_path;          // of validate: the file that standard input replaces
  std::string code;                // of explain
  Format format = Format::text;
  std::string from, to;
  Stage print = Stage::none;
  Output output = Output::summary;
  PhasesMode phases = PhasesMode::automatic;
  bool archive = false;            // what a migration drops is archived
  bool keep_column_order = false;  // no column is replaced by a second one
  std::optional<Runner> runner;    // empty: the value of the settings
  std::optional<int> pg_version;
  bool exit_code = false;
  PrivilegesMode privileges = PrivilegesMode::report;  // of diff between two databases
  std::string out;                                     // folder for migration directories
  std::string name;                                    // of the migration
  std::optional<std::string> scratch_url;
  Color color = Color::automatic;
  RunCommandOptions run;
};

// Reads the arguments. When there is nothing left to do (--help, --version or a usage error, all of which
// were already answered), done is the exit code.
struct ReadOptions {
  Options options;
  std::optional<int> done;
};
ReadOptions read_options(int argc, char const* const* argv);

}  // namespace lockstep
