// Names in the language. An object with a name in the old text keeps it; other objects are named after the
// database, in an order that depends only on these names. Facts: measured on Prisma's own introspection.
#include <algorithm>

#include "compiler/resolve/names.hpp"
#include "emit/psl/context.hpp"
#include "grammar/unicode.hpp"

namespace lockstep::psl {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// `Renamed…` for a word that the language or its client reserves.
std::string block_name(std::string const& wanted) {
  return resolving::is_reserved(wanted) ? "Renamed" + wanted : wanted;
}

// Reserves the names of blocks that stay. A view has no table, and a join table no block.
void keep_names(Context& context) {
  for (auto const& [name, syntax] : context.known.models) {
    if (!context.tables.contains(name)) continue;
    context.model_names.emplace(name, syntax->name.text);
    context.taken_names.emplace(syntax->name.text);
  }
  for (auto const& [name, syntax] : context.known.enums) {
    if (!context.enums.contains(name)) continue;
    context.enum_names.emplace(name, syntax->name.text);
    context.taken_names.emplace(syntax->name.text);
  }
  for (auto const& [name, syntax] : context.known.views) context.taken_names.emplace(syntax->name.text);
}

// The name, with its schema as a prefix when it is ambiguous, and with a number when it is taken.
std::string choose(Context& context, model::Name const& name, std::set<std::string> const& ambiguous,
                   std::string_view fallback) {
  std::string wanted = block_name(identifier(name.name, fallback));
  if (ambiguous.contains(name.name)) wanted = identifier(name.schema, "schema") + "_" + wanted;
  return take(context.taken_names, wanted);
}

// Names that tables or enums of several schemas share.
std::set<std::string> ambiguous_names(Context const& context) {
  std::set<std::string> seen, result;
  for (auto const& [name, table] : context.tables) {
    if (!seen.insert(name.name).second) result.insert(name.name);
  }
  for (auto const& [name, enumeration] : context.enums) {
    if (!seen.insert(name.name).second) result.insert(name.name);
  }
  return result;
}

// The client names a key of several fields by their names, joined with `_`. No field may have that name, so a
// new field gets another one.
void avoid_key_names(Context& context, model::Table const& table) {
  std::vector<std::vector<std::string>> keys;
  if (table.primary_key) keys.push_back(table.primary_key->columns);
  for (model::Index const& index : table.indexes) {
    if (!index.unique) continue;
    std::vector<std::string>& columns = keys.emplace_back();
    for (model::IndexPart const& part : index.parts) columns.push_back(part.column);
  }
  auto& fields = context.field_names[table.name];
  std::map<std::string, std::string> columns;  // by the name of the field
  for (auto const& [column, field] : fields) columns.emplace(field, column);
  for (std::vector<std::string> const& key : keys) {
    std::string joined;
    for (std::string const& column : key) {
      auto const field =
          fields.find(column);  // none for an expression, which the client does not use as a key
      joined += (joined.empty() ? "" : "_") + (field == fields.end() ? "" : field->second);
    }
    auto const clash = columns.find(joined);
    if (key.size() < 2 || clash == columns.end()) continue;
    if (context.known.columns.contains({model::ObjectKind::column, table.name, clash->second})) continue;
    fields[clash->second] = take(context.taken_fields[table.name], joined);
    columns.erase(clash);
  }
}

void choose_fields(Context& context, model::Table const& table) {
  auto& fields = context.field_names[table.name];
  std::set<std::string>& taken = context.taken_fields[table.name];
  for (model::Column const& column : table.columns) {
    auto const known = context.known.columns.find({model::ObjectKind::column, table.name, column.name});
    if (known == context.known.columns.end()) continue;
    fields.emplace(column.name, known->second->name.text);
    taken.emplace(known->second->name.text);
  }
  // A valid name goes to the column that has it, before an identifier is made from an invalid name.
  for (bool const plain : {true, false}) {
    for (model::Column const& column : table.columns) {
      bool const stands = identifier(column.name, "field") == column.name;
      if (stands != plain || fields.contains(column.name)) continue;
      fields.emplace(column.name, take(taken, identifier(column.name, "field")));
    }
  }
  avoid_key_names(context, table);
}

void choose_values(Context& context, model::Enum const& enumeration) {
  auto& values = context.value_names[enumeration.name];
  std::set<std::string> taken;
  for (std::string const& value : enumeration.values) {
    auto const known = context.known.values.find({model::ObjectKind::enum_value, enumeration.name, value});
    if (known == context.known.values.end()) continue;
    values.emplace(value, known->second->name.text);
    taken.emplace(known->second->name.text);
  }
  for (bool const plain : {true, false}) {
    for (std::string const& value : enumeration.values) {
      bool const stands = identifier(value, "value") == value;
      if (stands != plain || values.contains(value)) continue;
      values.emplace(value, take(taken, identifier(value, "value")));
    }
  }
}

}  // namespace

std::string take(std::set<std::string>& taken, std::string const& wanted) {
  std::string name = wanted;
  for (int number = 2; !taken.insert(name).second; ++number) name = wanted + "_" + std::to_string(number);
  return name;
}

std::string identifier(std::string_view name, std::string_view fallback) {
  std::string cleaned;
  bool stands = !name.empty();  // whether it is valid unchanged, in letters of any script
  for (std::string_view rest = name; !rest.empty();) {
    CodePoint const point = decode_utf8(rest);
    std::size_t const size = std::max<std::size_t>(point.size, 1);
    bool const plain = is_letter(rest.front()) || is_digit(rest.front()) || rest.front() == '_';
    bool const inside = plain || lockstep::is_letter(point.value);
    stands = stands && (cleaned.empty() ? lockstep::is_letter(point.value) : inside);
    cleaned += plain ? rest.front() : '_';
    rest.remove_prefix(size);
  }
  auto const first = std::ranges::find_if(cleaned, [](char c) { return is_letter(c); });
  if (first != cleaned.end()) return {first, cleaned.end()};
  return stands ? std::string(name) : std::string(fallback) + "_" + cleaned;
}

void choose_names(Context& context) {
  keep_names(context);
  std::set<std::string> const ambiguous = ambiguous_names(context);
  for (bool const plain : {true, false}) {
    for (model::Table const& table : context.input.catalog.tables) {
      bool const stands = block_name(identifier(table.name.name, "model")) == table.name.name;
      if (stands != plain || context.model_names.contains(table.name)) continue;
      if (context.join_tables.contains(table.name)) continue;
      context.model_names.emplace(table.name, choose(context, table.name, ambiguous, "model"));
    }
    for (model::Enum const& enumeration : context.input.catalog.enums) {
      bool const stands = block_name(identifier(enumeration.name.name, "enum")) == enumeration.name.name;
      if (stands != plain || context.enum_names.contains(enumeration.name)) continue;
      context.enum_names.emplace(enumeration.name, choose(context, enumeration.name, ambiguous, "enum"));
    }
  }
  for (model::Table const& table : context.input.catalog.tables) choose_fields(context, table);
  for (model::Enum const& enumeration : context.input.catalog.enums) choose_values(context, enumeration);
}

}  // namespace lockstep::psl
