// The rules of a relation: which side has the key, that its columns exist and match the referenced columns,
// and that these identify a row.
#include <algorithm>
#include <array>

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
  std::array<Side, 2> const sides = {one, other};
  for (Side const& side : sides) {
    for (std::string_view const name : {"fields", "references", "onDelete", "onUpdate"}) {
      ast::Argument const* const argument = side.argument(name);
      if (argument == nullptr) continue;
      draft.report(
          Code::many_to_many, argument->span,
          fmt::format("argument `{}` is not allowed in a many-to-many relation", name),
          "for actions and further columns write a model for the join table",
          {{(&side == &sides[0] ? other : one).field->syntax->name.span, "the other side, a list too"}});
      right = false;
    }
  }
  if (!right) return std::nullopt;
  // Column A belongs to the first model by name; for two fields of one model, to the first field by name.
  bool const swapped = one.model_index == other.model_index ? other.field->name() < one.field->name()
                                                            : other.model->name() < one.model->name();
  return Relation{.from = swapped ? other : one, .to = swapped ? one : other, .many_to_many = true};
}

std::optional<Relation> orient_one_to_many(Draft& draft, Side const& many, Side const& one) {
  if (bears_key(many)) {
    draft.report(Code::relation_list_side, key_span(many),
                 fmt::format("`fields` and `references` belong on the other side, on `{}` of `{}`",
                             one.field->name(), one.model->name()),
                 {}, {{one.field->syntax->name.span, "the other side"}});
    return std::nullopt;
  }
  if (!bears_key(one)) {
    draft.report(Code::relation_fields_missing, one.span(),
                 fmt::format("relation field `{}` needs `fields` and `references`", one.field->name()),
                 fmt::format("write `@relation(fields: […], references: […])` on `{}`", one.field->name()),
                 {{many.field->syntax->name.span, "the other side, a list"}});
    return std::nullopt;
  }
  return Relation{.from = one, .to = many};
}

std::optional<Relation> orient_one_to_one(Draft& draft, Side const& one, Side const& other) {
  if (bears_key(one) && bears_key(other)) {
    draft.report(Code::relation_fields_both, key_span(other),
                 "`fields` and `references` belong on one side only", {},
                 {{key_span(one), "the other side has them, too"}});
    return std::nullopt;
  }
  if (!bears_key(one) && !bears_key(other)) {
    draft.report(
        Code::relation_fields_missing, one.span(),
        fmt::format("the one-to-one relation of `{}` and `{}` needs `fields` and `references` on one side",
                    one.model->name(), other.model->name()),
        "write them on the side whose table gets the column", {{other.span(), "the other side"}});
    return std::nullopt;
  }
  return bears_key(one) ? Relation{.from = one, .to = other} : Relation{.from = other, .to = one};
}

// The scalar fields that an argument lists; nullopt after a diagnostic.
std::optional<std::vector<std::size_t>> read_fields(Draft& draft, ModelDraft const& owner,
                                                    ast::Argument const& argument) {
  std::vector<std::size_t> fields;
  std::size_t const errors = draft.diagnostics.errors();
  bool known = true;
  auto const entries = entries_of(argument);
  fields.reserve(entries.size());
  Listed listed;
  for (ast::Argument const& item : entries) {
    ast::Expression const* const entry = &item.value;
    std::optional<std::size_t> const found =
        entry->kind == ast::ExpressionKind::path ? owner.field(entry->text) : std::nullopt;
    if (entry->kind != ast::ExpressionKind::path) {
      draft.report(Code::argument_kind, entry->span, "a field is written as its bare name",
                   entry->kind == ast::ExpressionKind::string ? fmt::format("write `{}`", entry->text) : "");
    } else if (!found) {
      draft.report(Code::unknown_field, entry->span,
                   fmt::format("`{}` has no field `{}`", owner.name(), entry->text),
                   suggestion(entry->text, field_candidates(draft, owner)));
    } else if (owner.fields[*found].kind == FieldKind::relation) {
      draft.report(Code::relation_field_in_list, entry->span,
                   fmt::format("`{}` is a relation field, not a column", entry->text),
                   "write the scalar field that it uses",
                   {{owner.fields[*found].syntax->name.span, "declared here"}});
    } else if (auto const* const first = listed.add(*found, *entry)) {
      draft.report(Code::repeated_field, entry->span, fmt::format("field `{}` is listed twice", entry->text),
                   {}, {{first->span, "first listed here"}});
    } else {
      known = known && owner.fields[*found].is_column();
      fields.push_back(*found);
    }
  }
  if (entries.empty()) {
    draft.report(Code::empty_field_list, argument.span, "the list of fields must not be empty");
  }
  if (draft.diagnostics.errors() > errors || !known) return std::nullopt;
  return fields;
}

