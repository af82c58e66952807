// Tables. A new table is free: nobody waits for it. A table goes in contract, its foreign keys one by one before it, so
// that each lock on a referenced table is short. A renamed table leaves an updatable view under its old name until contract.

#include "compiler/plan/recipes/recipe.hpp"

namespace lockstep {

void create_table(Recipe& recipe, model::Table const& table, std::size_t cause) {
  recipe.add(Phase::expand, cause, {action::CreateTable{table}});
  for (model::Index const& index : table.indexes) create_index(recipe, table.name, index, cause);
  for (model::ForeignKey const& key : table.foreign_keys) add_foreign_key(recipe, table.name, key, cause);
}

void drop_table(Recipe& recipe, model::Table const& table, std::size_t cause) {
  for (model::ForeignKey const& key : table.foreign_keys) {
    if (key.referenced == table.name) continue;
    if (recipe.handled.contains({model::ObjectKind::foreign_key, table.name, key.name})) continue;
    recipe.add(Phase::contract, cause, {action::DropForeignKey{table.name, key}});
  }
  recipe.add(Phase::contract, cause, {action::DropTable{table}});
}

// before: the source without any rename, in which the columns bear the names that old code knows.
void rename_table(Recipe& recipe, Change const& change, model::Schema const& before, std::size_t cause) {
  model::Name const& old = change.from.owner;
  model::Name const& now = change.to.owner;
  bool const keep = !recipe.direct() && !recipe.to_tables.contains(old);
  recipe.add(Phase::expand, cause, {action::RenameTable{old, now, keep}});
  if (!keep) return;
  model::Table const& was = *model::find(before.tables, old);
  model::Table const& is = *recipe.from_tables.at(now);
  action::OldNames columns;  // renames keep the order of columns
  for (std::size_t i = 0; i < is.columns.size(); ++i) columns.push_back({is.columns[i].name, was.columns[i].name});
  recipe.add(Phase::expand, cause, {action::CreateOldNameView{old, now, columns}});
  recipe.add(Phase::contract, cause, {action::DropOldNameView{old, now, columns}});
}

}  // namespace lockstep
