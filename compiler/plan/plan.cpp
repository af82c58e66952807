// The planner. Example: "column name becomes full_name, and it gets an index"
//   diff       rename column, create index
//   split      the rename can be done with two columns, so for the steps it is "add full_name, drop name"
//   recipes    AddColumn+CreateSync (expand)  Backfill (backfill)  NOT NULL …, DropSync+DropColumn (contract)
//   CreateIndex order      CreateIndex needs full_name filled, so it moves behind the backfill, into contract
//   batches    transactions and lone statements; then each step gets its facts, hazards and undo
//   backward   the undo of each step, last first, cut into batches in the same way
// A simulation on the model runs along: it tells each phase the schema it leads to, and proves that the last
// one is `to`.

#include "compiler/plan/plan.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>

#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/aside.hpp"
#include "compiler/plan/assemble.hpp"
#include "compiler/plan/batches.hpp"
#include "compiler/plan/key_types.hpp"
#include "compiler/plan/recipes/recipe.hpp"
#include "compiler/plan/recipes/renames.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

// For each change its own index.
std::vector<std::size_t> own_causes(std::vector<Change> const& changes) {
  std::vector<std::size_t> causes(changes.size());
  std::iota(causes.begin(), causes.end(), std::size_t{0});
  return causes;
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

// Chooses the recipe of each change.
class Cook {
 public:
  Cook(Recipe& recipe, model::Schema const& before, SplitRenames const& renames)
      : recipe_(recipe), before_(before), renames_(renames) {}

  void run(std::vector<Change> const& changes, std::vector<std::size_t> const& causes) {
    std::vector<Change> typed;
    recipe_.exchanged = exchanges_of(changes);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].verb != Verb::rename) continue;
      if (changes[i].to.kind == ObjectKind::column) recipe_.renamed_columns.emplace(changes[i].to, causes[i]);
      if (changes[i].to.kind == ObjectKind::table) recipe_.renamed_tables.insert(changes[i].to.owner);
      bool const kept = changes[i].to.kind == ObjectKind::table && keeps_old_name(recipe_, changes[i]);
      if (kept) kept_names_.insert(changes[i].to.owner);
    }
    for (Change const& change : changes) {
      bool const late = change.verb == Verb::rename && change.to.kind == ObjectKind::column &&
                        !recipe_.direct() && !kept_names_.contains(change.to.owner);
      if (late) recipe_.renamed_late.emplace(change.to, change.from.member);
    }
    std::vector<std::size_t> typed_causes;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      bool const goes = changes[i].verb == Verb::drop || changes[i].verb == Verb::alter;
      if (goes && changes[i].to.kind == ObjectKind::index)
        recipe_.changed_indexes.emplace(changes[i].to, causes[i]);
      ObjectRef const& column = changes[i].to;
      bool const typed_in_place = alters(changes[i], ObjectKind::column, "type") &&
                                  !is_made_anew(recipe_, column.owner, column.member);
      if (!typed_in_place) continue;
      typed.push_back(changes[i]);
      typed_causes.push_back(causes[i]);
    }
    alter_types(recipe_, typed, typed_causes);
    for (int turn = 0; turn < 3; ++turn) {
      for (std::size_t i = 0; i < changes.size(); ++i) {
        if (turn_of(changes[i]) == turn) one(changes[i], causes[i]);
      }
    }
  }

 private:
  // A created column may claim the dropped one of a rename, so what goes is looked at late. A foreign key
  // that changes may be changed on the way, when the index goes on which it stands.
  static int turn_of(Change const& change) {
    if (change.verb == Verb::drop) return 1;
    return change.verb == Verb::alter && change.to.kind == ObjectKind::foreign_key ? 2 : 0;
  }

  void one(Change const& change, std::size_t cause) {
    bool const is_object = recipe_.from_objects.contains(change.to) || recipe_.to_objects.contains(change.to);
    if (is_object) return change_object(recipe_, change, cause);
    switch (change.to.kind) {
      case ObjectKind::name_space:
        if (change.verb == Verb::create)
          recipe_.add(Phase::expand, cause, {action::CreateNamespace{change.to.owner.name}});
        return;  // a schema is never dropped
      case ObjectKind::extension:
        return extension(change, cause);
      case ObjectKind::enum_type:
        return enum_type(change, cause);
      case ObjectKind::enum_value:
        if (change.verb == Verb::rename) {
          recipe_.add(Phase::expand, cause,
                      {action::RenameEnumValue{change.to.owner, change.from.member, change.to.member}});
        }
        return;
      case ObjectKind::table:
        return table(change, cause);
      case ObjectKind::column:
        return column(change, cause);
      case ObjectKind::primary_key:
        return member<model::PrimaryKey>(change, cause, add_primary_key, drop_primary_key,
                                         replace_primary_key);
      case ObjectKind::index:
        return member<model::Index>(change, cause, create_index, drop_index, replace_index);
      case ObjectKind::foreign_key:
        return member<model::ForeignKey>(change, cause, add_foreign_key, drop_foreign_key,
                                         replace_foreign_key);
      default:
        recipe_.refuse(change.to,
                       "creating, dropping or altering a " + std::string(enum_name(change.to.kind)),
                       "write it by hand");
    }
  }

  void extension(Change const& change, std::size_t cause) {
    if (change.verb == Verb::create) {
      recipe_.add(Phase::expand, cause,
                  {action::CreateExtension{*model::find(recipe_.to.extensions, change.to.owner.name)}});
    } else if (change.verb == Verb::alter) {
      recipe_.refuse(change.to, "a change of version or schema of an extension",
                     "use ALTER EXTENSION by hand");
    }
  }

  void enum_type(Change const& change, std::size_t cause) {
    Name const& name = change.to.owner;
    switch (change.verb) {
      case Verb::create:
        return recipe_.add(Phase::expand, cause, {action::CreateEnum{*model::find(recipe_.to.enums, name)}});
      case Verb::drop:
        return recipe_.add(Phase::contract, cause, {drop_enum(*model::find(recipe_.from.enums, name))});
      case Verb::rename:
        return recipe_.add(Phase::expand, cause, {action::RenameEnum{change.from.owner, name}});
      case Verb::alter:
        break;
    }
    std::vector<std::pair<std::string, std::string>> renamed;
    for (AppliedRename const& rename : renames_.values) {
      if (rename.to.owner == name) renamed.push_back({rename.from.member, rename.to.member});
    }
    alter_enum(recipe_, {*model::find(recipe_.from.enums, name), *model::find(recipe_.to.enums, name)},
               renamed, cause);
  }

  action::DropEnum drop_enum(model::Enum const& type) const { return {type, archive_for(recipe_, type)}; }

  void table(Change const& change, std::size_t cause) {
    switch (change.verb) {
      case Verb::create:
        return create_table(recipe_, *recipe_.to_tables.at(change.to.owner), cause);
      case Verb::drop:
        return drop_table(recipe_, *recipe_.from_tables.at(change.to.owner), cause);
      case Verb::rename:
        return rename_table(recipe_, change, before_, cause);
      case Verb::alter:
        return recipe_.refuse(change.to, "a change of how a table is partitioned",
                              "make a new table by hand and move the rows");
    }
  }

  void column(Change const& change, std::size_t cause) {
    Name const& owner = change.to.owner;
    std::string const& name = change.to.member;
    if (recipe_.inherited.contains(owner))
      return recipe_.refuse(change.to, "changing a column of a table from which others inherit",
                            "write it by hand: PostgreSQL changes their columns along with it");
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
        if (kept_names_.contains(owner)) return;  // renamed together with the table
        if (recipe_.exchanged.contains(change.to)) return exchange_columns(recipe_, change, cause);
        return recipe_.add(Phase::contract, cause, {action::RenameColumn{owner, change.from.member, name}});
      case Verb::alter:
        return alter_column(recipe_, change, cause);
    }
  }

  // A key or an index: found on either side by its name.
  template <class T, class Add, class Drop, class Replace>
  void member(Change const& change, std::size_t cause, Add add, Drop drop, Replace replace) {
    Name const& owner = change.to.owner;
    auto const at = [&](std::map<Name, model::Table const*> const& tables,
                        std::string const& name) -> T const& {
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
      case Verb::create:
        return add(recipe_, owner, at(recipe_.to_tables, change.to.member), cause);
      case Verb::drop:
        return drop(recipe_, owner, at(recipe_.from_tables, change.to.member), cause);
      case Verb::alter:
        return replace(
            recipe_, owner,
            Pair<T>{at(recipe_.from_tables, change.to.member), at(recipe_.to_tables, change.to.member)},
            cause);
      case Verb::rename:
        if (recipe_.exchanged.contains(change.to)) return;  // together with its column
        break;
    }
    bool const index = std::is_same_v<T, model::Index> && !at_index_constraint(change);
    if (index) {
      recipe_.add(Phase::expand, cause, {action::RenameIndex{owner, change.from.member, change.to.member}});
    } else {
      recipe_.add(Phase::expand, cause,
                  {action::RenameConstraint{owner, change.from.member, change.to.member}});
    }
  }

  bool at_index_constraint(Change const& change) const {
    model::Index const* index =
        model::find(recipe_.from_tables.at(change.to.owner)->indexes, change.from.member);
    return index != nullptr && index->constraint;
  }

  Recipe& recipe_;
  model::Schema const& before_;
  SplitRenames const& renames_;
  std::set<Name> kept_names_;  // tables that leave a view under their old name
};

