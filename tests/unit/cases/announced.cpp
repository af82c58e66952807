// The linter's findings in the migration of a case, with the schema from which the case starts.
#include "unit/cases/announced.hpp"

#include "compiler/diff/diff.hpp"
#include "compiler/plan/planner.hpp"
#include "migrate/lint/lint.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"
#include "support/golden.hpp"

namespace lockstep::cases {

namespace fs = std::filesystem;

namespace {

LintMigration migration(std::string name, std::string sql) {
  LintMigration result;
  result.migration.name = name;
  result.migration.path = std::move(name);
  result.migration.sql = std::move(sql);
  for (auto const& [end, phase] :
       {std::pair("_1_expand", Phase::expand), std::pair("_2_backfill", Phase::backfill),
        std::pair("_3_contract", Phase::contract)}) {
    if (result.migration.name.ends_with(end)) result.migration.phase = phase;
  }
  return result;
}

// The SQL that creates the schema from which the case starts.
std::string start_of(fs::path const& folder) {
  if (fs::exists(folder / "before.sql")) return golden::read(folder / "before.sql");
  if (!fs::exists(folder / "before.prisma")) return "SELECT 1;\n";
  Sources sources;
  Diagnostics diagnostics;
  Pair<Loaded> const loaded =
      load_pair({.from = "empty", .to = (folder / "before.prisma").string()}, sources, diagnostics);
  Plan const made = plan(compare(loaded, diagnostics).models, {}, {.phases = PhasesMode::never}, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  std::string text;
  for (MigrationFiles const& file : emit(made, {})) text += file.migration_sql;
  return text.empty() ? "SELECT 1;\n" : text;
}

// Whether a comment announces the code before the statement on that line, in the same transaction.
bool is_announced(std::string const& sql, std::size_t line, std::string_view code) {
  std::vector<std::string> const lines = golden::lines(sql);
  for (std::size_t at = line; at-- > 0;) {
    if (lines[at].starts_with("-- " + std::string(code) + " ")) return true;
    if (lines[at] == "BEGIN;" || lines[at].empty()) return false;
  }
  return false;
}

}  // namespace

std::size_t check_announced(fs::path const& folder, std::vector<MigrationFiles> const& files) {
  LintTask task{.migrations = {migration("0_start", start_of(folder))}, .rules = {}, .today = "2026-01-01"};
  task.migrations.front().chosen = false;
  for (MigrationFiles const& file : files) {
    task.migrations.push_back(migration("1_case" + file.suffix, file.migration_sql));
    task.migrations.back().rollback = file.rollback_sql;
  }
  LintReport const report = lint(task);
  CHECK(report.files == 2 * files.size());
  for (LintFinding const& finding : report.findings) {
    fs::path const path = finding.place.file;
    auto const one = std::ranges::find_if(task.migrations, [&](LintMigration const& each) {
      return each.migration.path == path.parent_path();
    });
    REQUIRE(one != task.migrations.end());
    std::string const& sql = path.filename() == "rollback.sql" ? *one->rollback : one->migration.sql;
    INFO(path.string() << ":" << finding.place.line << ": " << info(finding.code).number << " "
                       << sentence(finding) << "\n    " << finding.statement);
    CHECK(is_announced(sql, finding.place.line, info(finding.code).number));
  }
  return report.findings.size();
}

}  // namespace lockstep::cases
