// Finds what the actions of each unit invalidate, and follows the dependents of that through objects,
// generated columns, defaults and indexes. Example: column a changes its type, view v uses a, view w uses v:
//   AlterColumnType a                      invalidates what depends on the type of a
//   v needs a, w needs v                   both exist on both sides: they are recreated
//   DropObject w, DropObject v, AlterColumnType a, CreateObject v, CreateObject w
// The order inside a unit comes from the same graph of resources as the order of units. An index that itself
// changes is not rebuilt here: the resources that its own steps use order them.

#include "compiler/plan/schedule/rebuild_dependents.hpp"
#include "compiler/plan/schedule/order.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "compiler/model/belonging.hpp"
#include "compiler/model/partitions.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/effects/disturbs.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/recipes/context.hpp"
#include "compiler/plan/schedule/partition_dependents.hpp"
#include "compiler/plan/schedule/unmanaged_dependents.hpp"

namespace lockstep {
namespace {

using model::DefinedObject;
using model::ObjectKind;
using model::ObjectRef;

// Whether the actions can be reordered separately, because uses_of() gives all that each of them uses.
bool is_loose(Unit const& unit) {
  return std::all_of(unit.actions.begin(), unit.actions.end(), [](Action const& action) {
    if (auto const* drop = get_if<action::DropColumn>(action)) return !drop->kept;
    if (auto const* add = get_if<action::AddColumn>(action)) return !add->kept_as;
    return object_of(action) != nullptr || holds_alternative<action::DropIndex>(action) ||
           holds_alternative<action::CreateIndex>(action) ||
           holds_alternative<action::DropForeignKey>(action) ||
           holds_alternative<action::AddForeignKey>(action);
  });
}

class DependentsRebuilder {
 public:
  DependentsRebuilder(std::vector<Unit> units, RebuildContext const& context)
      : units_(std::move(units)), context_(context), from_(context.from), to_(context.to) {
    parent_.resize(units_.size());
    std::iota(parent_.begin(), parent_.end(), 0);
    for (AppliedRename const& rename : context.renames) {
      renamed_.insert(rename.to);
      // The SQL texts of `from` contain the old names of the values.
      if (rename.from.kind == ObjectKind::enum_value) from_.also_called(rename.to.owner, rename.from.member);
    }
    given_ = model::columns_of_parents(context.from);
  }

  std::vector<Unit> run() {
    find_own_units();
    for (std::size_t i = 0, asked = units_.size(); i < asked; ++i) {
      for (std::size_t k = 0; k < units_[i].actions.size(); ++k) {
        for (Invalidation const& taken : invalidations_of(units_[i].actions[k])) follow(i, taken);
      }
    }
    unite_ownership();
    return merged();
  }

 private:
  void find_own_units() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      for (Action const& action : units_[i].actions) {
        bool const removes =
            holds_alternative<action::DropObject>(action) || holds_alternative<action::ReplaceObject>(action);
        if (removes) own_.emplace(Dependent{Part::object, object_of(action)->address}, i);
        if (auto const* drop = get_if<action::DropColumn>(action)) {
          own_.emplace(Dependent{Part::generated, {ObjectKind::column, drop->table, drop->column.name}}, i);
        }
        if (auto const* swap = get_if<action::SwapColumns>(action)) {
          for (action::ReferenceSwap const& one : swap->references)
            swapped_.insert({ObjectKind::foreign_key, one.table, one.key.name});
        }
        if (auto const* drop = get_if<action::DropForeignKey>(action)) {
          own_.emplace(Dependent{Part::foreign_key, {ObjectKind::foreign_key, drop->table, drop->key.name}},
                       i);
        }
      }
    }
  }

