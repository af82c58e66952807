// Primary and foreign keys.
//
// A unique index is built concurrently and then becomes the index of the primary key, so that writers never
// wait for the build. A foreign key is added NOT VALID, which checks new rows only, and is validated in a
// separate transaction.

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/plan/effects/follow.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::ForeignKey;
using model::Name;
using model::PrimaryKey;

bool missing(PlanningContext const& recipe, Name const& table, std::string const& column) {
  auto const found = recipe.to_tables.find(table);
  return found == recipe.to_tables.end() || model::find(found->second->columns, column) == nullptr;
}

// Whether the plan drops a column of the key: then the key stays until that column is dropped.
bool loses_an_end(PlanningContext const& recipe, Name const& table, ForeignKey const& key) {
  auto const gone = [&](Name const& owner, std::vector<std::string> const& columns) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](auto const& c) { return missing(recipe, owner, c); });
  };
  return gone(table, key.columns) || gone(key.referenced, key.referenced_columns);
}

// Whether a column of the key gets values that the referenced table may lack: it becomes NOT NULL and is
// filled, or it gets another default.
bool is_filled(PlanningContext const& recipe, Name const& table, ForeignKey const& key) {
  return std::ranges::any_of(key.columns, [&](std::string const& name) {
    auto const [from, to] = on_both_sides(recipe, table, name);
    if (from == nullptr || to == nullptr) return false;
    bool const defaults = to->value.kind != model::DefaultKind::none && !(from->value == to->value);
    return defaults || (from->nullable && !to->nullable);
  });
}

// Whether the model has a unique index to which the key is bound. An index that the schema text cannot
// express is in neither model.
bool has_ground(PlanningContext const& recipe, ForeignKey const& key) {
  auto const table = recipe.from_tables.find(key.referenced);
  if (table == recipe.from_tables.end()) return true;
  auto const& primary = table->second->primary_key;
  return (primary && is_over(primary->columns, key)) ||
         std::ranges::any_of(table->second->indexes,
                             [&](model::Index const& index) { return serves(index, key); });
}

// Adds the step that builds the index of the key, if it can be built before, and returns the action that adds
// the key.
action::AddPrimaryKey built_key(PlanningContext& recipe, Phase phase, Name const& table,
                                PrimaryKey const& key, std::size_t cause) {
  if (recipe.single_phase() || recipe.is_new(table) || recipe.is_partitioned(table)) return {table, key, {}};
  model::Index const index = key_index(key, key_index_name(recipe.names, table, key));
  recipe.add(phase, cause, {action::CreateIndex{table, index, true}});
  return {table, key, index.name};
}

bool changes_type(PlanningContext const& recipe, Name const& table, std::string const& column) {
  auto const [from, to] = on_both_sides(recipe, table, column);
  return from != nullptr && to != nullptr && !(from->type == to->type);
}

// A column that leaves the key may change to a type that cannot be indexed, so it leaves the key before its
// type changes. If its new type can be indexed, and a column that enters the key also changes its type,
// possibly in the same transaction, the key changes after both.
void release_types(PlanningContext const& recipe, Unit& unit, Name const& table,
                   std::vector<std::string> const& columns, std::vector<std::string> const& kept) {
  bool const entering =
      std::ranges::any_of(kept, [&](std::string const& name) { return changes_type(recipe, table, name); });
  for (std::string const& name : columns) {
    if (std::find(kept.begin(), kept.end(), name) != kept.end()) continue;
    Column const* const after = on_both_sides(recipe, table, name).to;
    if (entering && after != nullptr && has_order(after->type)) continue;
    unit.also.must_precede_drop.push_back({{model::ObjectKind::column, table, name}, Facet::type});
  }
}

}  // namespace

void add_primary_key(PlanningContext& recipe, Name const& table, PrimaryKey const& key, std::size_t cause) {
  action::AddPrimaryKey const add = built_key(recipe, Phase::expand, table, key, cause);
  recipe.add(Phase::expand, cause, {add});
}

