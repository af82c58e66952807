// Statements to files. A file is a header for the reviewer and then segments: BEGIN … COMMIT groups with
// their timeouts, and statements that cannot run in a transaction, with timeouts that are set before and
// reset after them.

#include <fmt/format.h>

#include <cassert>
#include <set>
#include <utility>

#include "compiler/diff/diff.hpp"
#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/single_line.hpp"
#include "emit/abbreviate.hpp"
#include "emit/column_order.hpp"
#include "emit/emit.hpp"
#include "emit/json.hpp"
#include "emit/ownership.hpp"
#include "emit/risk.hpp"
#include "emit/rollout.hpp"
#include "emit/visibility.hpp"

namespace lockstep {
namespace {

// A line contains names of the schema, and a line end in one of them must not end the comment.
std::string comment(std::string_view text) { return "-- " + model::in_single_line(text) + "\n"; }

// In a rollback, the objects that existed before its phase; null elsewhere.
using Before = std::set<model::ObjectRef>;

// A rollback may drop what the migration itself has made, so it needs no exception for that.
bool needs_leave(Step const& step, Hazard const& hazard, Before const* before) {
  if (before == nullptr || !info(hazard.code).number.starts_with("H2")) return true;
  auto const* drop = get_if<action::DropColumn>(step.action);
  return before->contains(drop == nullptr
                              ? hazard.object
                              : model::ObjectRef{model::ObjectKind::column, drop->table, drop->column.name});
}

std::string hazard_lines(Step const& step, EmitOptions const& options, Before const* before) {
  std::string text;
  for (Hazard const& hazard : step.hazards) {
    HazardInfo const& row = info(hazard.code);
    // Only this line names an object that is dropped together with another one.
    std::string which =
        hazard.code == HazardCode::object_dropped ? ": " + model::to_string(hazard.object) : "";
    if (hazard.code == HazardCode::table_archived || hazard.code == HazardCode::column_archived)
      which = ": " + archive_of(step.action);
    text += comment(fmt::format("{} {}{}", row.number, row.title, which));
    // A line end in the reason would end the comment.
    bool const asked = options.reason_to_allow && needs_leave(step, hazard, before);
    std::string const reason = asked ? single_line(options.reason_to_allow(hazard), 200) : "";
    if (!reason.empty()) text += fmt::format("-- lockstep:allow {} {}\n", row.number, reason);
  }
  return text;
}

// The wait for a lock must be short, because other sessions queue after it; long work must not be cancelled;
// rows that row level security hides must not be skipped.
std::string settings(Batch const& batch, EmitOptions const& options) {
  bool locks = false, lengthy = false, looks = false;
  for (Step const& step : batch.steps) {
    locks = locks || !step.tables.empty();
    lengthy = lengthy || step.facts.work != Work::meta;
    looks = looks || looks_at_rows(step.action);
  }
  if (!batch.transactional) return "SET lock_timeout = 0;\nSET statement_timeout = 0;\n";
  std::string const rows(looks ? see_all_rows : "");
  if (!locks) return rows;
  return fmt::format("SET LOCAL lock_timeout = '{}ms';\nSET LOCAL statement_timeout = {};\n",
                     options.lock_timeout_ms,
                     lengthy ? "0" : fmt::format("'{}ms'", options.statement_timeout_ms)) +
         rows;
}

std::string segment(Batch const& batch, EmitOptions const& options, Before const* before) {
  std::string body, ownership;
  std::vector<action::Guard> losses;
  Restoring const restoring = restoring_of(batch);
  for (Step const& step : batch.steps) {
    bool const later = comes_after(restoring, step.action);
    auto const* const create = get_if<action::CreateObject>(step.action);
    bool const restored = later && create != nullptr && create->recreated;
    if (is_early_loss(step.action)) {
      losses.push_back(*get_if<action::Guard>(step.action));
      continue;
    }
    if (!losses.empty()) body += sql_of(std::exchange(losses, {}));
    std::string const statement = restored ? "" : sql(step.action, options);
    (later ? ownership : body) +=
        (statement.empty() && object_of(step.action) == nullptr ? "" : hazard_lines(step, options, before)) +
        statement;
  }
  if (!losses.empty()) body += sql_of(losses);
  body = restoring.note + body + restoring.restore + ownership;
  if (body.empty()) return {};
  bool const lone = options.one_query && !batch.transactional;  // nothing else fits into its query
  std::string const text = lone ? body : settings(batch, options) + body;
  if (options.one_query) return text;
  return batch.transactional ? "BEGIN;\n" + text + "COMMIT;\n"
                             : text + "RESET lock_timeout;\nRESET statement_timeout;\n";
}

std::string segments(std::vector<Batch> const& batches, EmitOptions const& options,
                     Before const* before = nullptr) {
  std::string text;
  for (Batch const& batch : batches) {
    std::string const one = segment(batch, options, before);
    if (!one.empty()) text += "\n" + one;
  }
  return text;
}

std::string title(Plan const& plan, std::size_t index, EmitOptions const& options) {
  if (!plan.phased && plan.phases.size() == 1) return options.name;
  return fmt::format("{}, {} ({} of {})", options.name, enum_name(plan.phases[index].phase), index + 1,
                     plan.phases.size());
}

std::string application(Plan const& plan, std::size_t index, Rollout const& rollout) {
  bool const old_runs = rollout.old_runs[index], waits = !rollout.changed_at_once.empty();
  if (!plan.phased)
    return old_runs ? "runs before and after" : "stop the old version first; start the new one afterwards";
  std::string const new_starts = waits ? "start the new one after the contract"
                                       : "the new one may start after all expand and backfill phases";
  switch (plan.phases[index].phase) {
    case Phase::expand:
      return (old_runs ? "the old version keeps running; " : "stop the old version first; ") + new_starts;
    case Phase::backfill:
      if (!old_runs) return "stop the old version first; " + new_starts;
      return waits ? "the old version keeps running; " + new_starts
                   : "the old and the new version may both run";
    case Phase::contract:
      return waits ? "stop the old version first; the new one may start afterwards"
                   : "stop the old version first";
  }
  return {};
}

// What is kept, where, and for how long.
std::string archives(Risk const& risk) {
  std::string text;
  for (std::string const& line : risk.archives) text += comment("archive      " + line);
  return text;
}

std::string column_order(Plan const& plan) {
  std::string text;
  for (std::string const& column : moved_columns(plan))
    text += comment("order        " + column + " moves to the end of its table");
  return text;
}

std::string how_to_send(Batch const& batch) {
  return batch.transactional
             ? "runner         one query and one transaction: prisma or lockstep migrate deploy, psql -1 -f"
             : "runner         one query outside of a transaction: prisma or lockstep migrate deploy, psql "
               "-f";
}

std::string forward_file(Plan const& plan, std::size_t index, Rollout const& rollout,
                         Fingerprints const& fingerprints, EmitOptions const& options) {
  PhasePlan const& phase = plan.phases[index];
  Risk const risk = risk_of(phase);
  std::string text = comment("lockstep migration: " + title(plan, index, options)) + "--\n";
  for (std::size_t const change : changes_of(phase)) text += comment("  " + phrase(plan.changes.at(change)));
  text += "--\n" + comment("data loss    " + risk.data_loss) + comment("blocking     " + risk.blocking) +
          comment("reversible   " + risk.reversible) + archives(risk) +
          comment("application  " + application(plan, index, rollout));
  if (plan.phased && phase.phase == Phase::contract)
    text += comment("BREAKING: removes or restricts objects that the old application version uses");
  for (std::string const& line : risk.breaking) text += comment("BREAKING: " + line);
  if (index + 1 == plan.phases.size()) text += column_order(plan);
  text += comment("schema before  " + fingerprints.before) + comment("schema after   " + fingerprints.after);
  if (options.one_query) text += comment(how_to_send(phase.forward.front()));
  return text + segments(phase.forward, options);
}

// The checksum by which a rollback identifies its migration. With placeholders it covers the bytes around
// them, so that it stays valid when a person writes the values.
std::string identity_of(std::string const& forward) {
  std::size_t const first = forward.find(placeholder_marker);
  if (first == std::string::npos) return "sha256 " + sha256(forward);
  std::size_t const end = forward.rfind(placeholder_marker) + placeholder_marker.size();
  return fmt::format("first {} and last {} bytes, sha256 {}", first, forward.size() - end,
                     sha256(forward.substr(0, first) + forward.substr(end)));
}

std::string backward_file(Plan const& plan, std::size_t index, Fingerprints const& fingerprints,
                          std::string const& forward, EmitOptions const& options) {
  PhasePlan const& phase = plan.phases[index];
  Risk const risk = risk_of(phase);
  std::string text = comment("lockstep rollback: " + title(plan, index, options)) + "--\n";
  text += comment("grade        " + std::string(enum_name(phase.grade)));
  text += comment("reversible   " + risk.reversible);
  text += comment("undoes       migration.sql, " + identity_of(forward));
  text += comment("schema before  " + fingerprints.after) + comment("schema after   " + fingerprints.before);
  // A tool that sends a file as one query does not run rollbacks.
  EmitOptions apart = options;
  apart.one_query = false;
  Before before;
  if (options.reason_to_allow)
    before = model::addresses_of(index == 0 ? plan.start : plan.phases[index - 1].after);
  std::string const body = segments(phase.backward, apart, &before);
  if (body.empty()) {
    text += "\n-- Intentionally without statements: ";
    text += phase.grade == Grade::none ? "the changes of this phase stay.\n"
                                       : "no change of this phase needs undoing.\n";
  }
  return text + body;
}

// The files of a plan with one_batch_per_migration are numbered, so that they sort in their order.
std::string suffix_of(Plan const& plan, std::size_t index) {
  bool const counted = plan.one_batch_per_migration && plan.phases.size() > 1;
  if (!plan.phased && !counted) return {};
  Phase const phase = plan.phases[index].phase;
  std::size_t const width = counted ? std::to_string(plan.phases.size()).size() : 1;
  std::size_t const number = counted ? index + 1 : static_cast<std::size_t>(phase) + 1;
  return fmt::format("_{:0{}}_{}", number, width, enum_name(phase));
}

}  // namespace

std::vector<MigrationFiles> emit(Plan const& plan, EmitOptions const& given) {
  assert(plan.one_batch_per_migration || !given.one_query);
  EmitOptions options = given;
  if (!options.key_operators) options.key_operators = key_operators_in(plan);
  std::vector<MigrationFiles> files;
  if (plan.phases.empty()) return files;
  Rollout const rollout = rollout_of(plan);
  std::vector<std::string> const states = fingerprints(plan);
  for (std::size_t i = 0; i < plan.phases.size(); ++i) {
    MigrationFiles file{.phase = plan.phases[i].phase, .suffix = suffix_of(plan, i)};
    Fingerprints const around{states[i], states[i + 1]};
    file.migration_sql = forward_file(plan, i, rollout, around, options);
    if (options.with_rollback)
      file.rollback_sql = backward_file(plan, i, around, file.migration_sql, options);
    if (options.with_rollback && options.with_plan)
      file.plan_json = plan_json(plan, i, around, file.rollback_sql, options);
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace lockstep