// A primary key whose name and columns both differ is a drop and a create for the walk; for the planner it is
// one step.
void join_key_replacements(std::vector<Change>& changes, std::vector<std::size_t>& causes, Recipe& recipe) {
  std::map<Name, std::size_t> dropped;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].to.kind == ObjectKind::primary_key && changes[i].verb == Verb::drop)
      dropped[changes[i].to.owner] = i;
  }
  std::set<std::size_t> gone;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].to.kind != ObjectKind::primary_key || changes[i].verb != Verb::create) continue;
    Name const& owner = changes[i].to.owner;
    auto const old = dropped.find(owner);
    if (old == dropped.end()) continue;
    replace_primary_key(
        recipe, owner, {*recipe.from_tables.at(owner)->primary_key, *recipe.to_tables.at(owner)->primary_key},
        causes[i]);
    gone.insert({i, old->second});
  }
  for (auto i = gone.rbegin(); i != gone.rend(); ++i) {
    changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(*i));
    causes.erase(causes.begin() + static_cast<std::ptrdiff_t>(*i));
  }
}

// Whether the key is taken down on the way because of that change.
bool moves_ground(Change const& change, model::ForeignKey const& key, model::Table const& table,
                  Recipe const& recipe) {
  auto const is_end = [&](Name const& owner, std::vector<std::string> const& columns, auto const& matches) {
    auto const found = recipe.to_tables.find(owner);
    return found != recipe.to_tables.end() &&
           std::any_of(columns.begin(), columns.end(), [&](std::string const& name) {
             model::Column const* column = model::find(found->second->columns, name);
             return column != nullptr && matches(owner, *column);
           });
  };
  auto const any_end = [&](auto const& matches) {
    return is_end(table.name, key.columns, matches) ||
           is_end(key.referenced, key.referenced_columns, matches);
  };
  if (change.verb == Verb::rename || change.verb == Verb::create) return false;
  switch (change.to.kind) {
    case ObjectKind::column:
      return alters(change, ObjectKind::column, "type") &&
             any_end([&](Name const& owner, model::Column const& column) {
               return change.to.owner == owner && change.to.member == column.name;
             });
    case ObjectKind::enum_type:
      return any_end(
          [&](Name const&, model::Column const& column) { return column.type.name == change.to.owner; });
    case ObjectKind::primary_key:
    case ObjectKind::index:
      return change.to.owner == key.referenced;
    default:
      return false;
  }
}

