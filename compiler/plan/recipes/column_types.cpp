// Type changes. Columns that a foreign key connects must change in one transaction, because PostgreSQL
// refuses a key between two different types or checks it slowly. So must the columns of one index or check.
// So the changed columns are grouped by the keys between them and the indexes and checks over them
// (union-find). Second columns change a group whose tables would be rewritten, where that is possible
// (column_swap.cpp). Any other group is one unit: drop the keys and the defaults, change the types, set the
// defaults, add the keys NOT VALID. Validation follows in a separate transaction.

#include <algorithm>
#include <numeric>
#include <set>

#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/recipes/collations.hpp"
#include "compiler/plan/recipes/column_swap.hpp"
#include "compiler/plan/recipes/inheritance.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::DefaultKind;
using model::Name;
using model::ObjectKind;
using model::ObjectRef;

class Groups {
 public:
  Groups(PlanningContext const& recipe, std::vector<Change> const& changes) : parent_(changes.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    std::map<ObjectRef, std::size_t> changed;
    for (std::size_t i = 0; i < changes.size(); ++i) changed.emplace(changes[i].to, i);
    std::vector<std::pair<std::size_t, std::pair<Name, model::ForeignKey>>> ties;
    for (auto const& [name, table] : recipe.from_tables) {
      for (model::ForeignKey const& key : table->foreign_keys) {
        std::vector<std::size_t> ends;
        collect(changed, name, key.columns, ends);
        collect(changed, key.referenced, key.referenced_columns, ends);
        collect(changed, key.referenced, included_in_targets(recipe, key), ends);
        if (stays(recipe, name, key)) tie(ends);
        if (!ends.empty()) ties.push_back({ends.front(), {name, key}});
      }
      auto const after = recipe.to_tables.find(name);
      if (after == recipe.to_tables.end()) continue;
      for (model::Index const& index : table->indexes) {
        model::Index const* const same = model::find(after->second->indexes, index.name);
        if (same == nullptr || *same != index) continue;
        std::vector<std::size_t> built;
        collect(changed, name, part_columns(index), built);
        collect(changed, name, index.include, built);
        tie(built);
      }
      if (table->primary_key && table->primary_key == after->second->primary_key) {
        std::vector<std::size_t> built;
        collect(changed, name, table->primary_key->columns, built);
        collect(changed, name, table->primary_key->include, built);
        tie(built);
      }
      auto const [first, last] = recipe.from_members.equal_range(name);
      for (auto at = first; at != last; ++at) {
        if (!is_table_check(*at->second)) continue;
        std::vector<std::size_t> built;
        collect(changed, at->second->needs, built);
        tie(built);
      }
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
      std::vector<std::size_t> at_once{i};
      for (Name const& heir : heirs_of(recipe, changes[i].to.owner))
        collect(changed, {ObjectKind::column, heir, changes[i].to.member}, at_once);
      tie(at_once);
    }
    for (std::size_t i = 0; i < changes.size(); ++i) groups_[root(i)].members.push_back(i);
    for (auto const& [end, key] : ties) groups_[root(end)].keys.push_back(key);
  }

  std::map<std::size_t, TypedGroup> const& all() const { return groups_; }

