// Enums: names in the database, values in their order.
#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

Span database_span(ast::EnumValue const& value) {
  auto const map = std::ranges::find(value.attributes, "map", [](ast::Attribute const& attribute) {
    return std::string_view(attribute.name.text);
  });
  return map != value.attributes.end() ? map->span : value.name.span;
}

// An error for two values with one name in the database. Equal names in the language are already reported.
void check_values(Draft& draft, EnumDraft const& owner) {
  std::vector<std::size_t> order(owner.result.values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto const& names = owner.result.values;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) -> std::string const& { return names[i]; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    ast::EnumValue const& first = owner.syntax->values[order[i - 1]];
    ast::EnumValue const& again = owner.syntax->values[order[i]];
    if (names[order[i - 1]] != names[order[i]] || first.name.text == again.name.text) continue;
    draft.report(Code::duplicate_database_name, database_span(again),
                 fmt::format("two values of `{}` are called `{}` in the database", owner.syntax->name.text,
                             names[order[i]]),
                 {}, {{database_span(first), "the other one"}});
  }
}

void resolve_value(Draft& draft, EnumDraft& owner, ast::EnumValue const& value) {
  Bounds const attributes = bind_attributes(draft, value.attributes, OwnerKind::enum_value, on_enum_value);
  Bound const* const map = find_attribute(attributes, "map");
  std::string_view const name =
      map != nullptr ? map->text("name").value_or(value.name.text) : value.name.text;
  if (name.size() > 63) {
    draft.report(
        Code::server_refuses, database_span(value),
        fmt::format("enum values have at most 63 bytes in PostgreSQL, this one has {}", name.size()));
  }
  if (!attributes.empty()) {
    read_hints(draft, attributes, [&] {
      return model::ObjectRef{model::ObjectKind::enum_value, owner.result.name, std::string(name)};
    });
  }
  owner.result.values.emplace_back(name);
}

void resolve_enum(Draft& draft, EnumDraft& owner) {
  ast::Enum const& syntax = *owner.syntax;
  owner.attributes = bind_attributes(draft, syntax.attributes, OwnerKind::enumeration, on_enum);
  owner.result.name.name = database_name(draft, owner.attributes, syntax.name);
  owner.result.name.schema = schema_of(draft, owner.attributes, syntax.name);
  read_hints(draft, owner.attributes, [&] {
    return model::ObjectRef{model::ObjectKind::enum_type, owner.result.name, {}};
  });
  owner.result.values.reserve(syntax.values.size());
  for (ast::EnumValue const& value : syntax.values) resolve_value(draft, owner, value);
  check_values(draft, owner);
}

void check_names(Draft& draft) {
  std::map<model::Name, EnumDraft const*> seen;
  for (EnumDraft const& owner : draft.enums) {
    auto const inserted = seen.emplace(owner.result.name, &owner);
    if (inserted.second) continue;
    Bound const* const map = find_attribute(owner.attributes, "map");
    draft.report(Code::duplicate_database_name, map != nullptr ? map->syntax->span : owner.syntax->name.span,
                 fmt::format("two enums are called `{}` in the database", owner.result.name.name), {},
                 {{inserted.first->second->syntax->name.span, "the other one"}});
  }
}

}  // namespace

void resolve_enums(Draft& draft) {
  for (EnumDraft& owner : draft.enums) resolve_enum(draft, owner);
  check_names(draft);
}

}  // namespace lockstep::resolving