// A foreign key that is renamed while it would have to be taken down for something else is another one.
void part_disturbed_keys(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                         Recipe const& recipe) {
  std::map<ObjectRef, std::string> const exchanged = exchanges_of(changes);
  for (std::size_t i = 0, count = changes.size(); i < count; ++i) {
    bool const is_key = changes[i].verb == Verb::rename && changes[i].to.kind == ObjectKind::foreign_key;
    if (!is_key || exchanged.contains(changes[i].to)) continue;
    model::Table const& table = *recipe.to_tables.at(changes[i].to.owner);
    model::ForeignKey const& key = *model::find(table.foreign_keys, changes[i].to.member);
    bool const disturbed = std::any_of(changes.begin(), changes.end(), [&](Change const& other) {
      return moves_ground(other, key, table, recipe);
    });
    if (!disturbed) continue;
    ObjectRef const now = changes[i].to;
    changes[i] = {Verb::drop, changes[i].from, {now.kind, now.owner, changes[i].from.member}, {}};
    changes.push_back({Verb::create, now, now, {}});
    causes.push_back(causes[i]);
  }
}

void internal_error(std::string const& what, Diagnostics& diagnostics) {
  diagnostics.add({.code = Code::plan_not_proved,
                   .span = std::nullopt,
                   .message = what,
                   .help = "please report this with the two schemas; nothing was written"});
}