 private:
  static void collect(std::map<ObjectRef, std::size_t> const& changed, std::vector<ObjectRef> const& refs,
                      std::vector<std::size_t>& ends) {
    for (ObjectRef const& ref : refs) collect(changed, ref, ends);
  }
  static void collect(std::map<ObjectRef, std::size_t> const& changed, Name const& owner,
                      std::vector<std::string> const& columns, std::vector<std::size_t>& ends) {
    for (std::string const& column : columns) collect(changed, {ObjectKind::column, owner, column}, ends);
  }
  static void collect(std::map<ObjectRef, std::size_t> const& changed, ObjectRef const& ref,
                      std::vector<std::size_t>& ends) {
    auto const found = changed.find(ref);
    if (found != changed.end()) ends.push_back(found->second);
  }
  // Joins changes into one group: those of the ends of a foreign key, or of the columns of an index or check
  // that stays, which is created again once for all of them.
  void tie(std::vector<std::size_t> const& changes) {
    for (std::size_t const change : changes) parent_[root(change)] = root(changes.front());
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  std::vector<std::size_t> parent_;
  std::map<std::size_t, TypedGroup> groups_;
};

// What one column needs, in this order. change: nothing where the column changes with that of a parent.
struct Altering {
  std::vector<Action> before, change, after;
};

Altering altering(PlanningContext& recipe, Change const& altered, bool by_parent) {
  Altering result;
  Name const& table = altered.to.owner;
  Pair<Column> const columns = altered_columns(recipe, altered);
  BackfillHint const* const said = conversion_hint(recipe, altered);
  bool const only = recipe.inherited.contains(table);
  auto const& [from, to] = columns;
  bool const serial = from.value.kind == DefaultKind::sequence && to.value.kind == DefaultKind::sequence;
  bool const numbered = is_numbered_otherwise(columns);
  if (numbered && from.identity != model::Identity::none)
    result.before.push_back(action::DropIdentity{table, from});
  if (from.value.kind == DefaultKind::sequence && !serial) {
    result.before.push_back(action::DropSequence{table, from});
  } else if (from.value.kind != DefaultKind::none && !serial) {
    result.before.push_back(action::DropDefault{table, from, only});
  }
  if (!by_parent) {
    action::AlterColumnType change{
        table, from, to, said != nullptr ? said->expression : conversion(to.name, from.type, to.type),
        said != nullptr};
    change.reindexes = recollates_indexes(recipe, altered);
    change.may_repeat = may_repeat(recipe, altered, recipe.to_objects, columns.to);
    change.may_repeat_back = may_repeat(recipe, altered, recipe.from_objects, columns.from);
    change.heirs = heirs_of(recipe, table);
    result.change.push_back(change);
  }
  if (serial) {
    result.after.push_back(action::ResizeSequence{table, from, to});
  } else if (to.value.kind == DefaultKind::sequence) {
    result.after.push_back(
        action::AddSequence{table, to, false, false, recipe.names.sequence_name(table, to.name)});
  } else if (to.value.kind != DefaultKind::none && to.value.kind != DefaultKind::database) {
    result.after.push_back(action::SetDefault{table, to, {}, false, only});
  }
  if (numbered && to.identity != model::Identity::none)
    result.after.push_back(action::AddIdentity{table, to});
  return result;
}

// Actions of one unit, each with its change.
struct Steps {
  std::vector<Action> actions;
  std::vector<std::size_t> causes;
  void add(std::vector<Action> const& more, std::size_t cause) {
    for (Action const& action : more) add(action, cause);
  }
  void add(Action const& action, std::size_t cause) {
    actions.push_back(action);
    causes.push_back(cause);
  }
  void add(Steps const& more) {
    actions.insert(actions.end(), more.actions.begin(), more.actions.end());
    causes.insert(causes.end(), more.causes.begin(), more.causes.end());
  }
};

// Whether PostgreSQL may bind the key to the index of that name in `to`.
bool serves_later(PlanningContext const& recipe, model::ForeignKey const& key, std::string const& name) {
  auto const table = recipe.to_tables.find(key.referenced);
  model::Index const* const index =
      table == recipe.to_tables.end() ? nullptr : model::find(table->second->indexes, name);
  return index != nullptr && serves(*index, key);
}

// Drops the changed unique indexes to which PostgreSQL could bind the restored key, although `to` does not
// have them for it.
void drop_other_targets(PlanningContext& recipe, model::ForeignKey const& key, Steps& steps) {
  auto const table = recipe.from_tables.find(key.referenced);
  if (table == recipe.from_tables.end()) return;
  for (model::Index const& index : table->second->indexes) {
    auto const change = recipe.changed_indexes.find({ObjectKind::index, key.referenced, index.name});
    bool const goes = change != recipe.changed_indexes.end() && serves(index, key) &&
                      !serves_later(recipe, key, index.name);
    if (!goes || !recipe.claimed_changes.insert(change->first).second) continue;
    steps.add(action::DropIndex{key.referenced, index, false}, change->second);
  }
}

// Whether a check uses one of the columns: it may compare two of them, so their types change without another
// step in between.
bool is_checked(PlanningContext const& recipe, TypedGroup const& group, std::vector<Change> const& changes) {
  return std::ranges::any_of(group.members, [&](std::size_t i) {
    auto const [first, last] = recipe.from_members.equal_range(changes[i].to.owner);
    return std::any_of(first, last, [&](auto const& entry) {
      return is_table_check(*entry.second) &&
             std::ranges::find(entry.second->needs, changes[i].to) != entry.second->needs.end();
    });
  });
}

// Whether the column changes with that of a table from which this one inherits.
bool changes_with_parent(PlanningContext const& recipe, TypedGroup const& group,
                         std::vector<Change> const& changes, std::size_t member) {
  Change const& one = changes[member];
  return std::ranges::any_of(group.members, [&](std::size_t i) {
    std::vector<Name> const heirs = heirs_of(recipe, changes[i].to.owner);
    return changes[i].to.member == one.to.member && std::ranges::find(heirs, one.to.owner) != heirs.end();
  });
}

// The changes of the columns, each with where it may be parted from those before it.
void alter_columns(PlanningContext& recipe, TypedGroup const& group, std::vector<Change> const& changes,
                   std::vector<std::size_t> const& causes, Steps& steps, std::set<std::size_t>& cuts) {
  bool const checked = is_checked(recipe, group, changes);
  bool const inherits = std::ranges::any_of(
      group.members, [&](std::size_t i) { return changes_with_parent(recipe, group, changes, i); });
  Steps alone, after;
  for (std::size_t k = 0; k < group.members.size(); ++k) {
    std::size_t const i = group.members[k];
    if (!checked && !inherits && k > 0) cuts.insert(steps.actions.size());
    Altering const one = altering(recipe, changes[i], changes_with_parent(recipe, group, changes, i));
    steps.add(one.before, causes[i]);
    (inherits ? alone : steps).add(one.change, causes[i]);
    (inherits ? after : steps).add(one.after, causes[i]);
  }
  steps.add(alone);
  steps.add(after);
}

void alter_group(PlanningContext& recipe, TypedGroup const& group, std::vector<Change> const& changes,
                 std::vector<std::size_t> const& causes) {
  std::size_t const cause = causes[group.members.front()];
  bool const widening = std::ranges::all_of(group.members, [&](std::size_t i) {
    Pair<Column> const column = altered_columns(recipe, changes[i]);
    return type_change(column.from.type, column.to.type).widening &&
           conversion_hint(recipe, changes[i]) == nullptr && !changes_equality(recipe, column);
  });
  Phase const phase = widening ? Phase::expand : Phase::contract;
  Steps steps, grounds, after;
  std::vector<Action> validations;
  for (auto const& [table, key] : group.keys) {
    recipe.claimed_changes.insert({ObjectKind::foreign_key, table, key.name});
    model::ForeignKey const* const now = key_after(recipe, table, key.name);
    if (stays(recipe, table, key)) {
      steps.add(action::DropForeignKey{table, key}, cause);
      drop_other_targets(recipe, key, grounds);
      after.add(adding(recipe, table, key), cause);
    } else {
      // The old key may have to be dropped much earlier than the new one can be added.
      recipe.add(Phase::expand, cause, {dropping(table, key, now)});
      if (now != nullptr) recipe.add(Phase::expand, cause, {adding(recipe, table, *now)});
    }
    if (now != nullptr && now->validated && adding(recipe, table, *now).not_valid)
      validations.push_back(action::ValidateForeignKey{table, *now});
  }
  std::set<std::size_t> cuts{steps.actions.size()};
  steps.add(grounds);
  alter_columns(recipe, group, changes, causes, steps, cuts);
  cuts.insert(steps.actions.size());
  steps.add(after);
  cuts.erase(0);
  cuts.erase(steps.actions.size());
  recipe.add(phase, cause, steps.actions);
  recipe.units.back().causes = steps.causes;
  // One transaction, unless an index or an enum has to be built between these actions.
  recipe.units.back().cuts.assign(cuts.begin(), cuts.end());
  recipe.add_each(phase, cause, validations);
}

// Refuses a key that would have to be dropped from the change of one end until the change of the other.
// Returns whether there is one.
bool refuses_end_made_anew(PlanningContext& recipe, TypedGroup const& group) {
  for (auto const& [table, key] : group.keys) {
    auto const anew = [&](Name const& owner, std::vector<std::string> const& columns) {
      return std::ranges::any_of(
          columns, [&](std::string const& column) { return is_recreated(recipe, owner, column); });
    };
    if (!anew(table, key.columns) && !anew(key.referenced, key.referenced_columns)) continue;
    recipe.refuse({ObjectKind::foreign_key, table, key.name},
                  "a foreign key of which one end changes its type and the other its generation expression",
                  "drop the foreign key in an earlier migration, and add it again in a later one");
    return true;
  }
  return false;
}

}  // namespace

void alter_types(PlanningContext& recipe, std::vector<Change> const& changes,
                 std::vector<std::size_t> const& causes) {
  if (changes.empty()) return;
  Groups const groups(recipe, changes);
  for (auto const& entry : groups.all()) {
    bool const refused = std::ranges::count_if(entry.second.members, [&](std::size_t i) {
                           return refuses_conversion(recipe, changes[i]);
                         }) > 0;
    if (refused || refuses_end_made_anew(recipe, entry.second)) continue;
    bool const swapped = can_be_swapped(recipe, entry.second, changes);
    (swapped ? swap_columns : alter_group)(recipe, entry.second, changes, causes);
  }
}

}  // namespace lockstep
