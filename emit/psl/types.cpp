// Types of columns in the language: the table of native types, read in reverse.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

using resolving::NativeArguments;
using resolving::NativeRow;
using resolving::ScalarRow;

NativeRow const* find_native(model::Type const& type) {
  if (!type.name.schema.empty()) return nullptr;
  auto const rows = resolving::native_rows();
  auto const found =
      std::ranges::find(rows, type.name.name, [](NativeRow const& row) { return std::string(row.type); });
  return found == rows.end() ? nullptr : &*found;
}

// "10, 2": the arguments of a native type, or nothing when the language cannot express the modifiers.
std::optional<std::string> arguments_of(NativeRow const& row, std::string const& modifiers) {
  switch (row.arguments) {
    case NativeArguments::none:
      return modifiers.empty() ? std::optional(std::string()) : std::nullopt;
    case NativeArguments::length:
    case NativeArguments::positive_length:
      // The native type without arguments means a length of one. A type without any length is another type.
      if (modifiers.empty() && !row.modifiers.empty()) return std::nullopt;
      return modifiers;
    case NativeArguments::precision:
      return modifiers.empty() ? "6" : modifiers;
    case NativeArguments::decimal:
      break;
  }
  if (modifiers.empty()) return modifiers;
  std::size_t const comma = modifiers.find(',');
  int precision = 0, scale = 0;
  std::from_chars(modifiers.data(), modifiers.data() + comma, precision);
  std::from_chars(modifiers.data() + comma + 1, modifiers.data() + modifiers.size(), scale);
  if (scale < 0 || scale > precision) return std::nullopt;
  return fmt::format("{}, {}", precision, scale);
}

TypeText unsupported(Context const& context, model::Type type) {
  type.array = false;
  std::string text = model::sql(type);
  if (!type.extension_schema.empty()) {
    text = model::qualified_if_needed({type.extension_schema, type.name.name});
    if (!type.modifiers.empty()) text += '(' + type.modifiers + ')';
  }
  if (!type.name.schema.empty()) {
    bool const local = type.name.schema == context.input.default_schema;
    text = local ? model::quoted_if_needed(type.name.name) : model::qualified_if_needed(type.name);
    if (!type.modifiers.empty()) text += '(' + type.modifiers + ')';
  }
  return {.type = fmt::format("Unsupported({})", string_literal(text)), .native = {}, .scalar = {}};
}

}  // namespace

std::string_view native_name(model::Type const& type) {
  NativeRow const* const row = find_native(type);
  return row == nullptr || !arguments_of(*row, type.modifiers) ? std::string_view() : row->name;
}

TypeText spell_type(Context const& context, model::Type const& type) {
  auto const enumeration = context.enums.find(type.name);
  if (enumeration != context.enums.end()) {
    return {.type = context.enum_names.at(type.name),
            .native = {},
            .scalar = {},
            .enumeration = enumeration->second};
  }
  NativeRow const* const row = find_native(type);
  std::optional<std::string> const arguments =
      row == nullptr ? std::nullopt : arguments_of(*row, type.modifiers);
  if (!arguments) return unsupported(context, type);
  ScalarRow const& scalar = resolving::row_of(row->scalar);
  TypeText result{.type = std::string(scalar.name), .native = {}, .scalar = row->scalar};
  if (scalar.type == type.name.name && scalar.modifiers == type.modifiers) return result;
  result.native = fmt::format("@{}.{}", context.datasource, row->name);
  if (!arguments->empty()) result.native += '(' + *arguments + ')';
  return result;
}

std::string_view mark_of(model::Column const& column) {
  if (column.type.array) return "[]";
  return column.nullable ? "?" : "";
}

}  // namespace lockstep::psl