// Carrying the plan out on the model must give the wanted one; only schemas and extensions may be left over.
void prove(model::Schema const& result, model::Schema const& wanted, Diagnostics& diagnostics) {
  for (Change const& change : diff(result, wanted)) {
    bool const kept = change.to.kind == ObjectKind::name_space || change.to.kind == ObjectKind::extension;
    if (kept && change.verb == Verb::drop) continue;
    internal_error("the plan leaves " + std::string(enum_name(change.verb)) + " `" +
                       to_string(subject(change)) + "` undone",
                   diagnostics);
  }
}

struct Prepared {
  std::vector<Change> changes;
  SplitRenames renames;
  std::vector<Unit> units;  // in order
};

// Those of both sides, and of tables under their old and their new name.
Names names_in_use(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames) {
  Names names({&models.from, &models.to});
  for (AppliedRename const& rename : renames) {
    if (rename.from.kind == ObjectKind::table) names.also_called(rename.from.owner, rename.to.owner);
  }
  return names;
}

Prepared prepare(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
                 Names& names, Diagnostics& diagnostics) {
  std::vector<AppliedRename> const renames = applicable(models, hints, diagnostics);
  refuse_incomparable_keys(models, diagnostics);
  if (diagnostics.has_errors()) return {};
  names = names_in_use(models, renames);
  Prepared result{diff(models, renames), split(models, renames, options.phases == PhasesMode::never), {}};
  bool const same = result.renames.columns.empty() && result.renames.values.empty();
  std::vector<Change> working = same ? result.changes : diff(models, result.renames.in_place);
  std::vector<std::size_t> causes = same ? own_causes(working) : causes_of(working, result.changes);
  std::optional<model::Schema> renamed;  // a model is large; without a rename it is not copied
  if (!result.renames.in_place.empty()) renamed = with_renames(models.from, result.renames.in_place);
  Recipe recipe(renamed ? *renamed : models.from, models.to, hints, options, names, diagnostics);
  recipe.phased = result.renames.columns;
  part_disturbed_keys(working, causes, recipe);
  join_key_replacements(working, causes, recipe);
  Cook(recipe, models.from, result.renames).run(working, causes);
  refuse_unfillable(recipe);
  refuse_exchanged_references(recipe);
  refuse_counted_targets(recipe);
  report_backfills_not_done(recipe);
  if (diagnostics.has_errors()) return result;
  AsideContext const context{recipe.from,       recipe.to,       result.renames.in_place,
                             recipe.new_tables, recipe.direct(), diagnostics};
  std::vector<Unit> units = with_dependents(std::move(recipe.units), context);
  leave_with_archives(units);
  if (!diagnostics.has_errors())
    result.units = with_narrow_gaps(order(std::move(units), recipe.new_tables, diagnostics));
  return result;
}

}  // namespace

std::vector<Step const*> steps_of(std::vector<Batch> const& batches) {
  std::vector<Step const*> steps;
  for (Batch const& batch : batches) {
    for (Step const& step : batch.steps) steps.push_back(&step);
  }
  return steps;
}

Plan plan(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
          Diagnostics& diagnostics) {
  Names names;
  Prepared prepared = prepare(models, hints, options, names, diagnostics);
  if (diagnostics.has_errors()) return {};
  Plan result{.start = models.from, .changes = std::move(prepared.changes)};
  result.divided = options.runner == Runner::prisma;
  Assembled assembled = assemble(std::move(prepared.units), models.from, prepared.renames.values, names,
                                 {.direct = options.phases == PhasesMode::never, .divided = result.divided});
  result.phases = std::move(assembled.phases);
  if (!assembled.problem.empty()) internal_error(assembled.problem, diagnostics);
  refuse_parted_objects(result.phases, diagnostics);
  prove(result.phases.empty() ? models.from : result.phases.back().after, models.to, diagnostics);
  if (std::string const broken = check(result); !broken.empty()) internal_error(broken, diagnostics);
  if (diagnostics.has_errors()) return {};
  bool const only_expand =
      std::ranges::all_of(result.phases, [](PhasePlan const& phase) { return phase.phase == Phase::expand; });
  result.phased = !result.phases.empty() && (!only_expand || options.phases == PhasesMode::always);
  return result;
}

std::string plan_graph(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
                       Diagnostics& diagnostics) {
  Names names;
  return graph(prepare(models, hints, options, names, diagnostics).units);
}

}  // namespace lockstep
