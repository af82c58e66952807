// Indexes. On an existing table they are built and dropped concurrently. An index that changes but keeps its
// name is built with a temporary name first, so that the table is never without it.

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/plan/recipes/partition_indexes.hpp"

namespace lockstep {
namespace {

using model::Index;
using model::Name;

// Whether the plan drops a column of the index: a key part, an INCLUDE column, or one in an expression or the
// predicate.
bool loses_a_column(PlanningContext const& recipe, Name const& table, Index const& index) {
  auto const after = recipe.to_tables.find(table);
  if (after == recipe.to_tables.end()) return true;
  model::Table const& before = *recipe.from_tables.at(table);
  return std::ranges::any_of(before.columns, [&](model::Column const& column) {
    return index_mentions(index, column.name) && model::find(after->second->columns, column.name) == nullptr;
  });
}

// Whether the schema text cannot express the index, so that it is dropped only because a column is dropped.
bool is_unmanaged(PlanningContext const& recipe, Name const& table, Index const& index) {
  model::ObjectRef const ref{model::ObjectKind::index, table, index.name};
  return std::ranges::any_of(recipe.from.unmanaged,
                             [&](model::Dependency const& unmanaged) { return unmanaged.object == ref; });
}

// Partitioned tables and constraints have no CONCURRENTLY; new tables do not need it.
bool concurrently(PlanningContext const& recipe, Name const& table, Index const& index) {
  return !recipe.single_phase() && !recipe.is_new(table) && !recipe.is_partitioned(table) &&
         !index.constraint;
}

// Drops the index. Foreign keys that are bound to it are dropped in the same transaction and added again
// after it, so the drop cannot be concurrent then.
void drop_index(PlanningContext& recipe, Phase phase, Name const& table, Index const& index,
                std::size_t cause) {
  Surrounding around;
  if (index.unique) around = surviving_references(recipe, table, part_columns(index));
  bool const alone = around.before.empty();
  std::vector<Action> actions = around.before;
  actions.push_back(action::DropIndex{table, index, alone && concurrently(recipe, table, index),
                                      is_unmanaged(recipe, table, index)});
  recipe.add(phase, cause, actions);
  recipe.add_each(phase, cause, around.after);
  recipe.add_each(phase, cause, around.validations);
}

}  // namespace

void create_index(PlanningContext& recipe, Name const& table, Index const& index, std::size_t cause) {
  bool const adopts = build_in_partitions(recipe, table, index, cause);
  recipe.add(Phase::expand, cause,
             {action::CreateIndex{table, index, concurrently(recipe, table, index), adopts}});
}

void drop_index(PlanningContext& recipe, Name const& table, Index const& index, std::size_t cause) {
  if (recipe.claimed_changes.contains({model::ObjectKind::index, table, index.name})) return;
  Phase const phase = loses_a_column(recipe, table, index) ? Phase::contract : Phase::expand;
  drop_index(recipe, phase, table, index, cause);
}

void replace_index(PlanningContext& recipe, Name const& table, Pair<Index> const& indexes,
                   std::size_t cause) {
  bool const gone = recipe.claimed_changes.contains({model::ObjectKind::index, table, indexes.from.name});
  if (gone) return create_index(recipe, table, indexes.to, cause);
  bool const plain = recipe.single_phase() || recipe.is_partitioned(table);
  if (plain || indexes.from.constraint || indexes.to.constraint) {
    drop_index(recipe, table, indexes.from, cause);
    create_index(recipe, table, indexes.to, cause);
    return;
  }
  Index fresh = indexes.to;
  fresh.name = recipe.names.generated_name(Helper::incoming_index, table, indexes.to.name);
  action::RenameIndex const rename{table, fresh.name, indexes.to.name, true};
  recipe.add(Phase::expand, cause, {action::CreateIndex{table, fresh, true}});
  Surrounding around;
  bool const serves = is_whole_unique(indexes.from) && is_whole_unique(indexes.to) &&
                      part_columns(indexes.from) == part_columns(indexes.to);
  if (serves) around = surviving_references(recipe, table, part_columns(indexes.from));
  if (around.before.empty()) {
    drop_index(recipe, Phase::expand, table, indexes.from, cause);
    recipe.add(Phase::expand, cause, {rename});
    return;
  }
  // The transaction that drops the old index also binds the foreign keys to the new one.
  std::vector<Action> actions = around.before;
  actions.push_back(action::DropIndex{table, indexes.from, false});
  actions.push_back(rename);
  actions.insert(actions.end(), around.after.begin(), around.after.end());
  recipe.add(Phase::expand, cause, actions);
  recipe.units.back().cuts = {actions.size() -
                              around.after.size()};  // other indexes may have to be dropped before
  recipe.add_each(Phase::expand, cause, around.validations);
}

}  // namespace lockstep