void drop_primary_key(PlanningContext& recipe, Name const& table, PrimaryKey const& key, std::size_t cause) {
  Surrounding around = surviving_references(recipe, table, key.columns);
  std::vector<Action> actions = around.before;
  actions.push_back(action::DropPrimaryKey{table, key});
  recipe.add(Phase::contract, cause, actions);
  release_types(recipe, recipe.units.back(), table, key.columns, {});
  recipe.add_each(Phase::contract, cause, around.after);
  recipe.add_each(Phase::contract, cause, around.validations);
}

void replace_primary_key(PlanningContext& recipe, Name const& table, Pair<PrimaryKey> const& keys,
                         std::size_t cause) {
  Surrounding around = surviving_references(recipe, table, keys.from.columns);
  action::AddPrimaryKey const add = built_key(recipe, Phase::contract, table, keys.to, cause);
  std::vector<Action> actions = around.before;
  actions.push_back(action::DropPrimaryKey{table, keys.from});
  actions.push_back(add);
  recipe.add(Phase::contract, cause, actions);
  Unit& unit = recipe.units.back();
  release_types(recipe, unit, table, keys.from.columns, keys.to.columns);
  // The rebuild of an enum may have to run between the drop of the old key and the new one.
  bool const may_be_parted = add.using_index.empty();
  if (may_be_parted) {
    unit.parts.resize(unit.actions.size());
    unit.parts[around.before.size()] = unit.also;
  }
  recipe.add_each(Phase::contract, cause, around.after);
  recipe.add_each(Phase::contract, cause, around.validations);
}

void add_foreign_key(PlanningContext& recipe, Name const& table, ForeignKey const& key, std::size_t cause) {
  action::AddForeignKey const add = adding(recipe, table, key);
  recipe.add(Phase::expand, cause, {add});
  if (add.not_valid && key.validated)
    recipe.add(Phase::expand, cause, {action::ValidateForeignKey{table, key}});
}

void drop_foreign_key(PlanningContext& recipe, Name const& table, ForeignKey const& key, std::size_t cause) {
  model::ObjectRef const ref{model::ObjectKind::foreign_key, table, key.name};
  if (!has_ground(recipe, key)) {
    return recipe.refuse(ref, "dropping a foreign key on an index that the schema text cannot express",
                         "drop the foreign key by hand, or plan between two databases");
  }
  if (recipe.claimed_changes.contains(ref)) return;
  // A key on a dropped column is dropped late, so that its ON DELETE action still runs; but early if rows get
  // values that the referenced table may lack.
  bool const late = loses_an_end(recipe, table, key) && !is_filled(recipe, table, key);
  action::DropForeignKey drop = dropping(table, key, nullptr);
  drop.ends = drop.ends && !late;
  recipe.add(late ? Phase::contract : Phase::expand, cause, {drop});
  recipe.units.back().also.creates.push_back({ref, Facet::fk_target_final});
}

// If the ends stay the same, one transaction drops and adds the key, so that the table is never without it. A
// key with other ends may have to wait for what these need.
void replace_foreign_key(PlanningContext& recipe, Name const& table, Pair<ForeignKey> const& keys,
                         std::size_t cause) {
  if (recipe.claimed_changes.contains({model::ObjectKind::foreign_key, table, keys.from.name})) return;
  if (!has_same_ends(keys.from, keys.to)) {
    drop_foreign_key(recipe, table, keys.from, cause);
    add_foreign_key(recipe, table, keys.to, cause);
    return;
  }
  action::AddForeignKey const add = adding(recipe, table, keys.to);
  recipe.add(Phase::expand, cause, {dropping(table, keys.from, &keys.to), add});
  if (add.not_valid && keys.to.validated)
    recipe.add(Phase::expand, cause, {action::ValidateForeignKey{table, keys.to}});
}

}  // namespace lockstep
