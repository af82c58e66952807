// One pass over the units with a simulation of the schema: so each phase knows the schema before and after
// it, and the undo of a new enum value knows which columns it has to rebuild. The rollback of a phase is the
// undo of its steps in reverse order, divided into batches in the same way.

#include "compiler/plan/schedule/phases.hpp"
#include "compiler/plan/effects/follow.hpp"
#include "compiler/plan/effects/reverse.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "compiler/model/belonging.hpp"
#include "compiler/plan/effects/simulate.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "compiler/plan/facts/hazards.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/recipes/context.hpp"
#include "compiler/plan/schedule/analyze.hpp"
#include "compiler/plan/schedule/batches.hpp"
#include "compiler/plan/schedule/rebound_keys.hpp"
#include "compiler/plan/schedule/rollback_dependents.hpp"
#include "compiler/plan/schedule/rollback_units.hpp"

namespace lockstep {
namespace {

using model::Name;

class PhaseBuilder {
 public:
  PhaseBuilder(std::vector<Unit> units, model::Schema const& start, std::vector<AppliedRename> const& values,
               Names& names, BuildPhasesOptions const& options)
      : units_(std::move(units)),
        start_(start),
        simulation_(start),
        values_(values),
        names_(names),
        single_phase_(options.single_phase),
        one_batch_per_migration_(options.one_batch_per_migration),
        rebound_(units_, start) {
    for (model::Table const& table : start.tables) {
      if (!table.partition_by.empty()) partitioned_.insert(table.name);
    }
    look_ahead();
    for (model::DefinedObject const& object : start.objects) {
      for (Name const& parent : model::parents_of(object)) parents_.insert(parent);
    }
  }

  std::vector<PhasePlan> run(std::string& problem) {
    std::vector<PhasePlan> phases;
    for (std::size_t begin = 0; begin < units_.size();) {
      std::size_t end = begin;
      while (end < units_.size() && units_[end].phase == units_[begin].phase) ++end;
      add_phase(std::span(units_).subspan(begin, end - begin), phases, problem);
      begin = end;
    }
    // A model is large: the last phase takes that of the simulation without a copy.
    if (!phases.empty()) phases.back().after = simulation_.take();
    return phases;
  }

 private:
  // The schemas of new extensions, which stay.
  void look_ahead() {
    for (Unit const& unit : units_) {
      for (Action const& action : unit.actions) {
        if (auto const* create = get_if<action::CreateExtension>(action))
          kept_schemas_.insert(create->extension.schema);
      }
    }
  }

  // One entry, or with one_batch_per_migration one for each batch.
  void add_phase(std::span<Unit const> units, std::vector<PhasePlan>& phases, std::string& problem) {
    NewTables const created = created_by(units);
    bool const objects = creates_objects(units);
    find_triggers();
    std::vector<StepFacts> step_facts = step_facts_of(units, created);
    auto step_fact = step_facts.begin();
    std::size_t begin = 0;
    for (std::size_t const end : batches(units, step_facts, single_phase_)) {
      auto const members = units.subspan(begin, end - begin);
      if (one_batch_per_migration_ || begin == 0) begin_entry(units.front().phase, phases);
      own_ = one_batch_per_migration_ ? created_by(members) : created;
      makes_wholes_ = !own_.empty() || (one_batch_per_migration_ ? creates_objects(members) : objects);
      Batch batch;
      for (; begin < end; ++begin) add_unit(units[begin], step_fact, created, batch, problem);
      batch.transactional = batch.steps.front().facts.transactional;
      add_several_tables_locked(batch);
      add_materialized_view_filled(batch);
      phases.back().forward.push_back(std::move(batch));
      if (measures() && end == units.size()) measure(phases.back(), created, problem);
      if (one_batch_per_migration_ || end == units.size())
        build_rollback(phases.back(), phases.size() == 1 ? start_ : (&phases.back())[-1].after);
    }
  }

  // ANALYZE after all other steps. Not in a single phase, which is one all-or-nothing transaction, and not as
  // a separate migration.
  bool measures() const { return !single_phase_ && !one_batch_per_migration_; }
  void measure(PhasePlan& phase, NewTables const& created, std::string& problem) {
    for (Unit const& unit : analyses(phase.forward, simulation_.schema(), created, phase.phase)) {
      std::vector<StepFacts> step_facts = step_facts_of({&unit, 1}, created);
      auto step_fact = step_facts.begin();
      phase.forward.emplace_back();
      add_unit(unit, step_fact, created, phase.forward.back(), problem);
    }
  }

