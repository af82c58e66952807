// Enums: names in the database, values in their order.
#include <map>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

void resolve_value(Draft& draft, EnumDraft& owner, ast::EnumValue const& value) {
  Bounds const attributes = bind_attributes(draft, value.attributes, OwnerKind::enum_value, on_enum_value);
  Bound const* const map = find_attribute(attributes, "map");
  std::string_view const name =
      map != nullptr ? map->text("name").value_or(value.name.text) : value.name.text;
  if (!attributes.empty()) {
    read_hints(draft, attributes, {model::ObjectKind::enum_value, owner.result.name, std::string(name)});
  }
  owner.result.values.emplace_back(name);
}

void resolve_enum(Draft& draft, EnumDraft& owner) {
  ast::Enum const& syntax = *owner.syntax;
  owner.attributes = bind_attributes(draft, syntax.attributes, OwnerKind::enumeration, on_enum);
  Bound const* const map = find_attribute(owner.attributes, "map");
  owner.result.name.name = map != nullptr ? map->text("name").value_or(syntax.name.text) : syntax.name.text;
  owner.result.name.schema = schema_of(draft, owner.attributes, syntax.name);
  read_hints(draft, owner.attributes, {model::ObjectKind::enum_type, owner.result.name, {}});
  owner.result.values.reserve(syntax.values.size());
  for (ast::EnumValue const& value : syntax.values) resolve_value(draft, owner, value);
}

void check_names(Draft& draft) {
  std::map<model::Name, EnumDraft const*> seen;
  for (EnumDraft const& owner : draft.enums) {
    auto const inserted = seen.emplace(owner.result.name, &owner);
    if (inserted.second) continue;
    Bound const* const map = find_attribute(owner.attributes, "map");
    draft.complain(Code::duplicate_database_name,
                   map != nullptr ? map->syntax->span : owner.syntax->name.span,
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