  // The transaction that creates an object also sets its owner and privileges: it is never open to others.
  void unite_ownership() {
    std::map<ObjectRef, std::size_t> creators;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      for (Action const& action : units_[i].actions) {
        if (auto const* create = get_if<action::CreateObject>(action))
          creators.emplace(create->object.address, i);
        if (auto const* create = get_if<action::CreateTable>(action))
          creators.emplace(ObjectRef{ObjectKind::table, create->table.name, {}}, i);
        if (auto const* create = get_if<action::CreateEnum>(action))
          creators.emplace(ObjectRef{ObjectKind::enum_type, create->type.name, {}}, i);
      }
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
      DefinedObject const* const object = object_of(units_[i].actions.front());
      bool const ownership = object != nullptr && (object->address.kind == ObjectKind::owner ||
                                                   object->address.kind == ObjectKind::privileges);
      if (!ownership || units_[i].actions.size() != 1) continue;
      for (ObjectRef need : object->needs) {
        if (need.kind == ObjectKind::column) need = {ObjectKind::table, need.owner, {}};
        auto const creator = creators.find(need);
        if (creator != creators.end() && !is_lone(creator->second)) unite(i, creator->second);
      }
    }
  }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) {
    parent_[std::max(root(a), root(b))] = std::min(root(a), root(b));
  }

  std::size_t add_unit(Unit unit) {
    parent_.push_back(units_.size());
    units_.push_back(std::move(unit));
    return units_.size() - 1;
  }

  // Whether the unit must run outside of a transaction, so that nothing can be added around it.
  bool is_lone(std::size_t i) const {
    return std::any_of(units_[i].actions.begin(), units_[i].actions.end(), [&](Action const& action) {
      return !facts_of(action, context_.new_tables).transactional;
    });
  }

  void follow(std::size_t unit, Invalidation const& first) {
    std::vector<Invalidation> open{first};
    while (!open.empty()) {
      Invalidation const taken = open.back();
      open.pop_back();
      for (Dependent const& dependent : from_.of(taken.ref)) {
        refuse_unordered(taken, dependent);
        if (DefinedObject const* const object = from_.object(dependent.ref); object != nullptr)
          refuse_untoasted(context_, to_, taken, *object);
        if (disturbs(taken, dependent)) set_aside(unit, taken, dependent, open);
      }
      if (comes_back(taken)) {
        for (model::Name const& child : from_.children_of(taken.ref.owner))
          follow_heir(unit, taken, child, open);
      }
      if (taken.ref.kind != ObjectKind::column) continue;
      refuse_partition_key(context_, {from_, to_}, taken);
      refuse_indexes(context_, from_, taken);
      refuse_old_type(context_, {from_, to_}, taken);
      indexes_of(unit, taken, open);
    }
  }

  // Extended statistics need a type with an order, and a schema text cannot express their drop.
  void refuse_unordered(Invalidation const& taken, Dependent const& dependent) {
    model::Column const* const column = to_.column(taken.ref);
    bool const stay = dependent.ref.kind == ObjectKind::statistics && to_.object(dependent.ref) != nullptr;
    if (!stay || column == nullptr || has_order(column->type)) return;
    refuse(taken.ref, "a type without an order for a column of which there are extended statistics",
           "drop the statistics first: DROP STATISTICS " + model::qualified(dependent.ref.owner));
  }

  // The dependents of the same column of a table that inherits. A dependent of a partition needs the whole
  // partition, so its text decides whether it uses the column.
  void follow_heir(std::size_t unit, Invalidation const& taken, model::Name const& child,
                   std::vector<Invalidation>& open) {
    open.push_back({{ObjectKind::column, child, taken.ref.member}});
    for (Dependent const& dependent : from_.of({ObjectKind::partition, child, {}})) {
      bool const meant = dependent.part == Part::object &&
                         model::has_identifier(from_.object(dependent.ref)->definition, taken.ref.member);
      if (meant) set_aside(unit, taken, dependent, open);
    }
  }

  // Whether the column is dropped and added again.
  bool comes_back(Invalidation const& taken) const {
    return taken.kind == InvalidationKind::dropped && to_.column(taken.ref) != nullptr;
  }

  bool disturbs(Invalidation const& taken, Dependent const& dependent) const {
    // Either the two ends change one after the other, and no key can exist in between, or one of them is
    // added again. In all other cases the recipes handle the key.
    if (dependent.part == Part::foreign_key)
      return taken.kind == InvalidationKind::enum_rebuilt || comes_back(taken);
    if (taken.kind == InvalidationKind::dropped || dependent.part == Part::generated) return true;
    if (dependent.part != Part::object) return false;
    if (model::holds_type(dependent.ref.kind) || is_of_storage(*from_.object(dependent.ref))) return true;
    // PostgreSQL converts a check by itself, so it is recreated only if its definition changes. But after a
    // change to or from a user-defined type the server removes a cast that has become redundant, and the
    // rollback would not restore it, so the check is recreated then too.
    if (taken.kind == InvalidationKind::cast_changed && dependent.ref.kind == ObjectKind::check) return true;
    DefinedObject const* after = to_.object(dependent.ref);
    return !is_annotation(dependent.ref.kind) && after != nullptr &&
           !(*after == *from_.object(dependent.ref));
  }

  void set_aside(std::size_t unit, Invalidation const& taken, Dependent const& dependent,
                 std::vector<Invalidation>& open) {
    auto const known = attached_.find(dependent);
    if (known != attached_.end()) return unite(unit, known->second);
    switch (dependent.part) {
      case Part::object:
        return object_aside(unit, taken, dependent, open);
      case Part::generated:
        return generated_aside(unit, dependent, open);
      case Part::default_value:
        return default_aside(unit, taken, dependent);
      case Part::index:
        return named_index_aside(unit, taken, dependent.ref, open);
      case Part::foreign_key:
        return foreign_key_aside(unit, taken, dependent);
    }
  }

  void attach(std::size_t unit, Dependent const& dependent, std::vector<Action> const& actions) {
    attached_.emplace(dependent, unit);
    for (Action const& action : actions) loose_.emplace(unit, action);
  }

  void object_aside(std::size_t unit, Invalidation const& taken, Dependent const& dependent,
                    std::vector<Invalidation>& open) {
    DefinedObject const& before = *from_.object(dependent.ref);
    DefinedObject const* after = to_.object(dependent.ref);
    auto const own = own_.find(dependent);
    if (own != own_.end()) {
      if (after != nullptr) join_own(unit, own->second, before, *after, open);
      return;  // its own drop is ordered by what it uses
    }
    bool const goes = taken.kind == InvalidationKind::dropped && model::goes_with(before, taken.ref);
    if (after == nullptr && !goes) return;
    if (after != nullptr && before.address.kind == ObjectKind::partition)
      return refuse_to_recreate(context_, taken, *after);
    if (model::is_attached_index(before)) {
      open.push_back({dependent.ref});
      return attach(unit, dependent, with_what_it_belongs_to(before, after));
    }
    bool const implicit = goes && !goes_by_itself(to_, before, taken.ref);
    action::DropReason const reason =
        after == nullptr ? action::DropReason::permanent : action::DropReason::recreate;
    refuse_renamed(before);
    if (is_lone(unit)) {
      attached_.emplace(dependent, unit);
      add_unit({units_[unit].phase, units_[unit].cause, {action::DropObject{before, reason, false}}});
      if (after == nullptr) return;
      add_unit({units_[unit].phase, units_[unit].cause, {action::CreateObject{*after, false, false, true}}});
      return;
    }
    std::vector<Action> actions{action::DropObject{before, reason, implicit}};
    if (after != nullptr) actions.push_back(coming_back(unit, *after, implicit));
    attach(unit, dependent, actions);
    open.push_back({dependent.ref});
  }

  action::CreateObject coming_back(std::size_t unit, DefinedObject const& object, bool implicit) {
    bool const checks = is_table_check(object) && !is_unvalidated(object) && !context_.single_phase &&
                        !context_.new_tables.contains(object.address.owner);
    if (checks) add_unit({units_[unit].phase, units_[unit].cause, {action::ValidateObject{object}}});
    return {object, checks, implicit, true};
  }

  // The dependent is replaced anyway: its own steps run around those of this unit.
  void join_own(std::size_t unit, std::size_t own, DefinedObject const& before, DefinedObject const& after,
                std::vector<Invalidation>& open) {
    std::vector<Action>& actions = units_[own].actions;
    if (holds_alternative<action::ReplaceObject>(actions.front())) {
      actions = {action::DropObject{before, action::DropReason::replace, false}, action::CreateObject{after}};
      open.push_back({before.address});
    }
    if (!is_lone(unit)) {
      unite(unit, own);
    } else if (actions.size() > 1) {
      add_unit({units_[own].phase, units_[own].cause, {actions.back()}});
      units_[own].actions.pop_back();
    }
  }

  void generated_aside(std::size_t unit, Dependent const& dependent, std::vector<Invalidation>& open) {
    if (given_.contains(dependent.ref)) {
      return refuse(dependent.ref, "recreating an inherited generated column",
                    "write it by hand: PostgreSQL drops and creates it with the column of the parent table");
    }
    auto const own = own_.find(dependent);
    model::Column const* after = to_.column(dependent.ref);
    if (own != own_.end()) {
      if (after != nullptr) unite(unit, own->second);
      return;
    }
    model::Column const& before = *from_.column(dependent.ref);
    if (after == nullptr || after->generated.empty()) return;
    if (!(before.type == after->type) || before.collation != after->collation) {
      refuse(dependent.ref, "a change of type of a generated column together with what it is computed from",
             "make it in two migrations");
      return;
    }
    attach(unit, dependent,
           {action::DropColumn{dependent.ref.owner, before, {}, {}},
            action::AddColumn{dependent.ref.owner, *after, {}}});
    open.push_back({dependent.ref});
  }

  void default_aside(std::size_t unit, Invalidation const& taken, Dependent const& dependent) {
    model::Column const& before = *from_.column(dependent.ref);
    model::Column const* after = to_.column(dependent.ref);
    if (from_.object(taken.ref) != nullptr && before.type.name == taken.ref.owner && after != nullptr) {
      return refuse(dependent.ref, "recreating a type that a column has",
                    "make a new type by hand, move the column to it, and drop the old one");
    }
    std::vector<ObjectRef> const& needs = to_.needs_of(dependent.ref);
    bool const needs_it = std::find(needs.begin(), needs.end(), taken.ref) != needs.end();
    // The same text may mean something else afterwards, for example a call if another function gets the name.
    if (after == nullptr || (!needs_it && !(before.value == after->value))) return;
    std::vector<Action> actions{action::DropDefault{dependent.ref.owner, before}};
    if (before.value == after->value) actions.push_back(action::SetDefault{dependent.ref.owner, *after, {}});
    attach(unit, dependent, actions);
  }

  void indexes_of(std::size_t unit, Invalidation const& taken, std::vector<Invalidation>& open) {
    model::Table const* table = from_.table(taken.ref.owner);
    if (table == nullptr || to_.column(taken.ref) == nullptr) return;
    for (model::Index const& index : table->indexes) {
      if (!is_disturbed(index, taken.kind) || !index_mentions(index, taken.ref.member)) continue;
      auto const known = attached_.find({Part::index, {ObjectKind::index, table->name, index.name}});
      if (known != attached_.end()) {
        unite(unit, known->second);
      } else {
        index_aside(unit, *table, index, open);
      }
    }
    auto const& key = table->primary_key;
    if (comes_back(taken) && key && mentions(*key, taken.ref.member)) key_aside(unit, *table, open);
  }

  void key_aside(std::size_t unit, model::Table const& table, std::vector<Invalidation>& open) {
    model::PrimaryKey const& key = *table.primary_key;
    ObjectRef const ref{ObjectKind::primary_key, table.name, key.name};
    auto const known = attached_.find({Part::index, ref});
    if (known != attached_.end()) return unite(unit, known->second);
    if (to_.table(table.name)->primary_key != key) return;  // it has separate steps
    attach(unit, {Part::index, ref},
           {action::DropPrimaryKey{table.name, key, true}, action::AddPrimaryKey{table.name, key, {}}});
    open.push_back({ref});
  }

  void named_index_aside(std::size_t unit, Invalidation const& taken, ObjectRef const& ref,
                         std::vector<Invalidation>& open) {
    model::Table const* const table = from_.table(ref.owner);
    if (table == nullptr) return;  // of a materialized view, which has the same need
    model::Index const* const index = model::find(table->indexes, ref.member);
    if (index == nullptr) return context_.diagnostics.add(needed_elsewhere(taken.ref, ref));
    index_aside(unit, *table, *index, open);
  }

  void index_aside(std::size_t unit, model::Table const& table, model::Index const& index,
                   std::vector<Invalidation>& open) {
    model::Table const* after = to_.table(table.name);
    model::Index const* same = after == nullptr ? nullptr : model::find(after->indexes, index.name);
    if (same == nullptr || !(*same == index)) return;
    refuse_lost_value(context_, units_[unit], table.name, index);
    ObjectRef const ref{ObjectKind::index, table.name, index.name};
    attach(unit, {Part::index, ref},
           {action::DropIndex{table.name, index, false}, action::CreateIndex{table.name, *same, false}});
    open.push_back({ref});
  }

  void foreign_key_aside(std::size_t unit, Invalidation const& taken, Dependent const& dependent) {
    model::Table const* after = to_.table(dependent.ref.owner);
    model::ForeignKey const& key =
        *model::find(from_.table(dependent.ref.owner)->foreign_keys, dependent.ref.member);
    model::ForeignKey const* same = after == nullptr ? nullptr : model::find(after->foreign_keys, key.name);
    auto const own = own_.find(dependent);
    if (own != own_.end()) {  // it has separate steps; a unit of both is split around this unit
      if (units_[own->second].actions.size() > 1) unite(unit, own->second);
      return;
    }
    if (same == nullptr || !(*same == key)) return;
    if (swapped_.contains(dependent.ref))
      return refuse(dependent.ref,
                    "recreating an enum under a foreign key of which another column changes its type",
                    "make the two changes in two migrations");
    bool const later = !context_.single_phase && after->partition_by.empty();
    attach(unit, dependent,
           {action::DropForeignKey{after->name, key},
            action::AddForeignKey{after->name, key, later, taken.kind == InvalidationKind::enum_rebuilt}});
    if (later && key.validated)
      add_unit({units_[unit].phase, units_[unit].cause, {action::ValidateForeignKey{after->name, key}}});
  }

  // The definition from the catalog contains the old names.
  void refuse_renamed(DefinedObject const& object) {
    for (ObjectRef const& need : model::needs_of(object)) {
      bool const renamed = renamed_.contains(need) ||
                           renamed_.contains({ObjectKind::table, need.owner, {}}) ||
                           renamed_.contains({ObjectKind::enum_type, need.owner, {}});
      if (!renamed) continue;
      refuse(object.address, "a rename together with a change for which an object has to be recreated",
             "make the rename and the other change in two migrations");
      return;
    }
  }

  void refuse(ObjectRef const& object, std::string const& what, std::string const& help) {
    context_.diagnostics.add({.code = Code::unsupported_change,
                              .span = std::nullopt,
                              .message = what + " is not supported yet: " + to_string(object),
                              .help = help,
                              .object = to_string(object)});
  }

  Uses also(Action const& action) const { return implied_uses(action, from_, to_); }

  Unit single(Unit const& unit, Action const& action, std::size_t cause) const {
    return {unit.phase, cause, {action}, {}, also(action)};
  }

  // The parts of a unit that may be reordered.
  void split(Unit const& unit, std::vector<Unit>& parts) const {
    if (!is_loose(unit)) {
      parts.push_back(unit);
      return;
    }
    for (std::size_t i = 0; i < unit.actions.size(); ++i) {
      parts.push_back(single(unit, unit.actions[i], unit.causes.empty() ? unit.cause : unit.causes[i]));
    }
  }

  Unit merge(std::vector<std::size_t> const& members) {
    std::vector<Unit> parts;
    Phase phase = Phase::expand;
    for (std::size_t const i : members) {
      phase = std::max(phase, units_[i].phase);
      split(units_[i], parts);
      auto const [begin, end] = loose_.equal_range(i);
      for (auto at = begin; at != end; ++at) parts.push_back(single(units_[i], at->second, units_[i].cause));
    }
    for (Unit& part : parts) part.phase = phase;
    Unit result{phase, units_[members.front()].cause, {}};
    for (Unit const& part : order(std::move(parts), context_.new_tables, context_.diagnostics)) {
      result.actions.insert(result.actions.end(), part.actions.begin(), part.actions.end());
      result.causes.insert(result.causes.end(), part.causes.begin(), part.causes.end());
      result.causes.resize(result.actions.size(), part.cause);
      append(result.also, part.also);
      result.parts.push_back(part.also);
    }
    if (result.parts.size() < result.actions.size()) result.parts.clear();
    return result;
  }

  std::vector<Unit> merged() {
    for (Unit& unit : units_) {
      for (Action const& action : unit.actions) {
        Uses const uses = also(action);
        append(unit.also, uses);
        if (!unit.cuts.empty()) unit.parts.push_back(uses);
      }
    }
    std::map<std::size_t, std::vector<std::size_t>> groups;  // of several units, by the first one of each
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (root(i) != i || loose_.contains(i)) groups.try_emplace(root(i), std::vector{root(i)});
      if (root(i) != i) groups.at(root(i)).push_back(i);
    }
    std::vector<Unit> result;
    result.reserve(units_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (root(i) != i) continue;
      auto const group = groups.find(i);
      result.push_back(group == groups.end() ? std::move(units_[i]) : merge(group->second));
      refuse_lost_values(context_, result.back());
    }
    return result;
  }

  std::vector<Unit> units_;
  RebuildContext const& context_;
  Dependents from_, to_;
  std::vector<std::size_t> parent_;  // union-find over units
  std::map<Dependent, std::size_t> own_, attached_;
  std::multimap<std::size_t, Action> loose_;  // unit -> actions that are added to it
  std::set<ObjectRef> renamed_;
  std::set<ObjectRef> swapped_;  // foreign keys that a swap moves to a second column
  std::set<ObjectRef> given_;    // columns that child tables inherit
};

}  // namespace

std::vector<Unit> rebuild_dependents(std::vector<Unit> units, RebuildContext const& context) {
  refuse_needed(context);
  return DependentsRebuilder(std::move(units), context).run();
}

}  // namespace lockstep
