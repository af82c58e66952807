#include "compiler/plan/recipes/collations.hpp"

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::Index;
using model::ObjectKind;
using model::Table;

using Objects = std::map<model::ObjectRef, model::DefinedObject const*>;

// The built-in ones are all deterministic.
bool is_deterministic(Objects const& objects, std::string const& collation) {
  if (collation.empty()) return true;
  return std::ranges::none_of(objects, [&](auto const& entry) {
    return entry.first.kind == ObjectKind::collation &&
           model::qualified_if_needed(entry.first.owner) == collation &&
           entry.second->definition.find("DETERMINISTIC = false") != std::string::npos;
  });
}

// An index that names a collation for the column keeps it.
bool follows_collation(Index const& index, std::string const& column) {
  return model::index_mentions(index, column) &&
         !std::ranges::any_of(index.parts, [&](model::IndexPart const& part) {
           return part.column == column && !part.collation.empty();
         });
}

bool is_recollated(Change const& change) { return alters(change, ObjectKind::column, "collation"); }

}  // namespace

bool recollates_indexes(PlanningContext const& recipe, Change const& change) {
  if (!is_recollated(change)) return false;
  Table const& table = *recipe.from_tables.at(change.to.owner);
  std::string const& column = change.to.member;
  return (table.primary_key && mentions(*table.primary_key, column)) ||
         std::ranges::any_of(table.indexes,
                             [&](Index const& index) { return follows_collation(index, column); });
}

bool changes_equality(PlanningContext const& recipe, Pair<Column> const& columns) {
  return is_deterministic(recipe.from_objects, columns.from.collation) !=
         is_deterministic(recipe.to_objects, columns.to.collation);
}

bool may_repeat(PlanningContext const& recipe, Change const& change, Objects const& objects,
                Column const& column) {
  if (!is_recollated(change) || is_deterministic(objects, column.collation)) return false;
  Table const& table = *recipe.from_tables.at(change.to.owner);
  return (table.primary_key && mentions(*table.primary_key, column.name)) ||
         std::ranges::any_of(table.indexes, [&](Index const& index) {
           return index.unique && follows_collation(index, column.name);
         });
}

}  // namespace lockstep