// Whether both are the same fields in any order; sorted: in ascending order.
bool are_same_fields(List<std::size_t> const& fields, std::vector<std::size_t> const& sorted) {
  if (fields.size() != sorted.size()) return false;
  if (std::ranges::equal(fields, sorted)) return true;
  std::vector<std::size_t> copy(fields.begin(), fields.end());
  std::ranges::sort(copy);
  return copy == sorted;
}

// The key over exactly these fields, in any order; preferably one without `where`; or null.
Criterion const* find_criterion(ModelDraft const& owner, std::vector<std::size_t> fields) {
  std::ranges::sort(fields);
  Criterion const* partial = nullptr;
  for (Criterion const& criterion : owner.criteria) {
    if (!are_same_fields(criterion.fields, fields)) continue;
    if (criterion.where == nullptr) return &criterion;
    partial = &criterion;
  }
  return partial;
}

// The span of one item in an argument that lists fields.
Span item_span(ast::Argument const& list, std::size_t index) {
  bool const array = list.value.kind == ast::ExpressionKind::array;
  return array ? list.value.arguments[index].span : list.value.span;
}

std::string how_to_make_unique(ModelDraft const& owner, std::vector<std::size_t> const& fields) {
  if (fields.size() == 1)
    return fmt::format("add `@unique` to `{}` of `{}`", owner.list(fields), owner.name());
  return fmt::format("add `@@unique([{}])` to `{}`", owner.list(fields), owner.name());
}

void warn_of_partial(Draft& draft, Span span, std::string message, Criterion const& criterion) {
  draft.report(Code::partial_criterion, span, std::move(message), "a key without `where` holds for all rows",
               {{criterion.where->span, "the condition"}});
}

bool are_types_equal(FieldDraft const& from, FieldDraft const& to) {
  if (from.kind != to.kind) return false;
  if (from.kind == FieldKind::scalar) return from.scalar == to.scalar;
  return from.kind != FieldKind::enumeration || from.target == to.target;
}

std::string written_type(FieldDraft const& field) {
  return field.kind == FieldKind::unsupported
             ? fmt::format("Unsupported(\"{}\")", field.syntax->type->name.text)
             : std::string(field.syntax->type->name.text);
}

void check_types(Draft& draft, Relation const& relation, KeyPair const& keys) {
  for (std::size_t i = 0; i < keys.fields.size(); ++i) {
    FieldDraft const& from = relation.from.model->fields[keys.fields[i]];
    FieldDraft const& to = relation.to.model->fields[keys.references[i]];
    if (are_types_equal(from, to)) continue;
    draft.report(
        Code::relation_type, item_span(*relation.from.argument("fields"), i),
        fmt::format("field `{}` is `{}`, but `{}` of `{}` is `{}`", from.name(), written_type(from),
                    to.name(), relation.to.model->name(), written_type(to)),
        "a key and what it refers to have one type",
        {{from.syntax->type->span, "this type"}, {to.syntax->type->span, "must be the same as this one"}});
  }
}