  void begin_entry(Phase phase, std::vector<PhasePlan>& phases) {
    if (!phases.empty()) phases.back().after = simulation_.schema();
    phases.push_back({.phase = phase});
    freed_.clear();
    made_.clear();
  }

  static NewTables created_by(std::span<Unit const> units) {
    NewTables created;
    for (Unit const& unit : units) {
      for (Action const& action : unit.actions) {
        if (auto const* create = get_if<action::CreateTable>(action)) created.insert(create->table.name);
      }
    }
    return created;
  }

  static bool creates_objects(std::span<Unit const> units) {
    return std::ranges::any_of(units, [](Unit const& unit) {
      return std::ranges::any_of(
          unit.actions, [](Action const& action) { return holds_alternative<action::CreateObject>(action); });
    });
  }

  Step step_of(Action const& action, Phase phase, std::size_t cause, StepFacts step_fact,
               NewTables const& created) const {
    std::vector<Hazard> hazards = hazards_of(action, step_fact, created, fires_triggers(action));
    return {.action = action,
            .phase = phase,
            .cause = cause,
            .facts = step_fact.facts,
            .tables = std::move(step_fact.tables),
            .hazards = std::move(hazards)};
  }

  void find_triggers() {
    triggers_.clear();
    for (model::DefinedObject const& object : simulation_.schema().objects) {
      if (object.address.kind == model::ObjectKind::trigger)
        triggers_.emplace(object.address.owner, object.definition);
    }
  }
  // Whether the action writes a column for which the table has a trigger.
  bool fires_triggers(Action const& action) const {
    std::string column;
    if (auto const* fill = get_if<action::Backfill>(action)) column = fill->column;
    if (auto const* restore = get_if<action::RestoreColumn>(action)) column = restore->column.name;
    if (column.empty()) return false;
    auto const [first, last] = triggers_.equal_range(table_of(action));
    return std::any_of(first, last, [&](auto const& entry) { return fires_on_update(entry.second, column); });
  }

  // step_fact: that of the first action of the unit; afterwards that of the next unit.
  void add_unit(Unit const& unit, std::vector<StepFacts>::iterator& step_fact, NewTables const& created,
                Batch& batch, std::string& problem) {
    std::optional<Reversal> rebuild;  // of an enum without all of its new values
    if (holds_alternative<action::AddEnumValue>(unit.actions.front()))
      rebuild = without_values(unit.actions, simulation_, values_, names_);
    for (std::size_t i = 0; i < unit.actions.size(); ++i) {
      Action const& action = unit.actions[i];
      std::size_t const cause = unit.causes.empty() ? unit.cause : unit.causes[i];
      Step step = step_of(action, unit.phase, cause, std::move(*step_fact++), created);
      bool const rebuilds = rebuild && (i == 0 || rebuild->grade == Grade::none);
      step.reversal = rebuilds ? *rebuild
                               : reverse(action, {own_, partitioned_, kept_schemas_, parents_, names_,
                                                  single_phase_, one_batch_per_migration_});
      if (auto const* drop = get_if<action::DropExpression>(action))
        rollback_dependents(*drop, simulation_, step.reversal);
      undo_explicitly(action, unit.also, step.reversal);
      auto const* create = get_if<action::CreateIndex>(action);
      if (create != nullptr)
        rebound_.restore_after(*create, {simulation_.schema(), partitioned_, single_phase_}, step.reversal);
      batch.steps.push_back(std::move(step));
      unit_of_step_.push_back(unit_number_);
      std::string const wrong = simulation_.apply(action);
      if (!wrong.empty()) problem = wrong;
    }
    ++unit_number_;
  }

  // Whether something that the action needs was created after the table of the action, and so is dropped
  // before that table in the rollback. Extensions are not dropped.
  bool stands_on_later(Action const& action, std::vector<Resource> const& needs) const {
    auto const owner = made_.find({{model::ObjectKind::table, table_of(action), {}}});
    if (owner == made_.end()) return false;
    return std::any_of(needs.begin(), needs.end(), [&](Resource const& need) {
      auto const made = made_.find(need);
      bool const stays = need.object.kind == model::ObjectKind::extension;
      return !stays && need.object.owner != table_of(action) && made != made_.end() &&
             made->second > owner->second;
    });
  }

