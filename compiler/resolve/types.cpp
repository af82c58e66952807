// The type of a column: from the scalar, from the native type after the datasource's name, from an enum, or
// from the text of Unsupported("…").
#include "compiler/model/types.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

std::string written_attribute(ast::Attribute const& attribute) {
  return fmt::format("@{}", attribute.name.text);
}

// The arguments of a native type: their number, and the first two, because no type takes more.
struct Numbers {
  std::size_t count = 0;
  std::array<std::uint64_t, 2> values{};
};

// Returns nullopt after a diagnostic.
std::optional<Numbers> read_numbers(Draft& draft, ast::Attribute const& attribute) {
  Numbers numbers;
  for (ast::Argument const& argument : attribute.arguments) {
    std::uint32_t number = 0;  // the name of an argument has no meaning
    std::string_view const text = argument.value.text;
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (argument.value.kind != ast::ExpressionKind::number || parsed.ec != std::errc() ||
        parsed.ptr != text.data() + text.size()) {
      draft.report(Code::native_type_arguments, argument.span,
                   fmt::format("the arguments of `{}` are whole numbers from 0 to 4294967295",
                               written_attribute(attribute)));
      return std::nullopt;
    }
    if (numbers.count < numbers.values.size()) numbers.values[numbers.count] = number;
    ++numbers.count;
  }
  return numbers;
}

// The error in the numbers; empty if there is none.
std::string fault(NativeRow const& row, Numbers const& numbers) {
  std::size_t const most = row.arguments == NativeArguments::none      ? 0
                           : row.arguments == NativeArguments::decimal ? 2
                                                                       : 1;
  if (numbers.count > most && most == 0) return fmt::format("native type `{}` takes no arguments", row.name);
  if (numbers.count > most) {
    return fmt::format("native type `{}` takes {} arguments at most, not {}", row.name, most, numbers.count);
  }
  if (numbers.count == 0) return {};
  switch (row.arguments) {
    case NativeArguments::none:
    case NativeArguments::length:
      return {};
    case NativeArguments::positive_length:
      return numbers.values[0] == 0 ? fmt::format("the length of `{}` must be positive", row.name)
                                    : std::string();
    case NativeArguments::precision:
      return numbers.values[0] > 6 ? fmt::format("the precision of `{}` ranges from 0 to 6", row.name)
                                   : std::string();
    case NativeArguments::decimal:
      if (numbers.count != 2) return "`Decimal` takes both a precision and a scale, or neither";
      if (numbers.values[0] < 1 || numbers.values[0] > 1000)
        return "the precision of `Decimal` ranges from 1 to 1000";
      return numbers.values[1] > numbers.values[0]
                 ? "the scale of `Decimal` must not be larger than its precision"
                 : std::string();
  }
  return {};
}

void complain_unknown_native(Draft& draft, ast::Attribute const& attribute, std::string_view name,
                             Scalar scalar) {
  std::vector<std::string> candidates;
  for (NativeRow const& row : native_rows()) {
    if (row.scalar == scalar) candidates.emplace_back(row.name);
  }
  std::string help = suggestion(name, candidates);
  if (help.empty()) {
    help = fmt::format("native types of `{}`: {}", row_of(scalar).name, fmt::join(candidates, ", "));
  }
  draft.report(Code::unknown_native_type, attribute.name.span, fmt::format("unknown native type `{}`", name),
               std::move(help));
}

// The prefix of native types is the name of the datasource.
bool is_prefix_right(Draft& draft, ast::Attribute const& attribute, std::string_view prefix) {
  if (draft.datasource == nullptr || draft.datasource->name.text == prefix) return true;
  draft.report(
      Code::unknown_attribute, attribute.name.span,
      fmt::format("unknown attribute `{}`", written_attribute(attribute)),
      fmt::format("native types begin with the name of the datasource, `@{}.`", draft.datasource->name.text));
  return false;
}

