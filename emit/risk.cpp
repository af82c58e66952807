// The risks of a phase follow from the hazards, facts and reversals of its steps.

#include "emit/risk.hpp"

#include <algorithm>
#include <map>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/join.hpp>

#include "compiler/model/print.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using namespace std::string_view_literals;

bool any(PhasePlan const& phase, HazardCode code, std::string& where) {
  std::set<std::string> objects;
  for (Step const* const step : steps_of(phase.forward)) {
    for (Hazard const& hazard : step->hazards) {
      if (hazard.code == code) objects.insert(model::print(hazard.object.owner));
    }
  }
  where = objects | ranges::views::join(", "sv) | ranges::to<std::string>();
  return !objects.empty();
}

std::string data_loss(PhasePlan const& phase) {
  std::string where;
  if (any(phase, HazardCode::table_dropped, where)) return "HIGH: table dropped (" + where + ")";
  if (any(phase, HazardCode::column_dropped, where)) return "HIGH: column dropped in " + where;
  if (any(phase, HazardCode::converted_by_author, where))
    return "HIGH: values are converted by @backfill in " + where;
  if (any(phase, HazardCode::lossy_cast, where))
    return "LOW: values may be rounded or refused by a cast in " + where;
  if (any(phase, HazardCode::triggers_fire, where))
    return "LOW: triggers fire for all filled rows in " + where;
  return "NONE";
}

// The strongest lock and work on a table.
struct Blocked {
  Lock lock = Lock::none;
  Work work = Work::meta;
};

std::string list(std::map<std::string, Blocked> const& tables, bool lengthy) {
  std::string text;
  for (auto const& [table, blocked] : tables) {
    if ((blocked.work != Work::meta) != lengthy) continue;
    text += (text.empty() ? "" : ", ") + table + " " + std::string(enum_name(blocked.lock));
    if (lengthy) text += " (" + std::string(enum_name(blocked.work)) + ")";
  }
  return text;
}

std::string blocking(PhasePlan const& phase) {
  std::map<std::string, Blocked> tables;
  for (Step const* const step : steps_of(phase.forward)) {
    Lock const strongest = std::max(step->facts.lock, step->facts.referenced);
    if (!blocks_writes(strongest)) continue;
    for (model::Name const& table : step->tables) {
      Blocked& blocked = tables[model::print(table)];
      blocked.lock = std::max(blocked.lock, strongest);
      blocked.work = std::max(blocked.work, step->facts.work);
    }
  }
  std::string const lengthy = list(tables, true), brief = list(tables, false);
  if (lengthy.empty() && brief.empty()) return "NONE";
  if (lengthy.empty()) return "BRIEF: " + brief;
  return "LONG: " + lengthy + (brief.empty() ? "" : "; BRIEF: " + brief);
}

std::string reversible(PhasePlan const& phase) {
  std::set<std::string> reasons;
  for (Step const* const step : steps_of(phase.forward)) {
    if (step->reversal.grade == phase.grade && phase.grade != Grade::lossless)
      reasons.insert(step->reversal.why);
  }
  auto const why = reasons | ranges::views::join("; "sv) | ranges::to<std::string>();
  switch (phase.grade) {
    case Grade::lossless:
      return "YES";
    case Grade::lossless_if:
      return "CONDITIONAL: " + why;
    case Grade::window:
      return "WINDOW: " + why;
    case Grade::structure_only:
      return "STRUCTURE ONLY: " + why;
    case Grade::none:
      return "NO: " + why;
  }
  return {};
}

// Whether the column has a default or a similar source of values at the end of the transaction, for inserts
// that omit it.
bool has_another_default(Batch const& batch, model::Name const& table, std::string const& column) {
  auto const is_that = [&](auto const& a) { return a.table == table && a.column.name == column; };
  return batch.transactional && std::ranges::any_of(batch.steps, [&](Step const& step) {
           return visit(overloaded{
                            [&](action::SetDefault const& a) { return is_that(a); },
                            [&](action::AddSequence const& a) { return is_that(a); },
                            [&](action::AddIdentity const& a) { return is_that(a); },
                            [](auto const&) { return false; },
                        },
                        step.action);
         });
}

