// The planner. Example: "column name becomes full_name, and it gets an index"
//   diff       rename column, create index
//   split      the rename can be done with two columns, so for the steps it is "add full_name, drop name"
//   recipes    AddColumn+CreateSync (expand)  Backfill (backfill)  NOT NULL …, DropSync+DropColumn (contract)  CreateIndex
//   order      CreateIndex needs full_name filled, so it moves behind the backfill, into contract
//   batches    transactions and lone statements; then each step gets its facts, hazards and undo
//   backward   the undo of each step, last first, cut into batches in the same way
// A simulation on the model runs along: it tells each phase the schema it leads to, and proves that the last one is `to`.

#include "compiler/plan/plan.hpp"

#include <algorithm>
#include <cassert>
#include <functional>

#include "compiler/model/canonical.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/apply.hpp"
#include "compiler/plan/batches.hpp"
#include "compiler/plan/hazards.hpp"
#include "compiler/plan/recipes/recipe.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

struct SplitRenames {
  std::vector<AppliedRename> in_place;
  std::vector<AppliedRename> values;  // of enums, done by adding and removing
  std::vector<PhasedRename> columns;
};

// A column can be doubled when nothing hangs on its identity: no key, no sequence, no expression, the same type on both
// sides, and a table that keeps its own name.
bool can_be_doubled(Pair<model::Schema> const& models, AppliedRename const& rename) {
  if (rename.from.owner != rename.to.owner) return false;
  model::Table const* table = model::find(models.from.tables, rename.from.owner);
  model::Table const* after = model::find(models.to.tables, rename.to.owner);
  if (table == nullptr || after == nullptr) return false;
  model::Column const* column = model::find(table->columns, rename.from.member);
  model::Column const* renamed = model::find(after->columns, rename.to.member);
  if (column == nullptr || renamed == nullptr || !(column->type == renamed->type)) return false;
  if (model::find(after->columns, column->name) != nullptr) return false;
  if (in_key(*table, column->name) || in_key(*after, renamed->name)) return false;
  auto const plain = [](model::Column const& c) {
    return c.identity == model::Identity::none && c.generated.empty() && c.value.kind != model::DefaultKind::sequence;
  };
  if (!plain(*column) || !plain(*renamed)) return false;
  for (model::Table const& other : models.from.tables) {
    for (model::ForeignKey const& key : other.foreign_keys) {
      bool const refers = key.referenced == table->name;
      if (refers && std::find(key.referenced_columns.begin(), key.referenced_columns.end(), column->name) !=
                        key.referenced_columns.end()) {
        return false;
      }
    }
  }
  return std::none_of(table->columns.begin(), table->columns.end(), [&](model::Column const& other) {
    return other.generated.find(column->name) != std::string::npos;
  });
}

SplitRenames split(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames, bool direct) {
  SplitRenames result;
  for (AppliedRename const& rename : renames) {
    if (!direct && rename.from.kind == ObjectKind::column && can_be_doubled(models, rename)) {
      result.columns.push_back({rename.to.owner, rename.from.member, rename.to.member});
    } else if (!direct && rename.from.kind == ObjectKind::enum_value) {
      result.values.push_back(rename);
    } else {
      result.in_place.push_back(rename);
    }
  }
  return result;
}

// For each working change the index of the change that is shown: the same one, or the rename it is part of.
std::vector<std::size_t> causes_of(std::vector<Change> const& working, std::vector<Change> const& shown) {
  std::map<std::tuple<Verb, ObjectRef, ObjectRef>, std::size_t> exact;
  std::map<Name, std::size_t> renames;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    exact.emplace(std::tuple(shown[i].verb, shown[i].from, shown[i].to), i);
    if (shown[i].verb == Verb::rename) renames.emplace(shown[i].to.owner, i);
  }
  std::vector<std::size_t> causes;
  for (Change const& change : working) {
    auto const found = exact.find(std::tuple(change.verb, change.from, change.to));
    if (found != exact.end()) {
      causes.push_back(found->second);
      continue;
    }
    auto const rename = renames.find(change.to.owner);
    causes.push_back(rename == renames.end() ? 0 : rename->second);
  }
  return causes;
}

bool alters(Change const& change, ObjectKind kind, std::string_view attribute) {
  return change.verb == Verb::alter && change.to.kind == kind &&
         std::find(change.attributes.begin(), change.attributes.end(), attribute) != change.attributes.end();
}

// Chooses the recipe of each change.
class Cook {
 public:
  Cook(Recipe& recipe, model::Schema const& before, SplitRenames const& renames)
      : recipe_(recipe), before_(before), renames_(renames) {}

