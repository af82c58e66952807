// Enums. New values are added in expand, each at its place. Values go in contract, by a new type that takes
// the old one's name; PostgreSQL has no other way. The columns go over to it by second columns
// (column_swap.cpp) where that can be, else they are cast in place. A renamed value is both: added, so that
// code which knows both can write it, and the old one removed, which makes it the other one in every row.

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/recipes/column_swap.hpp"

namespace lockstep {
namespace {

using action::ValueMapping;
using model::Column;
using model::Enum;
using model::Name;

bool has_value(std::vector<std::string> const& values, std::string const& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Columns of the type. With both: those that have it before and after, as they are after; else those of one
// schema.
std::vector<action::EnumUse> uses_of_type(std::map<Name, model::Table const*> const& tables,
                                          model::Schema const& schema, Name const& type) {
  std::set<model::ObjectRef> const given = model::columns_of_parents(schema);
  std::vector<action::EnumUse> uses;
  for (auto const& [name, table] : tables) {
    for (Column const& column : table->columns) {
      // A generated column stands aside and is computed again.
      bool const follows = given.contains({model::ObjectKind::column, name, column.name});
      if (column.type.name == type && column.generated.empty()) uses.push_back({name, column, follows});
    }
  }
  return uses;
}

// Whether the table is made after the type is replaced: an expression in it has a value of the type.
bool waits_for(PlanningContext const& recipe, Name const& table, Name const& type) {
  if (!recipe.is_new(table)) return false;
  bool const computed = std::ranges::any_of(recipe.to_tables.at(table)->columns, [&](Column const& column) {
    return !column.generated.empty() && column.type.name == type;
  });
  return computed || std::ranges::any_of(recipe.to.dependencies, [&](model::Dependency const& dependency) {
           bool const in_table = dependency.object.kind == model::ObjectKind::column ||
                                 dependency.object.kind == model::ObjectKind::table;
           return in_table && dependency.object.owner == table &&
                  dependency.needs == model::ObjectRef{model::ObjectKind::enum_type, type, {}};
         });
}

// The columns that have the type when it is replaced: what was there and stays, and, where phases part the
// two, what the expand has added. A column that changes to or from the type does so on its own.
std::vector<action::EnumUse> uses_at_replacement(PlanningContext const& recipe, Name const& type) {
  std::vector<action::EnumUse> uses = uses_of_type(recipe.to_tables, recipe.to, type);
  std::erase_if(uses, [&](action::EnumUse const& use) {
    Column const* const before = on_both_sides(recipe, use.table, use.column.name).from;
    if (before == nullptr) return recipe.single_phase() || waits_for(recipe, use.table, type);
    return !(before->type.name == type);
  });
  return uses;
}

void replace(PlanningContext& recipe, Enum const& from, Enum const& to, ValueMapping const& mapping,
             std::size_t cause) {
  std::string const last =
      recipe.names.generated_name(Helper::outgoing_type, {to.name.schema, {}}, to.name.name);
  recipe.add(Phase::contract, cause,
             {action::ReplaceEnum{from, to, mapping, uses_at_replacement(recipe, to.name), last}});
  // What is new and of the type is made with the one that is to be, where no phases part the two.
  if (recipe.single_phase())
    recipe.units.back().also.creates.push_back(
        {{model::ObjectKind::enum_type, to.name, {}}, Facet::enum_final});
}

// One unit for all new values of the type; their undo is one rebuild.
Enum add_values(PlanningContext& recipe, Pair<Enum> const& types, std::size_t cause) {
  Enum grown = types.from;
  std::vector<Action> actions;
  for (std::size_t i = 0; i < types.to.values.size(); ++i) {
    std::string const& value = types.to.values[i];
    if (has_value(grown.values, value)) continue;
    action::AddEnumValue add{.type = types.to.name, .value = value};
    auto place = grown.values.end();
    if (i > 0) {
      add.after = types.to.values[i - 1];  // present: it was there or has just been added
      place = std::find(grown.values.begin(), grown.values.end(), add.after) + 1;
    } else {
      add.before = grown.values.empty() ? "" : grown.values.front();
      place = grown.values.begin();
    }
    grown.values.insert(place, value);
    actions.push_back(add);
  }
  if (!actions.empty()) recipe.add(Phase::expand, cause, actions);
  return grown;
}

}  // namespace

void alter_enum(PlanningContext& recipe, Pair<Enum> const& types, ValueMapping const& renamed,
                std::size_t cause) {
  bool const removes = !lost_values(types.from, types.to, {}).empty();
  if (recipe.single_phase() && removes) {
    replace(recipe, types.from, types.to, {}, cause);
    return;
  }
  Enum const grown = add_values(recipe, types, cause);
  if (!removes && grown.values == types.to.values) return;
  std::vector<action::EnumUse> const uses = uses_of_type(recipe.from_tables, recipe.from, types.to.name);
  if (can_be_swapped(recipe, {grown, types.to}, uses)) {
    swap_enum(recipe, {grown, types.to}, uses, renamed, cause);
  } else {
    replace(recipe, grown, types.to, renamed, cause);
  }
}

}  // namespace lockstep
