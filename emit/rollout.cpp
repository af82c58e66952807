// The contract phase ends the support of the old version. Before it, every phase must keep what that version
// uses.
#include "emit/rollout.hpp"

#include <algorithm>

#include "compiler/plan/facts/action_facts.hpp"
#include "emit/risk.hpp"

namespace lockstep {
namespace {

bool has_column(model::Schema const& schema, model::Name const& owner, std::string const& column) {
  model::Table const* const table = model::find(schema.tables, owner);
  return table != nullptr && model::find(table->columns, column) != nullptr;
}

bool has_new_default(model::Column const& from, model::Column const& to) {
  return to.value.kind != model::DefaultKind::none && to.value != from.value;
}

// The tables that a step changes for the new version. It does not use a dropped table.
std::set<model::Name> changed_by(Step const& step, model::Schema const& start) {
  std::set<model::Name> changed;
  if (holds_alternative<action::DropTable>(step.action)) return changed;
  if (holds_alternative<action::CreateTable>(step.action)) changed.insert(table_of(step.action));
  if (holds_alternative<action::DropPrimaryKey>(step.action)) changed.insert(table_of(step.action));
  // The old version must be stopped before this change, because it supplies the values.
  auto const* const loosen = get_if<action::DropNotNull>(step.action);
  if (loosen != nullptr && has_column(start, loosen->table, loosen->column)) changed.insert(loosen->table);
  auto const* const add = get_if<action::AddColumn>(step.action);
  if (add != nullptr && !has_column(start, add->table, add->column.name)) changed.insert(add->table);
  if (auto const* swap = get_if<action::SwapColumns>(step.action)) {
    for (action::ColumnSwap const& column : swap->columns) {
      if (has_new_default(column.from, column.to)) changed.insert(column.table);
    }
  }
  auto const* const alter = get_if<action::AlterColumnType>(step.action);
  if (alter != nullptr && has_new_default(alter->from, alter->to)) changed.insert(alter->table);
  for (Hazard const& hazard : step.hazards) {
    if (hazard.code == HazardCode::breaks_old_code) changed.merge(broken_tables(step, hazard));
  }
  return changed;
}

}  // namespace

Rollout rollout_of(Plan const& plan) {
  Rollout rollout;
  for (PhasePlan const& phase : plan.phases) {
    if (phase.phase != Phase::contract) continue;
    for (Step const* const step : steps_of(phase.forward))
      rollout.changed_at_once.merge(changed_by(*step, plan.start));
  }
  bool suits_old = true;
  for (PhasePlan const& phase : plan.phases) {
    bool const harmless = plan.phased && phase.phase == Phase::backfill;
    suits_old = suits_old && (harmless || risk_of(phase).suits_old_code);
    rollout.old_runs.push_back(suits_old && !(plan.phased && phase.phase == Phase::contract));
  }
  bool only_contract_left = plan.phased;
  rollout.new_runs.resize(plan.phases.size());
  for (std::size_t i = plan.phases.size(); i-- > 0;) {
    rollout.new_runs[i] = only_contract_left;
    only_contract_left = only_contract_left && plan.phases[i].phase == Phase::contract;
  }
  return rollout;
}

}  // namespace lockstep
