// Tables. No session waits for the locks on a new table. A table is dropped in contract, after its foreign
// keys, which are dropped one by one so that each lock on a referenced table is short. Until contract a
// renamed table has an updatable view with its old name.

#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

void create_table(PlanningContext& recipe, model::Table const& table, std::size_t cause) {
  for (model::Column const& column : table.columns) {
    model::ObjectRef const ref{model::ObjectKind::column, table.name, column.name};
    if (refuses_handover(recipe, ref, own_sequence(column))) return;
  }
  recipe.add(Phase::expand, cause, {action::CreateTable{table}});
  for (model::Index const& index : table.indexes) create_index(recipe, table.name, index, cause);
  for (model::ForeignKey const& key : table.foreign_keys) add_foreign_key(recipe, table.name, key, cause);
}

void drop_table(PlanningContext& recipe, model::Table const& table, std::size_t cause) {
  refuse_unmanaged(recipe, table.name);
  for (model::ForeignKey const& key : table.foreign_keys) {
    if (key.referenced == table.name) continue;
    if (recipe.claimed_changes.contains({model::ObjectKind::foreign_key, table.name, key.name})) continue;
    recipe.add(Phase::contract, cause, {action::DropForeignKey{table.name, key}});
  }
  recipe.add(Phase::contract, cause, {action::DropTable{table, archive_for(recipe, table)}});
  // The objects that are dropped with the table may use a function, which is dropped after them.
  auto const [first, last] = recipe.from_members.equal_range(table.name);
  for (auto at = first; at != last; ++at) {
    for (model::ObjectRef const& need : at->second->needs) {
      if (need.owner == table.name) continue;
      for (Resource const& resource : resources_of(need))
        recipe.units.back().also.must_precede_drop.push_back(resource);
    }
  }
}

bool keeps_old_name(PlanningContext const& recipe, Change const& rename) {
  return !recipe.single_phase() && !recipe.to_tables.contains(rename.from.owner);
}

// before: the source without any rename, in which the columns have the names that old code uses. One
// transaction renames the table and its columns and creates the view, so that the old names always exist.
void rename_table(PlanningContext& recipe, Change const& change, model::Schema const& before,
                  std::size_t cause) {
  model::Name const& old = change.from.owner;
  model::Name const& now = change.to.owner;
  if (!keeps_old_name(recipe, change)) {
    recipe.add(Phase::expand, cause, {action::RenameTable{old, now, false}});
    return;
  }
  model::Table const& was = *model::find(before.tables, old);
  model::Table const& is = *recipe.from_tables.at(now);
  Unit unit{recipe.phase(Phase::expand), cause, {action::RenameTable{old, now, true}}, {cause}};
  action::OldNames columns;  // renames keep the order of columns
  for (std::size_t i = 0; i < is.columns.size(); ++i) {
    std::string const& name = is.columns[i].name;
    std::string const& old_name = was.columns[i].name;
    columns.push_back({name, old_name});
    bool const exchanged = recipe.exchanged.contains({model::ObjectKind::column, now, name});
    if (name == old_name || (exchanged && name < old_name)) continue;
    if (exchanged) {
      action::ExchangeColumns exchange = exchange_of(recipe, now, old_name, name);
      exchange.old_name_kept = true;
      unit.actions.push_back(exchange);
    } else {
      unit.actions.push_back(action::RenameColumn{now, old_name, name, true});
    }
    unit.causes.push_back(recipe.renamed_columns.at({model::ObjectKind::column, now, name}));
  }
  unit.actions.push_back(action::CreateOldNameView{old, now, columns});
  unit.causes.push_back(cause);
  recipe.units.push_back(unit);
  recipe.add(Phase::contract, cause, {action::DropOldNameView{old, now, columns}});
}

}  // namespace lockstep