// Whether statements of the old application version may fail after the action, because it removes something
// that they name, or refuses what they write.
bool disturbs_old_code(Step const& step, Batch const& batch) {
  using model::Identity;
  bool const told = std::ranges::any_of(step.hazards, [](Hazard const& hazard) {
    return hazard.code == HazardCode::breaks_old_code || hazard.code == HazardCode::required_without_value;
  });
  if (told) return true;
  return visit(
      overloaded{
          [](action::DropTable const&) { return true; },
          [](action::DropColumn const&) { return true; },
          [](action::SetNotNull const&) { return true; },
          [&](action::DropDefault const& a) {
            return !a.column.nullable && !has_another_default(batch, a.table, a.column.name);
          },
          [&](action::DropSequence const& a) { return !has_another_default(batch, a.table, a.column.name); },
          [&](action::DropIdentity const& a) { return !has_another_default(batch, a.table, a.column.name); },
          [](action::AddIdentity const& a) { return a.column.identity == Identity::always; },
          [](action::AlterIdentity const& a) { return a.to.identity == Identity::always; },
          [](action::ReplaceEnum const&) { return true; },
          [](action::DropObject const& a) {
            return a.reason == action::DropReason::permanent && is_called(a.object.address.kind);
          },
          [](auto const&) { return false; },
      },
      step.action);
}

// What the action archives, and the consequences; empty for nothing.
std::string kept_by(Action const& action) {
  std::string const archive = archive_of(action);
  if (archive.empty()) return {};
  auto const* column = get_if<action::DropColumn>(action);
  std::string const what = column == nullptr
                               ? "the rows of " + model::print(table_of(action))
                               : "the values of " + model::print(column->table) + "." + column->column.name;
  return what + " in " + archive + "; they take space until lockstep db purge";
}

}  // namespace

std::string archive_of(Action const& action) {
  if (auto const* drop = get_if<action::DropTable>(action)) return drop->archive;
  if (auto const* drop = get_if<action::DropColumn>(action)) return drop->archive;
  return {};
}

std::set<model::Name> broken_tables(Step const& step, Hazard const& hazard) {
  std::set<model::Name> tables{hazard.object.owner};
  if (auto const* replace = get_if<action::ReplaceEnum>(step.action)) {
    for (action::EnumUse const& use : replace->uses) tables.insert(use.table);
  }
  if (auto const* swap = get_if<action::SwapColumns>(step.action)) {
    for (action::ColumnSwap const& column : swap->columns) tables.insert(column.table);
  }
  return tables;
}

Risk risk_of(PhasePlan const& phase) {
  Risk risk{data_loss(phase), blocking(phase), reversible(phase), {}, {}};
  for (Batch const& batch : phase.forward) {
    for (Step const& step : batch.steps) {
      if (std::string const kept = kept_by(step.action); !kept.empty()) risk.archives.push_back(kept);
      risk.suits_old_code = risk.suits_old_code && !disturbs_old_code(step, batch);
      for (Hazard const& hazard : step.hazards) {
        if (hazard.code != HazardCode::breaks_old_code) continue;
        std::string line = std::string(name_of(step.action)) + " on ";
        for (model::Name const& table : broken_tables(step, hazard))
          line += (line.ends_with(' ') ? "" : ", ") + model::print(table);
        if (risk.breaking.empty() || risk.breaking.back() != line) risk.breaking.push_back(line);
      }
    }
  }
  return risk;
}

std::set<std::size_t> changes_of(PhasePlan const& phase) {
  std::set<std::size_t> changes;
  for (Step const* const step : steps_of(phase.forward)) changes.insert(step->cause);
  return changes;
}

}  // namespace lockstep
