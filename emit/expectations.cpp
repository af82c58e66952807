#include "emit/expectations.hpp"

#include <fmt/format.h>

#include "compiler/model/print.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

// Without the schema of the type, because a text need not name it.
std::string trait(model::Column const& column) {
  model::Type type = column.type;
  type.name.schema.clear();
  std::string text = model::print(type);
  if (!column.nullable) text += " not null";
  if (!column.generated.empty()) text += " generated";
  return text;
}

std::string trait(model::Index const& index) {
  std::vector<std::string> parts;
  for (model::IndexPart const& part : index.parts)
    parts.push_back((part.column.empty() ? "expression" : part.column) + (part.descending ? " desc" : ""));
  return fmt::format("{}{} ({}){}{}", index.unique ? "unique " : "", index.method, joined(parts, ", "),
                     index.predicate.empty() ? "" : " where", index.valid ? "" : " invalid");
}

std::string trait(model::ForeignKey const& key) {
  return fmt::format("({}) references {} ({})", joined(key.columns, ", "), model::print(key.referenced),
                     joined(key.referenced_columns, ", "));
}

// Index names are unique in a schema, as in resources_of().
ObjectRef index_ref(model::Name const& table, std::string const& name) {
  return {ObjectKind::index, {table.schema, name}, {}};
}

void add(Traits& traits, model::Table const& table) {
  auto const put = [&](ObjectRef const& ref, std::string text) {
    traits.emplace(model::to_string(ref), std::move(text));
  };
  put({ObjectKind::table, table.name, {}}, "table");
  for (model::Column const& column : table.columns)
    put({ObjectKind::column, table.name, column.name}, trait(column));
  if (table.primary_key)
    put(index_ref(table.name, table.primary_key->name),
        "primary key (" + joined(table.primary_key->columns, ", ") + ")");
  for (model::Index const& index : table.indexes) put(index_ref(table.name, index.name), trait(index));
  for (model::ForeignKey const& key : table.foreign_keys)
    put({ObjectKind::foreign_key, table.name, key.name}, trait(key));
}

}  // namespace

Traits traits_of(model::Schema const& schema) {
  Traits traits;
  for (model::Table const& table : schema.tables) add(traits, table);
  for (model::Enum const& type : schema.enums)
    traits.emplace(model::to_string(ObjectRef{ObjectKind::enum_type, type.name, {}}),
                   "(" + joined(type.values, ", ") + ")");
  return traits;
}

Traits expectations_of(PhasePlan const& phase) {
  Traits const left = traits_of(phase.after);
  Traits result;
  for (Step const* const step : steps_of(phase.backward)) {
    Uses const uses = uses_of(step->action);
    for (auto const* const list : {&uses.needs, &uses.destroys}) {
      for (Resource const& resource : *list) {
        auto const found = left.find(model::to_string(resource.object));
        if (found != left.end()) result.insert(*found);
      }
    }
  }
  return result;
}

std::vector<std::string> unmet(Traits const& expected, Traits const& found) {
  std::vector<std::string> result;
  for (auto const& [object, trait] : expected) {
    auto const there = found.find(object);
    if (there == found.end()) {
      result.push_back(object + " is not there");
    } else if (there->second != trait) {
      result.push_back(fmt::format("{} is {}, not {}", object, there->second, trait));
    }
  }
  return result;
}

}  // namespace lockstep
