// Objects that the model holds as definitions. A new object is created in expand. A changed object is
// replaced in place where PostgreSQL can, else dropped and created again in one transaction, in which
// rebuild_dependents.cpp also recreates its dependents. A check on existing rows is added NOT VALID and
// validated in a separate transaction.

#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/facts/sequence_range.hpp"

#include <algorithm>
#include <iterator>

#include "compiler/model/belonging.hpp"
#include "compiler/model/partitions.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/published.hpp"
#include "compiler/plan/recipes/context.hpp"
#include "compiler/plan/recipes/partition_indexes.hpp"
#include "compiler/plan/recipes/partition_links.hpp"

namespace lockstep {
namespace {

using model::DefinedObject;
using model::ObjectKind;

// Whether CREATE TABLE states the inheritance, so that neither it nor DROP TABLE needs a statement for it.
bool is_part_of_table(DefinedObject const& object, bool table_too) {
  return object.address.kind == ObjectKind::inheritance && !object.signature.empty() && table_too;
}

// An existing table can inherit only from tables whose checks it also has.
bool lacks_checks(PlanningContext& recipe, DefinedObject const& object) {
  for (model::Name const& parent : model::parents_of(object)) {
    for (DefinedObject const& check : recipe.to.objects) {
      bool const given = check.address.kind == ObjectKind::check && check.address.owner == parent &&
                         !check.definition.ends_with(" NO INHERIT");
      model::ObjectRef const own{ObjectKind::check, object.address.owner, check.address.member};
      if (given && !recipe.to_objects.contains(own)) return true;
    }
  }
  return false;
}

// An existing table can inherit only from tables whose columns it also has, with the same types.
bool lacks_columns(PlanningContext const& recipe, DefinedObject const& object) {
  auto const own = recipe.from_tables.find(object.address.owner);
  if (own == recipe.from_tables.end()) return false;
  return std::ranges::any_of(model::parents_of(object), [&](model::Name const& parent) {
    auto const found = recipe.to_tables.find(parent);
    return found != recipe.to_tables.end() &&
           std::ranges::any_of(found->second->columns, [&](model::Column const& given) {
             model::Column const* const column = model::find(own->second->columns, given.name);
             return column == nullptr || !(column->type == given.type) || column->nullable > given.nullable;
           });
  });
}

// The tables with columns of the domain of the check, or of a domain over it: PostgreSQL scans them for the
// check.
std::vector<model::Name> scanned_by(PlanningContext const& recipe, DefinedObject const& object) {
  std::vector<model::Name> tables;
  if (object.address.kind == ObjectKind::partition) {
    for (model::Schema const* side : {&recipe.from, &recipe.to}) {
      std::vector<model::Name> const tied = tied_by_keys(*side, model::partitioned_by(object));
      tables.insert(tables.end(), tied.begin(), tied.end());
    }
  } else if (object.address.kind != ObjectKind::check || is_table_check(object)) {
    return tables;
  }
  std::vector<model::Name> domains{object.address.owner};
  for (std::size_t i = 0; i < domains.size(); ++i) {
    auto const [first, last] = recipe.tables_of_domains.equal_range(domains[i]);
    for (auto at = first; at != last; ++at) tables.push_back(at->second);
    auto const [begin, end] = recipe.domains_over.equal_range(domains[i]);
    std::transform(begin, end, std::back_inserter(domains), [](auto const& entry) { return entry.second; });
  }
  std::ranges::sort(tables);
  tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
  return tables;
}

void create(PlanningContext& recipe, DefinedObject const& object, std::vector<Action> actions,
            std::size_t cause) {
  bool const handed =
      object.address.kind == ObjectKind::sequence &&
      refuses_handover(recipe, object.address, model::qualified_if_needed(object.address.owner));
  if (handed) return;
  if (is_part_of_table(object, recipe.is_new(object.address.owner)))
    return recipe.add(Phase::expand, cause, {action::CreateObject{object, false, true}});
  if (object.address.kind == ObjectKind::inheritance && lacks_checks(recipe, object))
    return recipe.refuse(object.address, "inheriting from a table whose checks the table does not have",
                         "add them to it first, then use ALTER TABLE … INHERIT by hand");
  if (object.address.kind == ObjectKind::inheritance && lacks_columns(recipe, object))
    return recipe.refuse(object.address, "inheriting from a table whose columns the table does not have yet",
                         "make the columns alike in one migration, and the inheritance in the next");
  bool const checks = is_table_check(object) && !is_unvalidated(object) && !recipe.single_phase() &&
                      !recipe.is_new(object.address.owner);
  action::CreateObject create{object, checks, false, false, scanned_by(recipe, object)};
  create.unused_sequence = range_of(object).has_value() && recipe.is_new(object.address.owner);
  actions.emplace_back(std::move(create));
  recipe.add(Phase::expand, cause, std::move(actions));
  if (checks) recipe.add(Phase::expand, cause, {action::ValidateObject{object}});
}

// Whether one call may mean either of two routines of a name: both can be called with less than all
// arguments, or one of them with exactly those of the other.
bool may_mean_both(DefinedObject const& one, DefinedObject const& other) {
  model::Name const name = callable_with_less(one), as_well = callable_with_less(other);
  if (!name.name.empty() && name == as_well) return true;
  return takes_arguments_of(one, other) || takes_arguments_of(other, one);
}

// One that calls with less than all arguments may mean comes in the transaction in which the other goes:
// next to it they would be ambiguous, and without both they would fail.
bool goes_with_successor(PlanningContext& recipe, DefinedObject const& object, std::size_t cause) {
  if (object.address.kind != ObjectKind::function && object.address.kind != ObjectKind::procedure)
    return false;
  auto const succeeds = [&](Unit const& unit) {
    auto const* create = get_if<action::CreateObject>(unit.actions.front());
    return unit.actions.size() == 1 && create != nullptr && may_mean_both(object, create->object);
  };
  auto const successor = std::ranges::find_if(recipe.units, succeeds);
  if (successor == recipe.units.end()) return false;
  // A routine without defaults is replaced by one that its calls may mean.
  bool const called_with_less = !callable_with_less(object).name.empty();
  action::DropReason const reason =
      called_with_less ? action::DropReason::permanent : action::DropReason::replace;
  successor->causes = {cause, successor->cause};
  successor->phase = recipe.phase(drop_phase(object.address.kind));
  successor->actions.insert(successor->actions.begin(), action::DropObject{object, reason});
  return true;
}

// Whether the object is the name of a NOT NULL that the plan drops: the name is dropped with it, which may
// happen in expand.
bool goes_with_not_null(PlanningContext const& recipe, DefinedObject const& object) {
  if (!is_name_of_not_null(object)) return false;
  std::string const name(column_setting(object).column);
  model::Column const* const after = on_both_sides(recipe, object.address.owner, name).to;
  return after == nullptr || after->nullable;
}

// Whether PostgreSQL refuses updates of a table as long as the object is there. The new version makes some.
bool lets_update(PlanningContext const& recipe, DefinedObject const& object) {
  bool const about_rows =
      object.address.kind == ObjectKind::publication ||
      (object.address.kind == ObjectKind::setting && object.address.member == "replica identity");
  if (!about_rows) return false;
  std::set<model::Name> const before = tables_refusing(recipe.from, {"update", "delete"});
  std::set<model::Name> const after = tables_refusing(recipe.to, {"update", "delete"});
  return std::ranges::any_of(before, [&](model::Name const& table) {
    bool const meant = object.address.kind == ObjectKind::publication
                           ? publishes(object, table, {"update", "delete"})
                           : object.address.owner == table;
    return meant && recipe.to_tables.contains(table) && !after.contains(table);
  });
}

void drop_object(PlanningContext& recipe, DefinedObject const& object, std::size_t cause) {
  if (goes_with_successor(recipe, object, cause)) return;
  if (goes_with_not_null(recipe, object))
    return recipe.add(Phase::expand, cause,
                      {action::DropObject{object, action::DropReason::permanent, true}});
  if (lets_update(recipe, object)) return recipe.add(Phase::expand, cause, {action::DropObject{object}});
  bool const along = is_part_of_table(object, !recipe.to_tables.contains(object.address.owner));
  recipe.add(
      drop_phase(object.address.kind), cause,
      {action::DropObject{object, action::DropReason::permanent, along, false, scanned_by(recipe, object)}});
}

bool is_used_type(PlanningContext const& recipe, DefinedObject const& object) {
  if (!is_type(object.address.kind)) return false;
  for (model::Table const& table : recipe.from.tables) {
    for (model::Column const& column : table.columns) {
      if (column.type.name == object.address.owner) return true;
    }
  }
  return false;
}

bool is_retyped(PlanningContext const& recipe, model::ObjectRef const& ref) {
  auto const [from, to] = on_both_sides(recipe, ref.owner, ref.member);
  return from != nullptr && to != nullptr && !(from->type == to->type);
}

void change_object(PlanningContext& recipe, DefinedObject const& from, DefinedObject const& to,
                   std::size_t cause) {
  bool const around_type =
      is_of_sequence(from) && std::ranges::any_of(from.needs, [&](model::ObjectRef const& need) {
        return need.kind == ObjectKind::column && is_retyped(recipe, need);
      });
  if (around_type) {
    recipe.add(Phase::expand, cause, {action::DropObject{from, action::DropReason::replace, false}});
    recipe.add(Phase::expand, cause, {action::CreateObject{to}});
  } else if (is_replaceable(from, to)) {
    recipe.add(Phase::expand, cause, {action::ReplaceObject{from, to}});
  } else if (from.address.kind == ObjectKind::partition) {
    recipe.refuse(to.address, "a change of a partition", "detach and attach it by hand");
  } else if (is_used_type(recipe, from) && from.address.kind == ObjectKind::composite_type) {
    alter_composite(recipe, from, to, cause);
  } else if (is_used_type(recipe, from)) {
    recipe.refuse(to.address, "a change of a type that columns have",
                  "use ALTER DOMAIN or ALTER TYPE by hand");
  } else {
    create(recipe, to,
           {action::DropObject{from, action::DropReason::replace, false, false, scanned_by(recipe, from)}},
           cause);
  }
}

}  // namespace

void change_object(PlanningContext& recipe, Change const& difference, std::size_t cause) {
  auto const from = recipe.from_objects.find(difference.to);
  auto const to = recipe.to_objects.find(difference.to);
  DefinedObject const* const before = from == recipe.from_objects.end() ? nullptr : from->second;
  DefinedObject const* const after = to == recipe.to_objects.end() ? nullptr : to->second;
  if (is_partition_index(before == nullptr ? *after : *before))
    return change_partition_index(recipe, before, after, cause);
  switch (difference.verb) {
    case Verb::create:
      return create(recipe, *to->second, {}, cause);
    case Verb::drop:
      if (recipe.options.archive && difference.to.kind == ObjectKind::partition) {
        return recipe.refuse(difference.to, "keeping a partition in an archive",
                             "drop it without --archive, or detach it by hand");
      }
      return drop_object(recipe, *from->second, cause);
    case Verb::alter:
      return change_object(recipe, *from->second, *to->second, cause);
    case Verb::rename:
      return;  // there is no rename of such an object
  }
}

}  // namespace lockstep
