// Enums. New values are added in expand, each at its position. Values are removed in contract by a new type
// that takes the name of the old one, because PostgreSQL cannot drop an enum value. The columns change to the
// new type by second columns where possible (column_swap.cpp), else they are cast in place. A renamed value
// is both: the new value is added, so that code which knows both values can write it, and the old value is
// removed, which converts it to the new one in every row.

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

// The columns of the type in the tables of the schema.
std::vector<action::EnumUse> uses_of_type(std::map<Name, model::Table const*> const& tables,
                                          model::Schema const& schema, Name const& type) {
  std::set<model::ObjectRef> const given = model::columns_of_parents(schema);
  std::vector<action::EnumUse> uses;
  for (auto const& [name, table] : tables) {
    for (Column const& column : table->columns) {
      // A generated column is dropped and added again, so it is not cast.
      bool const follows = given.contains({model::ObjectKind::column, name, column.name});
      if (column.type.name == type && column.generated.empty()) uses.push_back({name, column, follows});
    }
  }
  return uses;
}

// Whether the new table is created after the type is replaced, because one of its expressions uses the type.
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

// The columns that have the type when it is replaced: existing columns that keep it and, in a plan with
// phases, those that expand has added. Columns that change to or from the type have separate steps.
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
  // In a single phase, new columns of the type are created after the replacement, with the final type.
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
      add.after = types.to.values[i - 1];  // it exists, or has just been added
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