void check_arity(Draft& draft, Relation const& relation, KeyPair const& keys) {
  FieldDraft const& field = *relation.from.field;
  for (std::size_t const index : keys.fields) {
    FieldDraft const& column = relation.from.model->fields[index];
    if (field.arity != ast::Arity::required || column.arity != ast::Arity::optional) continue;
    draft.report(
        Code::relation_arity, field.syntax->type->span,
        fmt::format("relation field `{}` is required, but its field `{}` is optional", field.name(),
                    column.name()),
        fmt::format("write `{}?`, or make `{}` required", field.syntax->type->name.text, column.name()),
        {{column.syntax->type->span, "optional here"}});
  }
  if (relation.to.field->arity != ast::Arity::required) return;
  draft.report(Code::relation_arity, relation.to.field->syntax->type->span,
               fmt::format("the side without `fields` of a one-to-one relation must be optional: `{}`",
                           relation.to.field->name()),
               fmt::format("write `{}?`", relation.to.field->syntax->type->name.text),
               {{relation.from.argument("fields")->span, "the side with `fields`"}});
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
    draft.report(
        Code::relation_fields_missing, relation.from.span(),
        fmt::format("`@relation` has `{}`, but not `{}`", fields == nullptr ? "references" : "fields",
                    fields == nullptr ? "fields" : "references"),
        fields == nullptr
            ? fmt::format("add `fields: […]` with the fields of `{}` that hold the key",
                          relation.from.model->name())
            : fmt::format("add `references: […]` with the key of `{}`", relation.to.model->name()));
    return std::nullopt;
  }
  std::optional<std::vector<std::size_t>> own = read_fields(draft, *relation.from.model, *fields);
  std::optional<std::vector<std::size_t>> others = read_fields(draft, *relation.to.model, *references);
  if (!own || !others) return std::nullopt;
  if (own->size() != others->size()) {
    draft.report(Code::relation_field_count, references->span,
                 fmt::format("`fields` lists {} fields, but `references` {}", own->size(), others->size()),
                 {}, {{fields->span, "matched with these, one by one"}});
    return std::nullopt;
  }
  return KeyPair{.fields = std::move(*own), .references = std::move(*others)};
}

void check_key_pair(Draft& draft, Relation const& relation, KeyPair const& keys) {
  check_types(draft, relation, keys);
  ModelDraft const& from = *relation.from.model;
  ModelDraft const& to = *relation.to.model;
  Span const references = relation.from.argument("references")->span;
  Criterion const* const target = find_criterion(to, keys.references);
  if (target == nullptr) {
    draft.report(Code::relation_not_unique, references,
                 fmt::format("`{}` does not identify a row of `{}`", to.list(keys.references), to.name()),
                 how_to_make_unique(to, keys.references),
                 {{to.fields[keys.references.front()].syntax->name.span, "not unique"}});
  } else if (target->where != nullptr) {
    warn_of_partial(
        draft, references,
        fmt::format("`{}` identifies only some rows of `{}`{}", to.list(keys.references), to.name(),
                    draft.result.datasource.foreign_keys ? ": PostgreSQL refuses such a foreign key" : ""),
        *target);
  }
  check_arity(draft, relation, keys);
  if (relation.to.is_list()) return;
  Criterion const* const own = find_criterion(from, keys.fields);
  Span const fields = relation.from.argument("fields")->span;
  if (own == nullptr) {
    draft.report(
        Code::one_to_one_not_unique, fields,
        fmt::format("the fields of a one-to-one relation must be unique: `{}`", from.list(keys.fields)),
        how_to_make_unique(from, keys.fields),
        {{relation.to.field->syntax->type->span, "no list, so the relation is one-to-one"}});
  } else if (own->where != nullptr) {
    warn_of_partial(draft, fields,
                    fmt::format("`{}` is unique in some rows only, so the relation is not one-to-one",
                                from.list(keys.fields)),
                    *own);
  }
}

}  // namespace lockstep::resolving
