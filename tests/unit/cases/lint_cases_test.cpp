// What lockstep writes is judged by the linter, which knows nothing of the planner: over all folders of
// tests/cases, up.sql and down.sql have no hazard but those that a comment of the same transaction announces.
#include "compiler/diff/diff.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "migrate/lint/lint.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"
#include "support/golden.hpp"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

// The files that stand one behind the other in a golden, by the name of their phase; one without phases has
// the name
// "".
std::map<std::string, std::string> parts_of(std::string const& text) {
  constexpr std::string_view mark = "-- ===== ";
  std::map<std::string, std::string> result;
  if (!text.starts_with(mark)) return {{"", text}};
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const name = at + mark.size(), end = text.find(" =====\n\n", name);
    std::size_t const next = std::min(text.find("\n-- ===== ", end), text.size());
    std::size_t const begin = end + std::string_view(" =====\n\n").size();
    result[text.substr(name, end - name)] = text.substr(begin, next - begin);
    at = next + 1;
  }
  return result;
}

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

// The SQL that makes the schema from which the case starts.
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

TEST_CASE("what lockstep writes has no hazard that it does not announce", "[lint]") {
  std::size_t files = 0, announced = 0;
  for (fs::path const& up : golden::files(golden::source_dir() / "tests/cases", ".sql")) {
    if (up.filename() != "up.sql" || !fs::exists(up.parent_path() / "down.sql")) continue;
    fs::path const folder = up.parent_path();
    INFO(fs::relative(folder, golden::source_dir()).generic_string());
    LintTask task{.migrations = {migration("0_start", start_of(folder))}, .rules = {}, .today = "2026-01-01"};
    task.migrations.front().chosen = false;
    auto const down = parts_of(golden::read(folder / "down.sql"));
    for (auto const& [phase, sql] : parts_of(golden::read(up))) {
      task.migrations.push_back(migration("1_case" + (phase.empty() ? "" : "_" + phase), sql));
      task.migrations.back().rollback = down.at(phase);
    }
    LintReport const report = lint(task);
    files += report.files;
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
      ++announced;
    }
  }
  CHECK(files > 300);
  CHECK(announced > 100);
}

}  // namespace
