// Enums: names in the database, values in their order.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

void resolve_value(Draft& draft, EnumDraft& owner, ast::EnumValue const& value) {
  Bounds const attributes = bind_attributes(draft, value.attributes, OwnerKind::enum_value, on_enum_value);
  Bound const* const map = find_attribute(attributes, "map");
  std::string const name(map != nullptr ? map->text("name").value_or(value.name.text) : value.name.text);
  model::ObjectRef const object{model::ObjectKind::enum_value, owner.result.name, name};
  read_hints(draft, attributes, object);
  draft.result.origins.emplace(object, value.name.span);
  owner.result.values.push_back(name);
}

void resolve_enum(Draft& draft, EnumDraft& owner) {
  ast::Enum const& syntax = *owner.syntax;
  owner.attributes = bind_attributes(draft, syntax.attributes, OwnerKind::enumeration, on_enum);
  Bound const* const map = find_attribute(owner.attributes, "map");
  owner.result.name.name = map != nullptr ? map->text("name").value_or(syntax.name.text) : syntax.name.text;
  owner.result.name.schema = schema_of(draft, owner.attributes, syntax.name);
  model::ObjectRef const object{model::ObjectKind::enum_type, owner.result.name, {}};
  read_hints(draft, owner.attributes, object);
  auto const inserted = draft.result.origins.emplace(object, syntax.name.span);
  if (!inserted.second) {
    draft.complain(Code::duplicate_database_name, map != nullptr ? map->syntax->span : syntax.name.span,
                   fmt::format("two enums are called `{}` in the database", owner.result.name.name), {},
                   {{inserted.first->second, "the other one"}});
  }
  owner.result.values.reserve(syntax.values.size());
  for (ast::EnumValue const& value : syntax.values) resolve_value(draft, owner, value);
}

}  // namespace

void resolve_enums(Draft& draft) {
  for (EnumDraft& owner : draft.enums) resolve_enum(draft, owner);
}

}  // namespace lockstep::resolving