  void run(std::vector<Change> const& changes, std::vector<std::size_t> const& causes) {
    std::vector<Change> typed;
    std::vector<std::size_t> typed_causes;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (!alters(changes[i], ObjectKind::column, "type")) continue;
      typed.push_back(changes[i]);
      typed_causes.push_back(causes[i]);
    }
    alter_types(recipe_, typed, typed_causes);
    // A created column may claim the dropped one of a rename, so what goes is looked at last.
    for (bool const drops : {false, true}) {
      for (std::size_t i = 0; i < changes.size(); ++i) {
        if ((changes[i].verb == Verb::drop) == drops) one(changes[i], causes[i]);
      }
    }
  }

 private:
  void one(Change const& change, std::size_t cause) {
    switch (change.to.kind) {
      case ObjectKind::name_space:
        if (change.verb == Verb::create) recipe_.add(Phase::expand, cause, {action::CreateNamespace{change.to.owner.name}});
        return;  // a schema is never dropped
      case ObjectKind::extension: return extension(change, cause);
      case ObjectKind::enum_type: return enum_type(change, cause);
      case ObjectKind::enum_value:
        if (change.verb == Verb::rename) {
          recipe_.add(Phase::expand, cause,
                      {action::RenameEnumValue{change.to.owner, change.from.member, change.to.member}});
        }
        return;
      case ObjectKind::table: return table(change, cause);
      case ObjectKind::column: return column(change, cause);
      case ObjectKind::primary_key:
        return member<model::PrimaryKey>(change, cause, add_primary_key, drop_primary_key, replace_primary_key);
      case ObjectKind::index: return member<model::Index>(change, cause, create_index, drop_index, replace_index);
      case ObjectKind::foreign_key:
        return member<model::ForeignKey>(change, cause, add_foreign_key, drop_foreign_key, replace_foreign_key);
      default: recipe_.refuse(change.to, "creating, dropping or altering a " + std::string(enum_name(change.to.kind)),
                              "write it by hand");
    }
  }

  void extension(Change const& change, std::size_t cause) {
    if (change.verb == Verb::create) {
      recipe_.add(Phase::expand, cause,
                  {action::CreateExtension{*model::find(recipe_.to.extensions, change.to.owner.name)}});
    } else if (change.verb == Verb::alter) {
      recipe_.refuse(change.to, "a change of version or schema of an extension", "use ALTER EXTENSION by hand");
    }
  }

  void enum_type(Change const& change, std::size_t cause) {
    Name const& name = change.to.owner;
    switch (change.verb) {
      case Verb::create: return recipe_.add(Phase::expand, cause, {action::CreateEnum{*model::find(recipe_.to.enums, name)}});
      case Verb::drop: return recipe_.add(Phase::contract, cause, {action::DropEnum{*model::find(recipe_.from.enums, name)}});
      case Verb::rename: return recipe_.add(Phase::expand, cause, {action::RenameEnum{change.from.owner, name}});
      case Verb::alter: break;
    }
    std::vector<std::pair<std::string, std::string>> renamed;
    for (AppliedRename const& rename : renames_.values) {
      if (rename.to.owner == name) renamed.push_back({rename.from.member, rename.to.member});
    }
    alter_enum(recipe_, {*model::find(recipe_.from.enums, name), *model::find(recipe_.to.enums, name)}, renamed, cause);
  }

  void table(Change const& change, std::size_t cause) {
    switch (change.verb) {
      case Verb::create: return create_table(recipe_, *recipe_.to_tables.at(change.to.owner), cause);
      case Verb::drop: return drop_table(recipe_, *recipe_.from_tables.at(change.to.owner), cause);
      case Verb::rename: return rename_table(recipe_, change, before_, cause);
      case Verb::alter: return;  // a table has no attribute of its own yet
    }
  }

  void column(Change const& change, std::size_t cause) {
    Name const& owner = change.to.owner;
    std::string const& name = change.to.member;
    switch (change.verb) {
      case Verb::create: {
        model::Table const& table = *recipe_.to_tables.at(owner);
        return add_column(recipe_, table, *model::find(table.columns, name), cause);
      }
      case Verb::drop: {
        model::Table const& table = *recipe_.from_tables.at(owner);
        return drop_column(recipe_, table, *model::find(table.columns, name), cause);
      }
      case Verb::rename:
        return recipe_.add(Phase::contract, cause, {action::RenameColumn{owner, change.from.member, name}});
      case Verb::alter: return alter_column(recipe_, change, cause);
    }
  }

  // A key or an index: found on either side by its name.
  template <class T, class Add, class Drop, class Replace>
  void member(Change const& change, std::size_t cause, Add add, Drop drop, Replace replace) {
    Name const& owner = change.to.owner;
    auto const at = [&](std::map<Name, model::Table const*> const& tables, std::string const& name) -> T const& {
      model::Table const& table = *tables.at(owner);
      if constexpr (std::is_same_v<T, model::PrimaryKey>) {
        assert(table.primary_key && table.primary_key->name == name);
        return *table.primary_key;
      } else if constexpr (std::is_same_v<T, model::Index>) {
        return *model::find(table.indexes, name);
      } else {
        return *model::find(table.foreign_keys, name);
      }
    };
    switch (change.verb) {
      case Verb::create: return add(recipe_, owner, at(recipe_.to_tables, change.to.member), cause);
      case Verb::drop: return drop(recipe_, owner, at(recipe_.from_tables, change.to.member), cause);
      case Verb::alter:
        return replace(recipe_, owner,
                       Pair<T>{at(recipe_.from_tables, change.to.member), at(recipe_.to_tables, change.to.member)}, cause);
      case Verb::rename: break;
    }
    bool const index = std::is_same_v<T, model::Index> && !at_index_constraint(change);
    if (index) {
      recipe_.add(Phase::expand, cause, {action::RenameIndex{owner, change.from.member, change.to.member}});
    } else {
      recipe_.add(Phase::expand, cause, {action::RenameConstraint{owner, change.from.member, change.to.member}});
    }
  }

  bool at_index_constraint(Change const& change) const {
    model::Index const* index = model::find(recipe_.from_tables.at(change.to.owner)->indexes, change.from.member);
    return index != nullptr && index->constraint;
  }

  Recipe& recipe_;
  model::Schema const& before_;
  SplitRenames const& renames_;
};

