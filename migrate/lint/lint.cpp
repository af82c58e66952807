// Reads file after file in the order of the migrations, with one tracked schema. A rollback starts with the
// schema that its migration leaves, and its effect on the schema is discarded.
#include "migrate/lint/lint.hpp"
#include "migrate/system/glob.hpp"

#include <algorithm>
#include <tuple>

#include "emit/emit.hpp"
#include "migrate/lint/allow_comments.hpp"
#include "migrate/lint/analyze_file.hpp"
#include "migrate/project/rules.hpp"

namespace lockstep {
namespace {

using enum HazardCode;

// The name without the phase, which the migrations of one plan share.
std::string_view change_of(Migration const& migration) {
  std::string_view name = migration.name;
  if (!migration.phase) return name;
  for (int words = 0; words < 2; ++words) name = name.substr(0, name.rfind('_'));
  return name;
}

// What a migration continues: nothing, the change of the preceding migration, or also its phase when several
// directories contain one phase.
enum class GoesOn { nothing, change, phase };

GoesOn what_goes_on(Migration const* before, Migration const& now) {
  if (before == nullptr || change_of(*before) != change_of(now)) return GoesOn::nothing;
  return before->phase == now.phase ? GoesOn::phase : GoesOn::change;
}

void begin_migration(TrackedSchema& known, GoesOn with) {
  if (with == GoesOn::phase) return;
  known.new_tables.clear();
  known.new_columns.clear();
  known.dropped.clear();
  known.old_names.clear();
  known.left_names.clear();
  if (with == GoesOn::change) return;
  known.made.clear();
  known.functions.clear();
}

class Linter {
 public:
  explicit Linter(LintTask const& task) : task_(task), used_(task.rules, task.today) {}

  LintReport run() {
    report_.fail_on = task_.fail_on;
    if (task_.database) known_ = tracked_schema_of(task_.database->schema);
    rollbacks_expected_ = std::ranges::any_of(
        task_.migrations, [](LintMigration const& one) { return one.rollback.has_value(); });
    Migration const* before = nullptr;
    for (LintMigration const& one : task_.migrations) {
      begin_migration(known_, what_goes_on(before, one.migration));
      before = &one.migration;
      read(one, &one == &task_.migrations.front());
    }
    bool const all = std::ranges::all_of(task_.migrations, &LintMigration::chosen);
    report_.notes = used_.notes(all);
    bool const none = !rollbacks_expected_ && !task_.migrations.empty();
    if (none) report_.notes.emplace_back("no migration here has a rollback.sql");
    sort(report_.findings);
    sort(report_.allowed);
    return std::move(report_);
  }

 private:
  void read(LintMigration const& one, bool first) {
    name_ = one.migration.name;
    std::string const folder = one.migration.path.generic_string() + "/";
    std::string_view const sql = without_mark(one.migration.sql);
    std::vector<PlacedFinding> found = judge({.path = folder + "migration.sql", .sql = sql, .first = first},
                                             task_.default_schema, sizes(), known_);
    if (!one.chosen) return;
    add_for_file(one, found);
    finish(folder + "migration.sql", sql, std::move(found));
    if (!one.rollback) return;
    Made const made{known_.new_tables, known_.new_columns, known_.made};
    TrackedSchema after = known_;
    begin_migration(after, GoesOn::nothing);
    std::string_view const back = without_mark(*one.rollback);
    finish(folder + "rollback.sql", back,
           judge({.path = folder + "rollback.sql", .sql = back, .undoes = &made}, task_.default_schema,
                 sizes(), after));
  }

  std::map<model::Name, TableSize> const* sizes() const {
    return task_.database ? &task_.database->sizes : nullptr;
  }

  void add_for_file(LintMigration const& one, std::vector<PlacedFinding>& found) const {
    std::string const folder = one.migration.path.generic_string() + "/";
    auto const add = [&](HazardCode code, std::string const& file) {
      found.push_back({{}, {.code = code, .place = {.file = folder + file, .line = 1, .column = 1}}});
    };
    if (!one.rollback && rollbacks_expected_) add(rollback_missing, "migration.sql");
    if (one.rollback && header_value(without_mark(*one.rollback), "undoes") &&
        !is_undone_by(one.migration.sql, without_mark(*one.rollback)))
      add(rollback_stale, "rollback.sql");
    if (task_.database && task_.database->edited.contains(one.migration.name))
      add(edited_after_applied, "migration.sql");
  }

  // Removes what is allowed, and reports exceptions that were not needed.
  void finish(std::string const& path, std::string_view sql, std::vector<PlacedFinding> found) {
    std::vector<Statement> const statements = split(sql);
    ++report_.files;
    report_.statements += statements.size();
    std::vector<AllowComment> comments = read_allow_comments(sql, tokens_of(sql).comments, statements);
    for (PlacedFinding& one : found) {
      // Both are evaluated, so that neither is reported as unused.
      bool const by_rule = allowed_by_rule(one.finding);
      if (allowed_by_comment(comments, one) || by_rule) {
        report_.allowed.push_back(std::move(one.finding));
      } else {
        report_.findings.push_back(std::move(one.finding));
      }
    }
    for (AllowComment const& comment : comments) report(path, sql, comment);
  }

  static bool allowed_by_comment(std::vector<AllowComment>& comments, PlacedFinding& one) {
    for (AllowComment& comment : comments) {
      bool const here = comment.whole_file || (one.statement && comment.statement == *one.statement);
      if (!comment.problem.empty() || !here) continue;
      auto const code = std::ranges::find(comment.codes, info(one.finding.code).number);
      if (code == comment.codes.end()) continue;
      comment.used[static_cast<std::size_t>(code - comment.codes.begin())] = true;
      one.finding.why = comment.reason;
      one.finding.in_source = true;
      return true;
    }
    return false;
  }

  bool allowed_by_rule(LintFinding& finding) {
    auto reason = used_.reason([&](IgnoreRule const& rule) {
      return covers(rule, info(finding.code).number, finding.object) ||
             (rule.code == info(finding.code).number && matches_glob(rule.name, name_));
    });
    if (!reason) return false;
    finding.why = std::move(*reason);
    return true;
  }

  void report(std::string const& path, std::string_view sql, AllowComment const& comment) {
    auto const line = static_cast<std::size_t>(std::count(
                          sql.begin(), sql.begin() + static_cast<std::ptrdiff_t>(comment.begin), '\n')) +
                      1;
    auto const add = [&](HazardCode code, std::string detail) {
      LintFinding finding{
          .code = code, .place = {.file = path, .line = line, .column = 1}, .detail = std::move(detail)};
      bool const allowed = allowed_by_rule(finding);
      (allowed ? report_.allowed : report_.findings).push_back(std::move(finding));
    };
    if (!comment.problem.empty()) return add(allowed_without_reason, comment.problem);
    for (std::size_t i = 0; i < comment.codes.size(); ++i) {
      if (!comment.used[i]) add(allowed_for_nothing, comment.codes[i]);
    }
  }

  static void sort(std::vector<LintFinding>& findings) {
    std::ranges::stable_sort(findings, {}, [](LintFinding const& one) {
      return std::tuple(one.place.file, one.place.line, info(one.code).number);
    });
  }

  LintTask const& task_;
  UsedRules used_;
  TrackedSchema known_;
  LintReport report_;
  std::string name_;  // of the current migration
  bool rollbacks_expected_ = false;
};

}  // namespace

LintReport lint(LintTask const& task) { return Linter(task).run(); }

}  // namespace lockstep