  // An index or object of a new table is dropped with the table. It needs an explicit drop if the rollback
  // restores the former owner of its name before, or drops something that it needs before. also: the other
  // needs of the unit.
  void undo_explicitly(Action const& action, Uses const& also, Reversal& reversal) {
    if (!makes_wholes_) return;
    Uses const uses = uses_of(action);
    for (Resource const& made : uses.creates) made_.emplace(made, made_.size());
    auto const is_name = [](Resource const& resource) {
      return resource.facet == Facet::existence && (resource.object.kind == model::ObjectKind::index ||
                                                    resource.object.kind >= model::ObjectKind::sequence);
    };
    std::copy_if(uses.destroys.begin(), uses.destroys.end(), std::inserter(freed_, freed_.end()), is_name);
    bool const taken =
        reversal.undo.empty() && std::any_of(uses.creates.begin(), uses.creates.end(),
                                             [&](Resource const& made) { return freed_.contains(made); });
    bool const explicitly = taken || (reversal.undo.empty() && (stands_on_later(action, uses.needs) ||
                                                                stands_on_later(action, also.needs)));
    if (!explicitly) return;
    if (auto const* index = get_if<action::CreateIndex>(action))
      reversal = {Grade::lossless, {action::DropIndex{index->table, index->index, false}}, {}};
    if (auto const* create = get_if<action::CreateObject>(action))
      reversal = {Grade::lossless, {action::DropObject{create->object}}, {}};
  }

  // The rollback restores a table empty, so its constraints need no separate validation.
  static Action after_restoring(NewTables const& restored, Action const& action) {
    auto const validated = [&](auto const* add) -> std::optional<Action> {
      if (add == nullptr || !add->not_valid || !restored.contains(table_of(action))) return std::nullopt;
      auto valid = *add;
      valid.not_valid = false;
      return valid;
    };
    if (auto const key = validated(get_if<action::AddForeignKey>(action))) return *key;
    return validated(get_if<action::CreateObject>(action)).value_or(action);
  }

  static action::Guard early(action::Guard guard) {
    guard.early = true;
    return guard;
  }

  // The undo of the steps in reverse order. One unit undoes what one unit did, so that no session sees half
  // of it; before it run the statements that cannot be in a transaction, and after it the validations. A
  // guard stays with the action that it guards.
  void build_rollback(PhasePlan& phase, model::Schema const& before) const {
    std::vector<Unit> units, validations, rebuilt;
    NewTables restored;
    std::size_t current = 0;    // the forward unit that is being undone
    std::size_t begin = 0;      // where its undo begins in units
    std::set<Name> taken;       // indexes that became the index of a key and are dropped with it
    std::vector<Action> first;  // guards that run before everything else
    std::set<Name> const built = built_by(phase);
    auto const steps = steps_backwards(phase);
    std::size_t count = 0;
    for (auto const& entry : steps) count += entry.first->reversal.undo.size();
    units.reserve(count);
    for (auto const& [step, unit] : steps) {
      if (unit != current || units.empty()) {
        units.insert(units.end(), validations.begin(), validations.end());
        validations.clear();
        begin = units.size();
        current = unit;
      }
      phase.grade = std::max(phase.grade, step->reversal.grade);
      for (Action const& action : taken_over(*step, built))
        rebuilt.push_back({phase.phase, step->cause, {action}});
      if (auto const* key = get_if<action::AddPrimaryKey>(step->action))
        taken.insert({key->table.schema, key->using_index});
      auto const* index = get_if<action::CreateIndex>(step->action);
      if (index != nullptr && taken.contains({index->table.schema, index->index.name})) continue;
      for (Action const& undo : step->reversal.undo) {
        if (auto const* create = get_if<action::CreateTable>(undo)) restored.insert(create->table.name);
        auto const* guard = get_if<action::Guard>(undo);
        if (guard != nullptr && guard->kind == action::GuardKind::archive_gone) {
          first.emplace_back(early(*guard));
          continue;
        }
        Action const action = after_restoring(restored, undo);
        Unit alone{phase.phase, step->cause, {action}};
        if (holds_alternative<action::ValidateForeignKey>(action) ||
            holds_alternative<action::ValidateObject>(action)) {
          if (!restored.contains(table_of(action))) validations.push_back(std::move(alone));
          continue;
        }
        if (units.size() > begin && join_last(units, alone, restored)) continue;
        units.push_back(std::move(alone));
      }
    }
    units.insert(units.end(), validations.begin(), validations.end());
    // These run outside of transactions, so they come last and divide no unit.
    units.insert(units.end(), rebuilt.begin(), rebuilt.end());
    if (!single_phase_) precheck_guards(units, first);
    if (!first.empty()) units.insert(units.begin(), {phase.phase, units.front().cause, first});
    add_backward(phase, units, restored);
    if (!measures()) return;
    add_backward(phase, analyses(phase.backward, before, restored, phase.phase), restored);
  }

