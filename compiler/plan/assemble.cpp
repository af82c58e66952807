// One pass over the units, with a simulation of the schema running along: each phase knows the schema before and after it,
// and the undo of a new enum value knows which columns it would have to rebuild. The way back of a phase is the undo of its
// steps, last first, cut into batches in the same way.

#include "compiler/plan/assemble.hpp"

#include <algorithm>
#include <optional>

#include "compiler/model/canonical.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/apply.hpp"
#include "compiler/plan/batches.hpp"
#include "compiler/plan/hazards.hpp"
#include "compiler/plan/recipes/recipe.hpp"

namespace lockstep {
namespace {

// The rebuild that takes new values out of an enum again, in the state before they were added.
Reversal without_values(std::vector<Action> const& unit, Simulation const& before,
                        std::vector<AppliedRename> const& renamed) {
  auto const& first = std::get<action::AddEnumValue>(unit.front());
  model::Enum const& old = *model::find(before.schema().enums, first.type);
  Simulation grown(model::Schema{.enums = {old}});
  for (Action const& action : unit) grown.apply(action);
  action::ReplaceEnum rebuild{grown.schema().enums.front(), old, {}, {}};
  std::vector<Action> undo, after;
  for (AppliedRename const& rename : renamed) {
    if (rename.to.owner == first.type) rebuild.mapping.push_back({rename.to.member, rename.from.member});
  }
  for (model::Table const& table : before.schema().tables) {
    for (model::Column const& column : table.columns) {
      if (!(column.type.name == first.type)) continue;
      rebuild.uses.push_back({table.name, column});
      for (model::Index const& index : table.indexes) {
        if (index.predicate.empty() || !index_mentions(index, column.name)) continue;
        undo.push_back(action::DropIndex{table.name, index, false});
        after.push_back(action::CreateIndex{table.name, index, false});
      }
    }
  }
  undo.push_back(rebuild);
  undo.insert(undo.end(), after.begin(), after.end());
  return {Grade::lossless_if, undo, "PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it"};
}

class Assembly {
 public:
  Assembly(std::vector<Unit> units, model::Schema const& start, std::vector<AppliedRename> const& values, bool direct)
      : units_(std::move(units)), simulation_(start), values_(values), direct_(direct) {}

  std::vector<PhasePlan> run(std::string& problem) {
    std::vector<PhasePlan> phases;
    for (std::size_t begin = 0; begin < units_.size();) {
      std::size_t end = begin;
      while (end < units_.size() && units_[end].phase == units_[begin].phase) ++end;
      phases.push_back(one_phase({units_.begin() + static_cast<std::ptrdiff_t>(begin),
                                  units_.begin() + static_cast<std::ptrdiff_t>(end)}, problem));
      begin = end;
    }
    return phases;
  }

  model::Schema const& result() const { return simulation_.schema(); }

 private:
  PhasePlan one_phase(std::vector<Unit> const& units, std::string& problem) {
    PhasePlan phase{.phase = units.front().phase};
    phase.before = model::print(model::canonicalize(simulation_.schema()));
    NewTables created;
    for (Unit const& unit : units) {
      for (Action const& action : unit.actions) {
        if (auto const* create = std::get_if<action::CreateTable>(&action)) created.insert(create->table.name);
      }
    }
    for (auto const& members : batches(units, created, direct_)) {
      Batch batch;
      for (std::size_t const i : members) add_unit(units[i], created, batch, problem);
      batch.transactional = batch.steps.front().facts.transactional;
      phase.forward.push_back(std::move(batch));
    }
    phase.after = model::print(model::canonicalize(simulation_.schema()));
    go_back(phase);
    return phase;
  }

  void add_unit(Unit const& unit, NewTables const& created, Batch& batch, std::string& problem) {
    Simulation const* before = nullptr;
    bool const values = std::holds_alternative<action::AddEnumValue>(unit.actions.front());
    std::optional<Simulation> snapshot;
    if (values) before = &snapshot.emplace(simulation_);
    for (std::size_t i = 0; i < unit.actions.size(); ++i) {
      Action const& action = unit.actions[i];
      Step step{.action = action, .phase = unit.phase, .cause = unit.cause, .facts = facts_of(action, created)};
      step.tables = locked_tables(action, created);
      step.hazards = hazards_of(action, created);
      step.reversal = values && i == 0 ? without_values(unit.actions, *before, values_) : reverse(action, {created, direct_});
      batch.steps.push_back(std::move(step));
      std::string const wrong = simulation_.apply(action);
      if (!wrong.empty()) problem = wrong;
    }
  }

  // The undo of the steps, last first. Guards stay in one transaction with what they guard.
  void go_back(PhasePlan& phase) const {
    std::vector<Unit> units;
    NewTables restored;
    for (auto batch = phase.forward.rbegin(); batch != phase.forward.rend(); ++batch) {
      for (auto step = batch->steps.rbegin(); step != batch->steps.rend(); ++step) {
        phase.grade = std::max(phase.grade, step->reversal.grade);
        bool joined = false;
        for (Action action : step->reversal.undo) {
          if (auto const* create = std::get_if<action::CreateTable>(&action)) restored.insert(create->table.name);
          if (auto* key = std::get_if<action::AddForeignKey>(&action); key != nullptr && restored.contains(key->table)) {
            key->not_valid = false;  // the table has just come back empty
          }
          if (std::holds_alternative<action::ValidateForeignKey>(action) && restored.contains(table_of(action))) continue;
          if (!joined) units.push_back({phase.phase, step->cause, {}});
          units.back().actions.push_back(action);
          joined = joins_next(action);
        }
      }
    }
    for (auto const& members : batches(units, restored, direct_)) {
      Batch batch;
      for (std::size_t const i : members) {
        for (Action const& action : units[i].actions) {
          batch.steps.push_back({.action = action, .phase = phase.phase, .cause = units[i].cause,
                                 .facts = facts_of(action, restored), .tables = locked_tables(action, restored),
                                 .hazards = hazards_of(action, restored)});
        }
      }
      batch.transactional = batch.steps.front().facts.transactional;
      phase.backward.push_back(std::move(batch));
    }
  }

  // Between these and what follows no row may be written by anybody else.
  static bool joins_next(Action const& action) {
    if (auto const* guard = std::get_if<action::Guard>(&action)) return guard->kind != action::GuardKind::column_has_nulls;
    if (auto const* add = std::get_if<action::AddColumn>(&action)) return add->kept_as.has_value();
    if (auto const* set = std::get_if<action::SetNotNull>(&action)) return set->proven;
    return false;
  }

  std::vector<Unit> units_;
  Simulation simulation_;
  std::vector<AppliedRename> const& values_;
  bool direct_;
};

}  // namespace

Assembled assemble(std::vector<Unit> units, model::Schema const& start, std::vector<AppliedRename> const& renamed_values,
                   bool direct) {
  Assembly assembly(std::move(units), start, renamed_values, direct);
  Assembled result;
  result.phases = assembly.run(result.problem);
  result.result = assembly.result();
  return result;
}

}  // namespace lockstep
