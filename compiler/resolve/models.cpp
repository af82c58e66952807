// Models: the table, its columns in the order of the fields, and the attributes of fields. Later passes
// resolve keys, indexes and relations, when the columns are known.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

unsigned place_of_kind(FieldKind kind) {
  switch (kind) {
    case FieldKind::scalar:
    case FieldKind::enumeration:
      return on_scalar;
    case FieldKind::relation:
      return on_relation;
    case FieldKind::unsupported:
      return on_unsupported;
    case FieldKind::unknown:
      return ~0U;  // its type has an error already, so everything is allowed
  }
  return 0;
}

void check_marks(Draft& draft, ModelDraft const& owner, FieldDraft const& field) {
  if (Bound const* updated = field.find("updatedAt")) {
    if (field.kind != FieldKind::unknown &&
        (field.kind != FieldKind::scalar || field.scalar != Scalar::date_time)) {
      draft.report(Code::attribute_field_type, updated->syntax->span,
                   "`@updatedAt` needs a field of type `DateTime`", {},
                   {{field.syntax->type->span, "the type of the field"}});
    } else if (field.arity == ast::Arity::list) {
      draft.report(Code::attribute_field_type, updated->syntax->span, "`@updatedAt` is not allowed on a list",
                   {}, {{field.syntax->type->span, "the type of the field"}});
    }
  }
  if (Bound const* id = owner.is_view() ? field.find("id") : nullptr) {
    draft.report(Code::view_attribute, id->syntax->span, "a view cannot have a primary key",
                 "`@unique` names the fields by which the client identifies a row");
  }
  Bound const* const ignore = field.find("ignore");
  if (ignore == nullptr) return;
  if (field.kind == FieldKind::unsupported) {
    draft.report(Code::redundant_ignore, ignore->syntax->span,
                 "an `Unsupported` field is ignored anyway and takes no `@ignore`");
  } else if (owner.ignored && field.kind != FieldKind::relation) {
    draft.report(Code::redundant_ignore, ignore->syntax->span,
                 "the whole model is ignored, its fields take no `@ignore`");
  }
}

void resolve_field(Draft& draft, ModelDraft& owner, FieldDraft& field) {
  std::size_t const position = owner.table.columns.size();
  model::Column& column = owner.table.columns.emplace_back();  // removed if the field is not a column
  if (field.syntax->type) resolve_type(draft, field, column.type);
  draft.incomplete = draft.incomplete || field.kind == FieldKind::unknown;
  field.attributes =
      bind_attributes(draft, field.syntax->attributes, OwnerKind::field, place_of_kind(field.kind));
  field.ignored = field.find("ignore") != nullptr;
  check_marks(draft, owner, field);
  if (field.kind == FieldKind::relation) {
    draft.relation_fields.push_back({.model = static_cast<std::size_t>(&owner - draft.models.data()),
                                     .field = static_cast<std::size_t>(&field - owner.fields.data())});
  }
  if (!field.is_column()) {
    owner.table.columns.pop_back();
    return;
  }
  field.column = database_name(draft, field.attributes, field.syntax->name);
  field.position = position;
  column.name = field.column;
  column.nullable = field.arity != ast::Arity::required;
}

// An error for two fields with one column. Columns are in the order of their fields, so it is at the later
// one.
void check_columns(Draft& draft, ModelDraft& owner) {
  auto const check = [&](FieldDraft const& first, FieldDraft const& again) {
    if (first.column != again.column || first.name() == again.name()) return;
    Bound const* const map = again.find("map");
    draft.report(Code::duplicate_database_name, map != nullptr ? map->syntax->span : again.syntax->name.span,
                 fmt::format("two fields of `{}` are stored in the column `{}`", owner.name(), again.column),
                 {}, {{first.syntax->name.span, "the other one"}});
  };
  auto& sorted = owner.by_column;
  if (owner.fields.size() > few_members) {
    for (std::uint32_t i = 0; i < owner.fields.size(); ++i) {
      if (owner.fields[i].is_column()) sorted.push_back(i);
    }
    std::ranges::sort(sorted, {}, [&](std::uint32_t i) { return std::pair(owner.fields[i].column, i); });
    for (std::size_t i = 1; i < sorted.size(); ++i)
      check(owner.fields[sorted[i - 1]], owner.fields[sorted[i]]);
    return;
  }
  for (std::size_t again = 1; again < owner.fields.size(); ++again) {
    if (!owner.fields[again].is_column()) continue;
    for (std::size_t first = again; first-- > 0;) {
      if (!owner.fields[first].is_column() || owner.fields[first].column != owner.fields[again].column)
        continue;
      check(owner.fields[first], owner.fields[again]);
      break;
    }
  }
}