  void add_backward(PhasePlan& phase, std::vector<Unit> const& units, NewTables const& restored) const {
    std::vector<StepFacts> step_facts = step_facts_of(units, restored);
    auto step_fact = step_facts.begin();
    std::size_t i = 0;
    for (std::size_t const end : batches(units, step_facts, single_phase_)) {
      Batch batch;
      for (; i < end; ++i) {
        for (Action const& action : units[i].actions) {
          batch.steps.push_back(
              step_of(action, phase.phase, units[i].cause, std::move(*step_fact++), restored));
        }
      }
      batch.transactional = batch.steps.front().facts.transactional;
      add_several_tables_locked(batch);
      add_materialized_view_filled(batch);
      phase.backward.push_back(std::move(batch));
    }
  }

  static std::set<Name> built_by(PhasePlan const& phase) {
    std::set<Name> built;
    for (Step const* step : steps_of(phase.forward)) {
      if (auto const* create = get_if<action::CreateIndex>(step->action))
        built.insert({create->table.schema, create->index.name});
    }
    return built;
  }

  // Rebuilds the indexes that became indexes of keys in this step, if another entry of phases built them: the
  // rollback of that entry drops them, so that of this one must leave them in place. This happens with
  // one_batch_per_migration, and when the name of the key becomes free only in a later phase.
  static std::vector<Action> taken_over(Step const& step, std::set<Name> const& built) {
    std::vector<Action> result;
    auto const add = [&](Name const& table, model::Index const& index) {
      if (!built.contains({table.schema, index.name}))
        result.push_back(action::CreateIndex{table, index, true});
    };
    if (auto const* key = get_if<action::AddPrimaryKey>(step.action);
        key != nullptr && !key->using_index.empty()) {
      add(key->table, key_index(key->key, key->using_index));
    }
    if (auto const* swap = get_if<action::SwapColumns>(step.action)) {
      for (action::KeySwap const& key : swap->keys) add(key.table, index_of_incoming(key, swap->columns));
    }
    return result;
  }

  // A guard that could fail in the middle of the rollback also runs before the first step: a rollback that is
  // half done can neither stay so nor run again. Then all of them do, so that one run names every loss.
  static void precheck_guards(std::vector<Unit> const& units, std::vector<Action>& first) {
    std::vector<Action> guards;
    bool in_the_middle = false;
    for (std::size_t i = 0; i < units.size(); ++i) {
      for (Action const& action : units[i].actions) {
        auto const* guard = get_if<action::Guard>(action);
        if (guard == nullptr || !is_before_loss(*guard)) continue;
        guards.emplace_back(early(*guard));
        in_the_middle = in_the_middle || i > 0;
      }
    }
    if (in_the_middle) first.insert(first.end(), guards.begin(), guards.end());
  }

  // The steps of the phase in reverse order, each with the number of its unit.
  std::vector<std::pair<Step const*, std::size_t>> steps_backwards(PhasePlan const& phase) const {
    std::vector<std::pair<Step const*, std::size_t>> steps;
    std::size_t i = unit_of_step_.size();
    for (auto batch = phase.forward.rbegin(); batch != phase.forward.rend(); ++batch) {
      for (auto step = batch->steps.rbegin(); step != batch->steps.rend(); ++step)
        steps.push_back({&*step, unit_of_step_[--i]});
    }
    return steps;
  }

  std::vector<Unit> units_;
  std::vector<std::size_t> unit_of_step_;  // of all phases so far
  std::size_t unit_number_ = 0;
  model::Schema const& start_;
  Simulation simulation_;
  std::set<Name> partitioned_, parents_;
  std::set<std::string> kept_schemas_;
  std::multimap<Name, std::string> triggers_;  // of the tables as they are when the phase begins
  NewTables own_;  // created by the entry that is being made: what depends on them is dropped with them
  bool makes_wholes_ = false;  // the entry makes something that may take others along in the rollback
  std::unordered_set<Resource, Hash> freed_;  // names that this phase has released
  std::unordered_map<Resource, std::size_t, Hash>
      made_;  // what this entry has made, and how much of it there was before
  std::vector<AppliedRename> const& values_;
  Names& names_;
  bool single_phase_, one_batch_per_migration_;
  ReboundKeys rebound_;
};

}  // namespace

BuiltPhases build_phases(std::vector<Unit> units, model::Schema const& start,
                         std::vector<AppliedRename> const& renamed_values, Names& names,
                         BuildPhasesOptions const& options) {
  PhaseBuilder builder(std::move(units), start, renamed_values, names, options);
  BuiltPhases result;
  result.phases = builder.run(result.problem);
  return result;
}

}  // namespace lockstep
