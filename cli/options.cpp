// The command line as CLI11 reads it. Names of values are tables. Every flag that is offered works.
#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <sstream>

#include "migrate/project/naming.hpp"
#include "postgres/client/redact.hpp"

namespace lockstep {
namespace {

std::map<std::string, PrivilegesMode> const privileges_modes = {
    {"report", PrivilegesMode::report}, {"plan", PrivilegesMode::plan}, {"ignore", PrivilegesMode::ignore}};
std::map<std::string, PhasesMode> const phases_modes = {
    {"auto", PhasesMode::automatic}, {"never", PhasesMode::never}, {"always", PhasesMode::always}};
std::map<std::string, DriftFormat> const drift_formats = {{"text", DriftFormat::text},
                                                          {"json", DriftFormat::json},
                                                          {"markdown", DriftFormat::markdown},
                                                          {"sarif", DriftFormat::sarif},
                                                          {"github", DriftFormat::github}};
std::map<std::string, LintFormat> const lint_formats = {{"text", LintFormat::text},
                                                        {"json", LintFormat::json},
                                                        {"markdown", LintFormat::markdown},
                                                        {"sarif", LintFormat::sarif},
                                                        {"github", LintFormat::github}};
std::map<std::string, Severity> const severities = {
    {"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}};
std::map<std::string, Color> const colors = {{"auto", Color::automatic}, {"never", Color::never}};
std::map<std::string, Format> const formats = {
    {"text", Format::text}, {"json", Format::json}, {"github", Format::github}};
std::map<std::string, Format> const list_formats = {{"text", Format::text}, {"json", Format::json}};
std::map<std::string, Stage> const text_stages = {{"ast", Stage::ast}, {"model", Stage::model}};
std::map<std::string, Stage> const diff_stages = {{"ast", Stage::ast},         {"model", Stage::model},
                                                  {"catalog", Stage::catalog}, {"changes", Stage::changes},
                                                  {"graph", Stage::graph},     {"plan", Stage::plan}};

std::map<std::string, Runner> const runners = {{"lockstep", Runner::lockstep}, {"prisma", Runner::prisma}};

constexpr char const* source_help =
    "`empty`, a .prisma file or folder, a migrations folder, or a postgresql:// URL";

// An option whose value is one of the names of a table.
template <class T>
CLI::Option* add_choice(CLI::App& app, char const* flag, T& value, std::map<std::string, T> const& names,
                        std::string const& help) {
  std::string list;
  for (auto const& entry : names) list += (list.empty() ? "" : "|") + entry.first;
  auto const read = [&value, &names, list](std::string const& text) {
    auto const found = names.find(text);
    if (found == names.end()) throw CLI::ValidationError("`" + text + "` is not one of " + list);
    value = found->second;
  };
  return app.add_option_function<std::string>(flag, read, help)->type_name(list);
}

void add_sources(CLI::App& app, Options& options) {
  app.add_option("--from", options.from, std::string("the current schema: ") + source_help)
      ->required()
      ->type_name("SOURCE");
  app.add_option("--to", options.to, "the target schema: the same kinds")->required()->type_name("SOURCE");
  add_planning(app, options);
  add_choice(app, "--format", options.format, formats, "format of the diagnostics on stderr");
}

void add_validate(CLI::App& app, Options& options) {
  CLI::App* const validate = app.add_subcommand("validate", "Check a schema and show all diagnostics");
  validate->add_option("--schema", options.schema, "file or folder (default: prisma/schema.prisma)")
      ->type_name("PATH");
  validate->add_option("path", options.path, "the same, or `-` for a text on stdin")->type_name("PATH|-");
  validate->add_option("--stdin-path", options.stdin_path, "the path of the file on stdin, in its folder too")
      ->type_name("PATH");
  CLI::Option* const format = add_choice(*validate, "--format", options.format, formats,
                                         "text on stderr, or one machine-readable result on stdout");
  add_choice(*validate, "--print", options.print, text_stages, "print the parsed schema")->excludes(format);
  validate->callback([&options] { options.command = Command::validate; });
}

void add_format(CLI::App& app, Options& options) {
  CLI::App* const format = app.add_subcommand("format", "Rewrite a schema in its canonical layout");
  CLI::Option* const schema =
      format->add_option("--schema", options.schema, "file or folder (default: prisma/schema.prisma)")
          ->type_name("PATH");
  format->add_option("paths", options.paths, "files or folders, each a schema; `-` is stdin to stdout")
      ->type_name("PATH")
      ->excludes(schema);
  format->add_flag("--check", options.check, "write nothing; exit with 2 when something would change");
  format->callback([&options] { options.command = Command::format; });
}

void add_explain(CLI::App& app, Options& options) {
  CLI::App* const explain = app.add_subcommand("explain", "Explain the code of a diagnostic or hazard");
  CLI::Option* const code =
      explain->add_option("code", options.code, "such as E0103 or H101 (default: --list)")->type_name("CODE");
  explain
      ->add_flag_callback(
          "--list", [&options] { options.code.clear(); }, "all codes with their titles")
      ->excludes(code);
  add_choice(*explain, "--format", options.format, list_formats, "output format");
  explain->callback([&options] { options.command = Command::explain; });
}

void add_diff(CLI::App& migrate, Options& options) {
  CLI::App* const diff = migrate.add_subcommand("diff", "Show the migration from one schema to another");
  add_sources(*diff, options);
  CLI::Option_group* const output = diff->add_option_group("output", "what to show (default: --summary)");
  auto const show = [&](char const* flag, Output value, char const* help) {
    output->add_flag_callback(
        flag, [&options, value] { options.output = value; }, help);
  };
  show("--summary", Output::summary, "changes, phases, locks and risks");
  show("--script", Output::script, "the SQL of all phases");
  show("--rollback", Output::rollback, "the SQL that undoes each phase");
  show("--json", Output::json, "changes and plan as JSON");
  add_choice(*output, "--print", options.print, diff_stages, "print a stage of the compiler");
  output->require_option(0, 1);
  diff->add_option_function<int>(
          "--pg-version", [&options](int v) { options.pg_version = v; },
          "the major version of the target server")
      ->check(CLI::Range(12, 18))
      ->type_name("N");
  diff->add_flag("--exit-code", options.exit_code, "exit with 2 when there is a difference");
  add_choice(*diff, "--privileges", options.privileges, privileges_modes,
             "owners and privileges of two databases: report differences, plan them, or ignore them");
  CLI::Option* const out =
      diff->add_option("--out", options.out, "write migration directories into this folder")
          ->type_name("DIR");
  CLI::Option* const name =
      diff->add_option("--name", options.name, "the name of the migration")
          ->needs(out)
          ->type_name("NAME")
          ->check([](std::string const& text) { return problem_of_name(text).value_or(""); });
  out->needs(name);
  diff->callback([&options] { options.command = Command::diff; });
}

void add_verify(CLI::App& migrate, Options& options) {
  CLI::App* const verify =
      migrate.add_subcommand("verify", "Verify a migration and its rollback on a disposable server");
  add_sources(*verify, options);
  verify->add_flag_callback(
      "--json", [&options] { options.output = Output::json; }, "the result as JSON");
  verify->callback([&options] { options.command = Command::verify; });
}

void add_lint(CLI::App& migrate, Options& options) {
  CLI::App* const lint = migrate.add_subcommand("lint", "Report the hazards of written migrations");
  lint->add_option(
          "paths", options.lint.paths,
          "a folder of migrations, or some of its migrations (default: `migrations` next to the schema)")
      ->type_name("DIR");
  lint->add_option("--git-base", options.lint.git_base,
                   "only migrations that are new or changed against this git revision")
      ->type_name("REF");
  lint->add_option("--url", options.run.url, "a database, for sizes of tables, types and the history")
      ->type_name("URL");
  lint->add_option("--schema", options.run.schema, "file or folder (default: prisma/schema.prisma)")
      ->type_name("PATH");
  add_choice(*lint, "--format", options.lint.format, lint_formats, "format of the report");
  lint->add_option_function<std::string>(
          "--fail-on", [&options](std::string const& text) { options.lint.fail_on = severities.at(text); },
          "exit with 2 at this severity or above (default: lockstep.json, else warning)")
      ->check(CLI::IsMember(severities))
      ->type_name("error|note|warning");
  lint->callback([&options] { options.command = Command::lint; });
}

void add_drift(CLI::App& app, Options& options) {
  CLI::App* const drift = app.add_subcommand("drift", "Detect schema drift");
  CLI::Option* const schema =
      drift->add_option("--schema", options.schema, "file or folder (default: prisma/schema.prisma)")
          ->type_name("PATH");
  CLI::Option* const migrations =
      drift
          ->add_option(
              "--migrations", options.drift.migrations,
              "compare the database with this migrations directory, replayed on a scratch server, instead")
          ->excludes(schema)
          ->type_name("DIR");
  drift
      ->add_option(
          "--url", options.drift.url,
          "the database (default: the datasource's url, with .env as Prisma reads it, or DATABASE_URL)")
      ->type_name("URL");
  CLI::Option_group* const output = drift->add_option_group("output", "what to show (default: text)");
  add_choice(*output, "--format", options.drift.format, drift_formats, "format of the report");
  output->add_flag_callback(
      "--script", [&options] { options.drift.format = DriftFormat::script; },
      "print the SQL that restores the schema instead of a report");
  output
      ->add_flag_callback(
          "--accept", [&options] { options.drift.format = DriftFormat::accept; },
          "print the schema text that matches the database instead of a report")
      ->excludes(migrations);
  output->require_option(0, 1);
  drift->add_flag("--strict", options.drift.strict, "count what the schema language cannot express as drift");
  drift->callback([&options] { options.command = Command::drift; });
}

void add_pull(CLI::App& db, Options& options) {
  CLI::App* const pull = db.add_subcommand("pull", "Update the schema from a database");
  pull->add_option("--schema,path", options.schema,
                   "file or folder (default: the usual places; created when missing)")
      ->type_name("PATH");
  pull->add_option("--url", options.pull.url,
                   "the database (default: the datasource's url, else DATABASE_URL)")
      ->type_name("URL");
  pull->add_option("--schemas", options.pull.schemas, "the PostgreSQL schemas to read, separated by commas")
      ->delimiter(',')
      ->type_name("NAMES");
  pull->add_flag("--print", options.pull.print, "print the schema, write nothing");
  pull->add_flag("--force", options.pull.force, "ignore the models and enums of the existing schema");
  pull->callback([&options] { options.command = Command::pull; });
}

}  // namespace

void add_planning(CLI::App& app, Options& options) {
  add_choice(app, "--phases", options.phases, phases_modes,
             "split the migration into expand, backfill and contract");
  app.add_flag("--archive", options.archive,
               "keep dropped tables and columns in archives, so that the rollback restores them");
  app.add_flag("--keep-column-order", options.keep_column_order,
               "change columns in place instead of replacing them by columns at the end of the table");
  app.add_option_function<std::string>(
         "--runner", [&options](std::string const& text) { options.runner = runners.at(text); },
         "the tool that deploys the migration; prisma: a directory for each transaction (default: "
         "lockstep.json)")
      ->check(CLI::IsMember(runners))
      ->type_name("lockstep|prisma");
}

ReadOptions read_options(int argc, char const* const* argv) {
  ReadOptions result;
  Options& options = result.options;
  CLI::App app("lockstep: safe PostgreSQL schema migrations with rollbacks");
  app.name("lockstep");
  app.set_version_flag("--version", "lockstep " LOCKSTEP_VERSION);
  app.set_help_all_flag("--help-all", "Help of all commands");
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option_function<std::string>(
         "--scratch-url", [&options](std::string const& url) { options.scratch_url = url; },
         "use this server for scratch databases")
      ->type_name("URL");
  add_choice(app, "--color", options.color, colors, "colorize diagnostics");
  add_validate(app, options);
  add_format(app, options);
  add_explain(app, options);
  add_drift(app, options);
  CLI::App* const migrate = app.add_subcommand("migrate", "Compare schemas, plan and verify migrations");
  migrate->require_subcommand(1);
  migrate->fallthrough();
  add_diff(*migrate, options);
  add_verify(*migrate, options);
  add_lint(*migrate, options);
  add_run_commands(*migrate, options);
  CLI::App* const db = app.add_subcommand("db", "Work on a database and its schema");
  db->require_subcommand(1);
  db->fallthrough();
  add_pull(*db, options);
  add_database_commands(*db, options);
  CLI::App* const dev_db =
      app.add_subcommand("dev-db", "Manage a PostgreSQL server for development in this folder");
  dev_db->require_subcommand(1);
  dev_db->fallthrough();
  add_dev_db_commands(*dev_db, options);
  CLI::App* const backfill = app.add_subcommand("backfill", "Run backfill phases in batches");
  backfill->require_subcommand(1);
  backfill->fallthrough();
  add_backfill_commands(*backfill, options);
  for (CLI::App* const parent : {backfill, db, dev_db, migrate}) {
    for (CLI::App* const command : parent->get_subcommands([](CLI::App*) { return true; }))
      command->fallthrough();
  }
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& problem) {
    // For CLI11, help and version are "errors" with code 0. All other errors get our own exit code.
    std::ostringstream told;  // the message may contain a URL, and so a password
    result.done = app.exit(problem, std::cout, told) == 0 ? 0 : 1;
    std::cerr << masked(told.str());
  }
  return result;
}

}  // namespace lockstep