// An error for `a @map("b")` above a field `b` that is mapped to another column: the columns are valid, but
// Prisma refuses this order.
void check_map_order(Draft& draft, ModelDraft const& owner) {
  for (FieldDraft const& field : owner.fields) {
    Bound const* const map = field.is_column() ? field.find("map") : nullptr;
    if (map == nullptr || field.column == field.name()) continue;
    std::optional<std::size_t> const other = owner.field(field.column);
    if (!other || &owner.fields[*other] < &field) continue;
    FieldDraft const& later = owner.fields[*other];
    if (!later.is_column() || later.column == field.column) continue;
    draft.report(Code::duplicate_database_name, map->syntax->span,
                 fmt::format("the column `{}` has the name of a later field", field.column),
                 fmt::format("write the field `{}` above `{}`, or give one of them another name",
                             later.name(), field.name()),
                 {{later.syntax->name.span, "this field"}});
  }
}

// An SQL expression for existing rows like the value that the client gives new rows. Empty if there is none,
// and if the field has a `@backfill`.
std::string implied_backfill(FieldDraft const& field, model::Type const& type) {
  std::string expression;
  if (field.find("backfill") != nullptr || field.arity == ast::Arity::list) return expression;
  Bound const* const initial = field.find("default");
  ast::Argument const* const value = initial == nullptr ? nullptr : initial->find("value");
  if (field.find("updatedAt") != nullptr) expression = "CURRENT_TIMESTAMP";
  if (value != nullptr && value->value.kind == ast::ExpressionKind::call && value->value.text == "uuid") {
    expression = type.name.name == "uuid" ? "gen_random_uuid()" : "gen_random_uuid()::text";
  }
  return expression;
}

void resolve_defaults(Draft& draft, ModelDraft& owner) {
  for (FieldDraft const& field : owner.fields) {
    if (!field.is_column()) continue;
    model::Column& column = owner.table.columns[field.position];
    resolve_default(draft, owner, field, column);
    if (owner.is_view() || field.attributes.empty()) continue;
    auto const object = [&] {
      return model::ObjectRef{model::ObjectKind::column, owner.table.name, column.name};
    };
    read_hints(draft, field.attributes, object);
    if (auto expression = implied_backfill(field, column.type); !expression.empty()) {
      draft.result.hints.backfills.push_back({.column = object(),
                                              .expression = std::move(expression),
                                              .span = field.syntax->name.span,
                                              .implied = true});
    }
  }
}

// Adds the origins of everything except the foreign keys, which are not known yet.
void add_origins(model::Origins& origins, ModelDraft const& owner) {
  using model::ObjectKind;
  origins.begin(owner.table.name);
  origins.add(ObjectKind::table, {}, owner.syntax->name.span);
  for (FieldDraft const& field : owner.fields) {
    if (field.is_column()) origins.add(ObjectKind::column, field.column, field.syntax->name.span);
  }
  if (owner.table.primary_key)
    origins.add(ObjectKind::primary_key, owner.table.primary_key->name, owner.primary_key_span);
  for (std::size_t i = 0; i < owner.table.indexes.size(); ++i) {
    origins.add(ObjectKind::index, owner.table.indexes[i].name, owner.index_spans[i]);
  }
}

void resolve_table(Draft& draft, ModelDraft& owner) {
  ast::Model const& syntax = *owner.syntax;
  owner.attributes =
      bind_attributes(draft, syntax.attributes, OwnerKind::model, owner.is_view() ? on_view : on_model);
  owner.ignored = find_attribute(owner.attributes, "ignore") != nullptr;
  owner.table.name.name = database_name(draft, owner.attributes, syntax.name);
  owner.table.name.schema = schema_of(draft, owner.attributes, syntax.name);
  if (!owner.is_view()) {
    read_hints(draft, owner.attributes, [&] {
      return model::ObjectRef{model::ObjectKind::table, owner.table.name, {}};
    });
  }
  index_fields(draft, owner);
  owner.fields = draft.storage.make<FieldDraft>(syntax.fields.size());
  owner.table.columns.reserve(syntax.fields.size());
  for (std::size_t i = 0; i < owner.fields.size(); ++i) {
    owner.fields[i].syntax = &syntax.fields[i];
    resolve_field(draft, owner, owner.fields[i]);
  }
  check_columns(draft, owner);
  check_map_order(draft, owner);
  resolve_defaults(draft, owner);
  resolve_keys(draft, owner);
  if (!owner.is_view()) add_origins(draft.result.origins, owner);
}

void check_tables(Draft& draft) {
  std::vector<ModelDraft const*> sorted;
  for (ModelDraft const& owner : draft.models) sorted.push_back(&owner);
  std::ranges::stable_sort(sorted, {},
                           [](ModelDraft const* owner) -> model::Name const& { return owner->table.name; });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i - 1]->table.name != sorted[i]->table.name) continue;
    Bound const* const map = find_attribute(sorted[i]->attributes, "map");
    draft.report(Code::duplicate_database_name,
                 map != nullptr ? map->syntax->span : sorted[i]->syntax->name.span,
                 fmt::format("two models are stored in the table `{}`", sorted[i]->table.name.name), {},
                 {{sorted[i - 1]->syntax->name.span, "the other one"}});
  }
}

}  // namespace

void resolve_models(Draft& draft) {
  for (ModelDraft& owner : draft.models) resolve_table(draft, owner);
  check_tables(draft);
}

}  // namespace lockstep::resolving
