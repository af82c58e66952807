// One pass over the units, with a simulation of the schema running along: each phase knows the schema before
// and after it, and the undo of a new enum value knows which columns it would have to rebuild. The rollback
// of a phase is the undo of its steps, last first, cut into batches in the same way.

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
    // A model is large: the last phase takes the simulation's own.
    if (!phases.empty()) phases.back().after = simulation_.take();
    return phases;
  }

 private:
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

  // New statistics, when all is done: not in the transaction in which a migration is all or nothing, nor as a
  // migration of its own.
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
  // Whether it writes rows of a table whose triggers are there for that.
  bool fires_triggers(Action const& action) const {
    std::string column;
    if (auto const* fill = get_if<action::Backfill>(action)) column = fill->column;
    if (auto const* restore = get_if<action::RestoreColumn>(action)) column = restore->column.name;
    if (column.empty()) return false;
    auto const [first, last] = triggers_.equal_range(table_of(action));
    return std::any_of(first, last, [&](auto const& entry) { return fires_on_update(entry.second, column); });
  }

  // step_fact: of its first action; afterwards of the next unit's.
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
                               : reverse(action, {own_, partitioned_, parents_, names_, single_phase_,
                                                  one_batch_per_migration_});
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

  // Whether something that the action needs was made after its table, and so goes before it in the rollback.
  // Extensions stay.
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

  // What a new table has is dropped with it, unless what it took its name from must be restored before, or
  // what it stands on must go before. also: what its unit needs besides.
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

  // A table that has just been restored is empty: what depends on it need not be validated later.
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

  // The undo of the steps, last first. What was done in one unit is undone in one, with what cannot be in a
  // transaction before it and the validation of foreign keys after it, so that nobody sees half of it. Guards
  // stay with what they guard.
  void build_rollback(PhasePlan& phase, model::Schema const& before) const {
    std::vector<Unit> units, validations, rebuilt;
    NewTables restored;
    std::size_t current = 0;    // the forward unit that is being undone
    std::size_t begin = 0;      // where its undo begins
    std::set<Name> taken;       // indexes that became a key's own and go with it
    std::vector<Action> first;  // looks that come before all
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
        if (units.size() > begin && join(units, alone, restored)) continue;
        units.push_back(std::move(alone));
      }
    }
    units.insert(units.end(), validations.begin(), validations.end());
    // In no transaction, so that they part nothing that belongs together.
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

  // Puts the action next to the last of those of its forward unit, if it belongs there: what a swap is taken
  // apart by in one transaction, with what cannot be in one before it.
  static bool join(std::vector<Unit>& units, Unit const& alone, NewTables const& restored) {
    Action const& action = alone.actions.front();
    Action const& last = units.back().actions.back();
    bool const before = is_swap(last) && !facts_of(action, restored).transactional && !fills(action);
    bool const beside = belong_together(last, action) || (!before && is_swap(last) && is_swap(action));
    if (beside) {
      units.back().actions.push_back(action);
    } else if (before) {
      units.insert(units.end() - 1, alone);
    }
    return beside || before;
  }

  static std::set<Name> built_by(PhasePlan const& phase) {
    std::set<Name> built;
    for (Step const* step : steps_of(phase.forward)) {
      if (auto const* create = get_if<action::CreateIndex>(step->action))
        built.insert({create->table.schema, create->index.name});
    }
    return built;
  }

  // The indexes that keys take over in this step. Where another entry has built them it takes them away
  // again, so the rollback of this one leaves them as it found them: with one_batch_per_migration, and where
  // the name of the key is free in a later phase only.
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

  // A guard that would refuse in the middle of the rollback looks before the first step too: what was half
  // undone could neither be left as it is nor be run again.
  static void precheck_guards(std::vector<Unit> const& units, std::vector<Action>& first) {
    for (std::size_t i = 1; i < units.size(); ++i) {
      for (Action const& action : units[i].actions) {
        auto const* guard = get_if<action::Guard>(action);
        if (guard != nullptr && before_loss(*guard)) first.emplace_back(early(*guard));
      }
    }
  }

  // It fills a column that has just been restored.
  static bool fills(Action const& action) {
    return holds_alternative<action::RestoreColumn>(action) || holds_alternative<action::Backfill>(action);
  }

  // It guards the action that follows; the others ask whether what was done so far is enough to continue.
  static bool before_loss(action::Guard const& guard) {
    return guard.kind == action::GuardKind::table_has_rows ||
           guard.kind == action::GuardKind::column_has_values;
  }

  // Between these two no row may be written by anybody else.
  static bool belong_together(Action const& action, Action const& next) {
    if (auto const* guard = get_if<action::Guard>(action)) return before_loss(*guard);
    if (auto const* add = get_if<action::AddColumn>(action); add != nullptr && add->kept_as) {
      return holds_alternative<action::CreateSyncTrigger>(next);
    }
    if (auto const* set = get_if<action::SetNotNull>(action)) return set->proven;
    return false;
  }

  // What is taken away and put back in another form, and so must not be seen in between.
  static bool is_swap(Action const& action) {
    return visit(overloaded{
                     [](action::DropOldNameView const&) { return true; },
                     [](action::RenameTable const&) { return true; },
                     [](action::RenameColumn const&) { return true; },
                     [](action::ExchangeColumns const&) { return true; },
                     [](action::AddColumn const& a) { return !a.kept_as; },
                     [](action::DropColumn const& a) { return !a.kept; },
                     [](action::AlterColumnType const&) { return true; },
                     [](action::ReplaceEnum const&) { return true; },
                     [](action::SetDefault const&) { return true; },
                     [](action::DropDefault const&) { return true; },
                     [](action::AddSequence const&) { return true; },
                     [](action::DropSequence const&) { return true; },
                     [](action::AddIdentity const&) { return true; },
                     [](action::DropIdentity const&) { return true; },
                     [](action::AlterIdentity const&) { return true; },
                     [](action::ResizeSequence const&) { return true; },
                     [](action::AddForeignKey const&) { return true; },
                     [](action::DropForeignKey const&) { return true; },
                     [](action::AddPrimaryKey const&) { return true; },
                     [](action::DropPrimaryKey const&) { return true; },
                     [](action::CreateObject const&) { return true; },
                     [](action::DropObject const&) { return true; },
                     [](action::ReplaceObject const&) { return true; },
                     [](action::AlterComposite const&) { return true; },
                     [](action::CreateIndex const& a) { return !a.concurrently; },
                     [](action::DropIndex const& a) { return !a.concurrently; },
                     [](auto const&) { return false; },
                 },
                 action);
  }

  // The steps of the phase, last first, each with the number of its unit.
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
  std::multimap<Name, std::string> triggers_;  // of the tables as they are when the phase begins
  NewTables own_;  // created by the entry that is being made: what depends on them is dropped with them
  bool makes_wholes_ = false;  // the entry makes something that may take others along in the rollback
  std::unordered_set<Resource, Hash> freed_;  // names that something in this phase has let go of
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