// A primary key whose name and columns both differ is a drop and a create for the walk; for the planner it is one step.
void join_key_replacements(std::vector<Change>& changes, std::vector<std::size_t>& causes, Recipe& recipe) {
  std::map<Name, std::size_t> dropped;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].to.kind == ObjectKind::primary_key && changes[i].verb == Verb::drop) dropped[changes[i].to.owner] = i;
  }
  std::set<std::size_t> gone;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].to.kind != ObjectKind::primary_key || changes[i].verb != Verb::create) continue;
    Name const& owner = changes[i].to.owner;
    auto const old = dropped.find(owner);
    if (old == dropped.end()) continue;
    replace_primary_key(recipe, owner,
                        {*recipe.from_tables.at(owner)->primary_key, *recipe.to_tables.at(owner)->primary_key}, causes[i]);
    gone.insert({i, old->second});
  }
  for (auto i = gone.rbegin(); i != gone.rend(); ++i) {
    changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(*i));
    causes.erase(causes.begin() + static_cast<std::ptrdiff_t>(*i));
  }
}

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

void internal_error(std::string const& what, Diagnostics& diagnostics) {
  diagnostics.add({.code = Code::plan_not_proved,
                   .span = std::nullopt,
                   .message = what,
                   .help = "please report this with the two schemas; nothing was written"});
}

// Carrying the plan out on the model must give the wanted one; only schemas and extensions may be left over.
void prove(model::Schema const& result, model::Schema const& wanted, Diagnostics& diagnostics) {
  for (Change const& change : diff({model::canonicalize(result), wanted}, {})) {
    bool const kept = change.to.kind == ObjectKind::name_space || change.to.kind == ObjectKind::extension;
    if (kept && change.verb == Verb::drop) continue;
    internal_error("the plan leaves " + std::string(enum_name(change.verb)) + " `" + to_string(subject(change)) + "` undone",
                   diagnostics);
  }
}

}  // namespace

Plan plan(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options, Diagnostics& diagnostics) {
  std::vector<AppliedRename> const renames = applicable(models, hints, diagnostics);
  if (diagnostics.has_errors()) return {};
  bool const direct = options.phases == PhasesMode::never;
  Plan result{.changes = diff(models, renames)};
  SplitRenames const split_renames = split(models, renames, direct);
  std::vector<Change> working = diff(models, split_renames.in_place);
  std::vector<std::size_t> causes = causes_of(working, result.changes);
  model::Schema const from = with_renames(models.from, split_renames.in_place);
  Recipe recipe(from, models.to, hints, options, diagnostics);
  recipe.phased = split_renames.columns;
  join_key_replacements(working, causes, recipe);
  Cook(recipe, models.from, split_renames).run(working, causes);
  if (diagnostics.has_errors()) return {};

  std::vector<Unit> units = order(std::move(recipe.units), recipe.new_tables, diagnostics);
  if (diagnostics.has_errors()) return {};
  Assembly assembly(std::move(units), models.from, split_renames.values, direct);
  std::string problem;
  result.phases = assembly.run(problem);
  if (!problem.empty()) internal_error(problem, diagnostics);
  prove(assembly.result(), models.to, diagnostics);
  if (std::string const broken = check(result); !broken.empty()) internal_error(broken, diagnostics);
  if (diagnostics.has_errors()) return {};
  bool const only_expand = result.phases.size() == 1 && result.phases.front().phase == Phase::expand;
  result.phased = !result.phases.empty() && (!only_expand || options.phases == PhasesMode::always);
  return result;
}

}  // namespace lockstep