void apply_native(Draft& draft, FieldDraft& field, ast::Attribute const& attribute, model::Type& result) {
  std::size_t const dot = attribute.name.text.find('.');
  std::string_view const written_name = attribute.name.text;
  std::string_view const name = written_name.substr(dot + 1);
  if (!is_prefix_right(draft, attribute, written_name.substr(0, dot))) return;
  if (field.kind != FieldKind::scalar) {
    draft.report(Code::native_type_mismatch, attribute.span,
                 fmt::format("native type `{}` is allowed on fields of a built-in type only", name), {},
                 {{field.syntax->type->span, "the type of the field"}});
    return;
  }
  NativeRow const* const row = find_native(name);
  if (row == nullptr) {
    complain_unknown_native(draft, attribute, name, field.scalar);
    return;
  }
  if (row->scalar != field.scalar) {
    draft.report(Code::native_type_mismatch, attribute.span,
                 fmt::format("native type `{}` is for fields of type `{}`, not `{}`", name,
                             row_of(row->scalar).name, row_of(field.scalar).name),
                 {}, {{field.syntax->type->span, "the type of the field"}});
    return;
  }
  std::optional<Numbers> const numbers = read_numbers(draft, attribute);
  if (!numbers) return;
  if (std::string message = fault(*row, *numbers); !message.empty()) {
    draft.report(Code::native_type_arguments, attribute.span, std::move(message));
    return;
  }
  field.native = row;
  result.name.name = row->type;
  result.modifiers = numbers->count == 0 ? row->modifiers : std::string_view();
  for (std::size_t i = 0; i < numbers->count; ++i) {
    if (i > 0) result.modifiers += ',';
    result.modifiers += std::to_string(numbers->values[i]);
  }
}

// Unsupported("Integer") is an error: the language supports the type.
void check_unsupported(Draft& draft, ast::FieldType const& type) {
  std::string_view name = type.name.text.substr(0, type.name.text.find('('));
  name = name.substr(0, name.find_last_not_of(" \t") + 1);
  NativeRow const* const row = find_native(name);
  if (row == nullptr) return;
  std::string_view const prefix = draft.datasource != nullptr ? draft.datasource->name.text : "db";
  draft.report(Code::supported_type, type.span, fmt::format("the type `{}` is supported", type.name.text),
               fmt::format("write `{} @{}.{}`", row_of(row->scalar).name, prefix,
                           type.name.text.substr(0, type.name.text.find_last_not_of(" \t") + 1)));
}

std::vector<std::string> type_names(Draft const& draft) {
  std::vector<std::string> names;
  for (ScalarRow const& row : scalar_rows()) names.emplace_back(row.name);
  for (ModelDraft const& model : draft.models) names.emplace_back(model.name());
  for (EnumDraft const& enumeration : draft.enums) names.emplace_back(enumeration.syntax->name.text);
  return names;
}

void resolve_named_type(Draft& draft, FieldDraft& field, ast::FieldType const& type, model::Type& result) {
  if (ScalarRow const* row = find_scalar(type.name.text)) {
    field.kind = FieldKind::scalar;
    field.scalar = row->scalar;
    result.name.name = row->type;
    result.modifiers = row->modifiers;
    return;
  }
  auto const found = draft.names.find(type.name.text);
  if (found == draft.names.end()) {
    std::vector<std::string> candidates;
    if (is_worth_suggesting(draft)) candidates = type_names(draft);
    draft.report(Code::unknown_type, type.name.span,
                 fmt::format("`{}` is neither a built-in type nor a model or enum", type.name.text),
                 suggestion(type.name.text, candidates));
    return;
  }
  field.target = found->second.index;
  if (found->second.kind == BlockKind::model) field.kind = FieldKind::relation;
  if (found->second.kind == BlockKind::enumeration) {
    field.kind = FieldKind::enumeration;
    result.name = draft.enums[field.target].result.name;
  }
}

}  // namespace

std::string_view native_name(FieldDraft const& field) {
  if (field.kind != FieldKind::scalar) return {};
  return field.native != nullptr ? field.native->name : row_of(field.scalar).native;
}

void resolve_type(Draft& draft, FieldDraft& field, model::Type& result) {
  ast::FieldType const& type = *field.syntax->type;
  field.arity = type.arity;
  if (type.unsupported) {
    field.kind = FieldKind::unsupported;
    result = model::parse_type(type.name.text);
    check_unsupported(draft, type);
  } else {
    resolve_named_type(draft, field, type, result);
  }
  ast::Attribute const* first = nullptr;
  for (ast::Attribute const& attribute : field.syntax->attributes) {
    if (attribute.name.text.find('.') == std::string::npos || field.kind == FieldKind::unknown) continue;
    if (first != nullptr) {
      draft.report(Code::repeated_attribute, attribute.span, "a field has one native type only", {},
                   {{first->span, "first given here"}});
      continue;
    }
    first = &attribute;
    apply_native(draft, field, attribute, result);
  }
  result.array = result.array || field.arity == ast::Arity::list;
}

}  // namespace lockstep::resolving
