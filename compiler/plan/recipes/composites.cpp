// A composite type that columns have. PostgreSQL adds attributes at the end and drops any of them without
// touching a row, so the first is done in expand and the second in contract. All else needs another type in
// its place, to which the columns are converted in one transaction.

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/facts/attributes.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {
namespace {

using action::AlterComposite;
using action::Attribute;
using model::Column;
using model::DefinedObject;
using model::Name;
using model::ObjectKind;

// The columns that have the type, or lists of it, before and after.
std::vector<action::EnumUse> columns_with(PlanningContext const& recipe, Name const& type) {
  std::vector<action::EnumUse> uses;
  for (auto const& [name, table] : recipe.from_tables) {
    for (Column const& column : table->columns) {
      bool const stays = on_both_sides(recipe, name, column.name).to != nullptr;
      if (column.type.name == type && stays) uses.push_back({name, column, column.inherited});
    }
  }
  return uses;
}

// What prevents another type in its place; empty for nothing.
std::string cannot_be_rebuilt(PlanningContext const& recipe, AlterComposite const& change) {
  for (action::EnumUse const& use : change.uses) {
    if (use.column.type.array) return "a column that has lists of it";
    if (use.column.value.kind != model::DefaultKind::none) return "a column that has a default";
    if (!use.column.generated.empty()) return "a generated column";
    if (is_in_hierarchy(recipe, use.table)) return "a column of a table that inherits or is inherited from";
    Column const* const after = on_both_sides(recipe, use.table, use.column.name).to;
    if (after == nullptr || !(*after == use.column)) return "a column that changes as well";
  }
  for (DefinedObject const& object : recipe.from.objects) {
    bool const over = std::ranges::find(object.needs, change.from.address) != object.needs.end();
    bool const follows = model::holds_type(object.address.kind) || is_annotation(object.address.kind);
    if (over && !follows) return "`" + to_string(object.address) + "`";
  }
  return {};
}

std::vector<Attribute> without(std::vector<Attribute> const& list, std::vector<Attribute> const& in) {
  std::vector<Attribute> result;
  std::ranges::copy_if(list, std::back_inserter(result),
                       [&](Attribute const& one) { return std::ranges::find(in, one) == in.end(); });
  return result;
}

}  // namespace

void alter_composite(PlanningContext& recipe, DefinedObject const& from, DefinedObject const& to,
                     std::size_t cause) {
  std::vector<Attribute> const before = attributes_of(from), after = attributes_of(to);
  Name const& name = to.address.owner;
  AlterComposite change{from, to, without(before, after), without(after, before), columns_with(recipe, name)};
  if (!follows_in_place(change)) {
    change.rebuilt = true;
    if (std::string const what = cannot_be_rebuilt(recipe, change); !what.empty()) {
      return recipe.refuse(to.address,
                           "another type or place of an attribute of a composite type together with " + what,
                           "add the attribute under another name at the end of the type, or make a new type "
                           "and move the columns to it");
    }
    change.outgoing = recipe.names.generated_name(Helper::outgoing_type, {name.schema, {}}, name.name);
    return recipe.add(Phase::contract, cause, {change});
  }
  if (change.dropped.empty() || change.added.empty() || recipe.single_phase())
    return recipe.add(change.dropped.empty() ? Phase::expand : Phase::contract, cause, {change});
  std::vector<Attribute> grown = before;
  grown.insert(grown.end(), change.added.begin(), change.added.end());
  DefinedObject const between = with_attributes(to, grown);
  recipe.add(Phase::expand, cause, {AlterComposite{from, between, {}, change.added, change.uses}});
  recipe.add(Phase::contract, cause, {AlterComposite{between, to, change.dropped, {}, change.uses}});
  recipe.units.back().also.needs.push_back({{ObjectKind::enum_type, name, {}}, Facet::enum_final});
}

}  // namespace lockstep
