// `migrate lint`: reads written migrations and reports their hazards in the requested format.
#include <algorithm>

#include "cli/clock.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/target.hpp"
#include "migrate/history/applied.hpp"
#include "migrate/lint/inputs.hpp"
#include "migrate/run/hidden_rows.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// The folder next to the schema, when none is named.
std::vector<fs::path> lint_paths_of(Options const& options) {
  std::vector<fs::path> paths(options.lint.paths.begin(), options.lint.paths.end());
  if (!paths.empty()) return paths;
  std::string const schema = schema_path(options.run);
  fs::path const folder = schema.empty() ? fs::path("prisma/migrations") : migrations_of(schema);
  if (!fs::is_directory(folder)) {
    throw IoError("there is no folder of migrations `" + folder.string() + "`",
                  "name it: lockstep migrate lint DIR");
  }
  return {folder};
}

std::string rendered_lint(LintFormat format, LintReport const& report) {
  switch (format) {
    case LintFormat::text:
      return lint_text(report);
    case LintFormat::json:
      return lint_json(report);
    case LintFormat::markdown:
      return lint_markdown(report);
    case LintFormat::sarif:
      return lint_sarif(report);
    case LintFormat::github:
      return lint_github(report);
  }
  return {};
}

// For the files that are judged and not applied.
void note_hidden_rows(std::vector<LintMigration> const& migrations, Connection& connection,
                      std::vector<std::string>& notes) {
  HiddenRows const hidden = read_hidden_rows(connection);
  if (hidden.tables.empty()) return;
  std::string const& schema = connection.url().schema;
  Applied const applied = read_applied(connection, schema.empty() ? "public" : schema);
  for (LintMigration const& one : migrations) {
    if (!one.chosen || std::ranges::binary_search(applied.finished, one.migration.name)) continue;
    auto const tables = tables_in_need(without_mark(one.migration.sql), hidden);
    if (tables.empty()) continue;
    notes.push_back(std::string(info(Code::hidden_rows).number) + " " +
                    describe("`" + one.migration.name + "`", tables, hidden) + "; " +
                    help_for(tables, hidden));
  }
}

}  // namespace

int run_lint(Options const& options) {
  Gathered gathered = gather(lint_paths_of(options));
  if (!options.lint.git_base.empty()) {
    std::set<std::string> const changed = changed_since(gathered.folder, options.lint.git_base);
    for (LintMigration& one : gathered.migrations)
      one.chosen = one.chosen && changed.contains(one.migration.name);
  }
  Sources sources;
  Diagnostics diagnostics;
  std::string const schema = schema_path(options.run);
  Settings const settings =
      load_settings(schema.empty() ? gathered.folder : fs::path(schema), sources, diagnostics);
  if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
  LintTask task{.migrations = std::move(gathered.migrations),
                .database = {},
                .rules = settings.hazards.allow,
                .today = today(),
                .fail_on = options.lint.fail_on.value_or(settings.lint.fail_on)};
  std::vector<std::string> notes;
  if (!options.run.url.empty()) {
    Connection connection = Connection::open(options.run.url);
    std::string const& own = connection.url().schema;
    if (!own.empty()) task.default_schema = own;
    task.database = read_for_lint(connection, task.migrations, notes);
    note_hidden_rows(task.migrations, connection, notes);
  }
  LintReport report = lint(task);
  report.notes.insert(report.notes.begin(), notes.begin(), notes.end());
  print_result(rendered_lint(options.lint.format, report));
  return report.fails() ? 2 : 0;
}

}  // namespace lockstep
