// Enums. New values are added in expand, each at its place. Values go in contract, by a new type that takes
// the old one's name; PostgreSQL has no other way. A renamed value is both: added, rows moved to it, the old
// one removed.

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/recipes/recipe.hpp"
#include "compiler/plan/resources.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::Enum;
using model::Name;
using Mapping = std::vector<std::pair<std::string, std::string>>;

bool has(std::vector<std::string> const& values, std::string const& value) {
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
      // A generated column stands aside and is computed anew.
      bool const follows = given.contains({model::ObjectKind::column, name, column.name});
      if (column.type.name == type && column.generated.empty()) uses.push_back({name, column, follows});
    }
  }
  return uses;
}

// The columns that have the type when it is replaced: what was there and stays, and, where phases part the
// two, what the expand has added. A column that changes to or from the type does so on its own.
std::vector<action::EnumUse> uses_at_replacement(Recipe const& recipe, Name const& type) {
  std::vector<action::EnumUse> uses = uses_of_type(recipe.to_tables, recipe.to, type);
  std::erase_if(uses, [&](action::EnumUse const& use) {
    auto const table = recipe.from_tables.find(use.table);
    if (table == recipe.from_tables.end()) return recipe.direct();
    Column const* before = model::find(table->second->columns, use.column.name);
    return before == nullptr ? recipe.direct() : !(before->type.name == type);
  });
  return uses;
}

void replace(Recipe& recipe, Enum const& from, Enum const& to, Mapping const& mapping, std::size_t cause) {
  recipe.add(Phase::contract, cause,
             {action::ReplaceEnum{from, to, mapping, uses_at_replacement(recipe, to.name)}});
  // What is new and of the type is made with the one that is to be, where no phases part the two.
  if (recipe.direct())
    recipe.units.back().also.creates.push_back({{model::ObjectKind::enum_type, to.name, {}}, Facet::rebuilt});
}

// One unit for all new values of the type; their undo is one rebuild.
Enum add_values(Recipe& recipe, Pair<Enum> const& types, std::size_t cause) {
  Enum grown = types.from;
  std::vector<Action> actions;
  for (std::size_t i = 0; i < types.to.values.size(); ++i) {
    std::string const& value = types.to.values[i];
    if (has(grown.values, value)) continue;
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

bool loses_values(Enum const& from, Enum const& to) {
  return std::ranges::any_of(from.values, [&](std::string const& value) { return !has(to.values, value); });
}

void alter_enum(Recipe& recipe, Pair<Enum> const& types, Mapping const& renamed, std::size_t cause) {
  bool const removes = loses_values(types.from, types.to);
  if (recipe.direct() && removes) {
    replace(recipe, types.from, types.to, {}, cause);
    return;
  }
  Enum const grown = add_values(recipe, types, cause);
  for (auto const& [old, now] : renamed) {
    for (action::EnumUse const& use : uses_of_type(recipe.from_tables, recipe.from, types.to.name)) {
      std::string const name = model::quoted(use.column.name);
      auto const after = recipe.to_tables.find(use.table);
      if (after == recipe.to_tables.end() || model::find(after->second->columns, use.column.name) == nullptr)
        continue;
      action::Backfill fill{.table = use.table,
                            .column = use.column.name,
                            .key = walking_key(recipe, *recipe.from_tables.at(use.table), use.column.name),
                            .copy = true,
                            .open = true};  // old code still writes the old value; the rebuild maps it
      fill.expression = use.column.type.array ? "array_replace(" + name + ", " + model::literal(old) + ", " +
                                                    model::literal(now) + ")"
                                              : model::literal(now);
      fill.predicate = use.column.type.array ? model::literal(old) + " = ANY (" + name + ")"
                                             : name + " = " + model::literal(old);
      recipe.add(Phase::backfill, cause, {fill});
    }
  }
  if (removes || grown.values != types.to.values) replace(recipe, grown, types.to, renamed, cause);
}

}  // namespace lockstep
