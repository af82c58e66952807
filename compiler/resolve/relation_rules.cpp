// The rules of a relation: which side bears the key, that its columns exist, fit those that they refer to,
// and that these identify a row.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/relation.hpp"

namespace lockstep::resolving {
namespace {

bool bears_key(Side const& side) {
  return side.argument("fields") != nullptr || side.argument("references") != nullptr;
}

Span key_span(Side const& side) {
  ast::Argument const* const fields = side.argument("fields");
  return fields != nullptr ? fields->span : side.argument("references")->span;
}

std::optional<Relation> orient_many_to_many(Draft& draft, Side const& one, Side const& other) {
  bool right = true;
  for (Side const& side : {one, other}) {
    for (std::string_view const name : {"fields", "references", "onDelete", "onUpdate"}) {
      ast::Argument const* const argument = side.argument(name);
      if (argument == nullptr) continue;
      draft.complain(Code::many_to_many, argument->span,
                     fmt::format("argument `{}` is not allowed in a many-to-many relation", name),
                     "for actions and further columns write a model for the join table");
      right = false;
    }
  }
  if (!right) return std::nullopt;
  // Column A belongs to the model that comes first by name; of two fields of one model, to the first by name.
  bool const swapped = one.model_index == other.model_index ? other.field->name() < one.field->name()
                                                            : other.model->name() < one.model->name();
  return Relation{.from = swapped ? other : one, .to = swapped ? one : other, .many_to_many = true};
}

std::optional<Relation> orient_one_to_many(Draft& draft, Side const& many, Side const& one) {
  if (bears_key(many)) {
    draft.complain(Code::relation_list_side, key_span(many),
                   fmt::format("`fields` and `references` belong on the other side, on `{}` of `{}`",
                               one.field->name(), one.model->name()));
    return std::nullopt;
  }
  if (!bears_key(one)) {
    draft.complain(Code::relation_fields_missing, one.span(),
                   fmt::format("relation field `{}` needs `fields` and `references`", one.field->name()),
                   fmt::format("write `@relation(fields: […], references: […])` on `{}`", one.field->name()));
    return std::nullopt;
  }
  return Relation{.from = one, .to = many};
}

std::optional<Relation> orient_one_to_one(Draft& draft, Side const& one, Side const& other) {
  if (bears_key(one) && bears_key(other)) {
    draft.complain(Code::relation_fields_both, key_span(other),
                   "`fields` and `references` belong on one side only", {},
                   {{key_span(one), "the other side has them, too"}});
    return std::nullopt;
  }
  if (!bears_key(one) && !bears_key(other)) {
    draft.complain(
        Code::relation_fields_missing, one.span(),
        fmt::format("the one-to-one relation of `{}` and `{}` needs `fields` and `references` on one side",
                    one.model->name(), other.model->name()),
        "write them on the side whose table gets the column");
    return std::nullopt;
  }
  return bears_key(one) ? Relation{.from = one, .to = other} : Relation{.from = other, .to = one};
}

// The scalar fields that an argument lists; nothing after a complaint.
std::optional<std::vector<std::size_t>> read_fields(Draft& draft, ModelDraft const& owner,
                                                    ast::Argument const& argument) {
  std::vector<std::size_t> fields;
  std::size_t const errors = draft.diagnostics.errors();
  bool known = true;
  bool const list = argument.value.kind == ast::ExpressionKind::array;
  std::vector<ast::Expression const*> entries;
  if (!list) entries.push_back(&argument.value);
  if (list)
    std::ranges::transform(argument.value.arguments, std::back_inserter(entries),
                           [](auto const& item) { return &item.value; });
  for (ast::Expression const* entry : entries) {
    std::optional<std::size_t> const found =
        entry->kind == ast::ExpressionKind::path ? owner.field(entry->text) : std::nullopt;
    if (entry->kind != ast::ExpressionKind::path) {
      draft.complain(Code::argument_kind, entry->span, "a field is written as its bare name");
    } else if (!found) {
      draft.complain(Code::unknown_field, entry->span,
                     fmt::format("`{}` has no field `{}`", owner.name(), entry->text),
                     suggestion(entry->text, owner.field_names()));
    } else if (owner.fields[*found].kind == FieldKind::relation) {
      draft.complain(Code::relation_field_in_list, entry->span,
                     fmt::format("`{}` is a relation field, not a column", entry->text));
    } else if (std::ranges::find(fields, *found) != fields.end()) {
      draft.complain(Code::repeated_field, entry->span,
                     fmt::format("field `{}` is listed twice", entry->text));
    } else {
      known = known && owner.fields[*found].is_column();
      fields.push_back(*found);
    }
  }
  if (entries.empty()) {
    draft.complain(Code::empty_field_list, argument.span, "the list of fields must not be empty");
  }
  if (draft.diagnostics.errors() > errors || !known) return std::nullopt;
  return fields;
}

bool is_criterion(ModelDraft const& owner, std::vector<std::size_t> fields) {
  std::ranges::sort(fields);
  return std::ranges::any_of(owner.criteria, [&](Criterion const& criterion) {
    std::vector<std::size_t> sorted = criterion.fields;
    std::ranges::sort(sorted);
    return sorted == fields;
  });
}

std::string how_to_make_unique(ModelDraft const& owner, std::vector<std::size_t> const& fields) {
  if (fields.size() == 1)
    return fmt::format("add `@unique` to `{}` of `{}`", owner.list(fields), owner.name());
  return fmt::format("add `@@unique([{}])` to `{}`", owner.list(fields), owner.name());
}

bool are_types_equal(FieldDraft const& from, FieldDraft const& to) {
  if (from.kind != to.kind) return false;
  if (from.kind == FieldKind::scalar) return from.scalar == to.scalar;
  return from.kind != FieldKind::enumeration || from.target == to.target;
}

std::string type_name(FieldDraft const& field) {
  return field.kind == FieldKind::unsupported
             ? fmt::format("Unsupported(\"{}\")", field.syntax->type->name.text)
             : std::string(field.syntax->type->name.text);
}

void check_types(Draft& draft, Relation const& relation, KeyPair const& keys) {
  for (std::size_t i = 0; i < keys.fields.size(); ++i) {
    FieldDraft const& from = relation.from.model->fields[keys.fields[i]];
    FieldDraft const& to = relation.to.model->fields[keys.references[i]];
    if (are_types_equal(from, to)) continue;
    draft.complain(
        Code::relation_type, relation.from.argument("fields")->span,
        fmt::format("field `{}` is `{}`, but `{}` of `{}` is `{}`", from.name(), type_name(from), to.name(),
                    relation.to.model->name(), type_name(to)),
        {},
        {{from.syntax->type->span, "this type"}, {to.syntax->type->span, "must be the same as this one"}});
  }
}

void check_arity(Draft& draft, Relation const& relation, KeyPair const& keys) {
  FieldDraft const& field = *relation.from.field;
  for (std::size_t const index : keys.fields) {
    FieldDraft const& column = relation.from.model->fields[index];
    if (field.arity != ast::Arity::required || column.arity != ast::Arity::optional) continue;
    draft.complain(
        Code::relation_arity, field.syntax->type->span,
        fmt::format("relation field `{}` is required, but its field `{}` is optional", field.name(),
                    column.name()),
        fmt::format("write `{}?`, or make `{}` required", field.syntax->type->name.text, column.name()),
        {{column.syntax->type->span, "optional here"}});
  }
  if (relation.to.field->arity != ast::Arity::required) return;
  draft.complain(Code::relation_arity, relation.to.field->syntax->type->span,
                 fmt::format("the side without `fields` of a one-to-one relation must be optional: `{}`",
                             relation.to.field->name()),
                 fmt::format("write `{}?`", relation.to.field->syntax->type->name.text));
}

}  // namespace

std::optional<Relation> orient(Draft& draft, Side const& one, Side const& other) {
  if (one.is_list() && other.is_list()) return orient_many_to_many(draft, one, other);
  if (one.is_list()) return orient_one_to_many(draft, one, other);
  if (other.is_list()) return orient_one_to_many(draft, other, one);
  return orient_one_to_one(draft, one, other);
}

std::optional<KeyPair> read_key_pair(Draft& draft, Relation const& relation) {
  ast::Argument const* const fields = relation.from.argument("fields");
  ast::Argument const* const references = relation.from.argument("references");
  if (fields == nullptr || references == nullptr) {
    draft.complain(
        Code::relation_fields_missing, relation.from.span(),
        fmt::format("`@relation` has `{}`, but not `{}`", fields == nullptr ? "references" : "fields",
                    fields == nullptr ? "fields" : "references"));
    return std::nullopt;
  }
  std::optional<std::vector<std::size_t>> own = read_fields(draft, *relation.from.model, *fields);
  std::optional<std::vector<std::size_t>> others = read_fields(draft, *relation.to.model, *references);
  if (!own || !others) return std::nullopt;
  if (own->size() != others->size()) {
    draft.complain(Code::relation_field_count, relation.from.span(),
                   fmt::format("`fields` lists {} fields, but `references` {}", own->size(), others->size()));
    return std::nullopt;
  }
  return KeyPair{.fields = std::move(*own), .references = std::move(*others)};
}

void check_key_pair(Draft& draft, Relation const& relation, KeyPair const& keys) {
  check_types(draft, relation, keys);
  ModelDraft const& from = *relation.from.model;
  ModelDraft const& to = *relation.to.model;
  if (!is_criterion(to, keys.references)) {
    draft.complain(Code::relation_not_unique, relation.from.argument("references")->span,
                   fmt::format("`{}` does not identify a row of `{}`", to.list(keys.references), to.name()),
                   how_to_make_unique(to, keys.references));
  }
  if (!relation.to.is_list() && !is_criterion(from, keys.fields)) {
    draft.complain(
        Code::one_to_one_not_unique, relation.from.argument("fields")->span,
        fmt::format("the fields of a one-to-one relation must be unique: `{}`", from.list(keys.fields)),
        how_to_make_unique(from, keys.fields));
  }
  check_arity(draft, relation, keys);
}

}  // namespace lockstep::resolving
