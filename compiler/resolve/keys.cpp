// Primary keys, unique indexes and indexes of a model, in Prisma's order: the primary key, @unique in the
// order of the fields, all @@index, all @@unique. Each key is also kept as a criterion, by which relations
// find their target.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

std::string_view written_as(Bound const& attribute) {
  if (attribute.row->name == "id") return attribute.row->block ? "@@id" : "@id";
  if (attribute.row->name == "unique") return attribute.row->block ? "@@unique" : "@unique";
  return "@@index";
}

// Errors for arguments after a field of a key that PostgreSQL does not support.
void check_entry(Draft& draft, Bound const& attribute, ast::Expression const& entry) {
  bool const primary = attribute.row->name == "id";
  for (ast::Argument const& argument : entry.arguments) {
    if (!argument.name) continue;
    std::string_view const name = argument.name->text;
    bool const refused =
        name == "length" || (primary && name == "sort") || (name == "ops" && attribute.row->name != "index");
    if (!refused) continue;
    draft.report(
        Code::unsupported_argument, argument.span,
        fmt::format("argument `{}` is not supported in `{}` on PostgreSQL", name, written_as(attribute)),
        name == "ops" && !primary ? "operator classes can be given in `@@index` only" : "");
  }
}

std::optional<std::size_t> find_key_field(Draft& draft, ModelDraft const& owner,
                                          ast::Expression const& entry) {
  using enum ast::ExpressionKind;
  if (entry.kind != path && entry.kind != call) {
    draft.report(Code::argument_kind, entry.span, "a field is written as its bare name",
                 entry.kind == string ? fmt::format("write `{}`", entry.text) : "");
    return std::nullopt;
  }
  std::optional<std::size_t> const found = owner.field(entry.text);
  if (!found) {
    draft.report(Code::unknown_field, entry.span,
                 fmt::format("`{}` has no field `{}`", owner.name(), entry.text),
                 suggestion(entry.text, field_candidates(draft, owner)));
    return std::nullopt;
  }
  if (owner.fields[*found].kind == FieldKind::relation) {
    Bound const* const relation = owner.fields[*found].find("relation");
    ast::Argument const* const fields = relation != nullptr ? relation->find("fields") : nullptr;
    std::string names;
    if (fields != nullptr) {
      for (ast::Argument const& item : entries_of(*fields))
        names.append(names.empty() ? "" : ", ").append(item.value.text);
    }
    draft.report(Code::relation_field_in_list, entry.span,
                 fmt::format("`{}` is a relation field, not a column", entry.text),
                 names.empty() ? "write the scalar field that the relation uses"
                               : fmt::format("write its scalar fields: `{}`", names),
                 {{owner.fields[*found].syntax->name.span, "declared here"}});
    return std::nullopt;
  }
  return owner.fields[*found].is_column() ? found : std::nullopt;
}

// The fields of a block attribute; empty after a diagnostic.
std::vector<KeyPart> read_parts(Draft& draft, ModelDraft const& owner, Bound const& attribute) {
  std::vector<KeyPart> parts;
  ast::Argument const* const argument = attribute.find("fields");
  if (argument == nullptr) return parts;
  auto const entries = entries_of(*argument);
  parts.reserve(entries.size());
  if (entries.empty()) {
    draft.report(Code::empty_field_list, argument->value.span,
                 fmt::format("`{}` needs at least one field", written_as(attribute)));
  }
  bool complete = true;
  Listed listed;
  for (ast::Argument const& item : entries) {
    ast::Expression const* const entry = &item.value;
    std::optional<std::size_t> const field = find_key_field(draft, owner, *entry);
    complete = complete && field;
    if (!field) continue;
    if (auto const* const first = listed.add(*field, *entry)) {
      draft.report(Code::repeated_field, entry->span, fmt::format("field `{}` is listed twice", entry->text),
                   {}, {{first->span, "first listed here"}});
      complete = false;
      continue;
    }
    check_entry(draft, attribute, *entry);
    parts.push_back({.field = *field, .syntax = entry});
  }
  if (!complete) parts.clear();
  return parts;
}

std::vector<std::string> columns_of(ModelDraft const& owner, std::span<KeyPart const> parts) {
  std::vector<std::string> columns;
  columns.reserve(parts.size());
  for (KeyPart const& part : parts) columns.emplace_back(owner.fields[part.field].column);
  return columns;
}

bool is_client_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

// Checks `name` of a compound key: the client uses it in one scope with the names of fields and of other
// keys. key: the span of the attribute.
void check_given_name(Draft& draft, ModelDraft& owner, ast::Argument const& argument, Span key) {
  std::string_view const name = argument.value.text;
  Span const span = argument.value.span;
  if (!is_client_name(name)) {
    draft.report(Code::client_name, span,
                 name.empty() ? "the name of a key must not be empty"
                              : "the name of a key may contain letters, digits and `_` only",
                 "a name for the database is given with `map`");
    return;
  }
  auto const inserted = owner.key_names.emplace(name, key);
  if (!inserted.second) {
    draft.report(Code::client_name, span, fmt::format("another key is called `{}`", name),
                 "give one of them another `name`", {{inserted.first->second, "the other one"}});
  }
  std::optional<std::size_t> const field = owner.field(name);
  if (field) {
    draft.report(Code::client_name, span, fmt::format("the key is called `{}`, as a field is", name),
                 "give it another `name`", {{owner.fields[*field].syntax->name.span, "the field"}});
  }
}

// The fields of a compound key, joined by `_`, must not be the name of a column, even if `name` gives the key
// another name: a rule of Prisma.
void check_joined_name(Draft& draft, ModelDraft const& owner, Criterion const& criterion) {
  if (criterion.fields.size() < 2) return;
  std::string joined;
  for (std::size_t const field : criterion.fields)
    joined.append(joined.empty() ? "" : "_").append(owner.fields[field].name());
  std::optional<std::size_t> const field = owner.field(joined);
  if (!field || !owner.fields[*field].is_column()) return;
  draft.report(
      Code::client_name, criterion.span,
      fmt::format("the key over `{}` and the field `{}` have one name for the client",
                  owner.list(criterion.fields), joined),
      fmt::format("rename the field and keep its column with `@map(\"{}\")`", owner.fields[*field].column),
      {{owner.fields[*field].syntax->name.span, "the field"}});
}

List<std::size_t> fields_of(Draft& draft, std::span<KeyPart const> parts) {
  auto const fields = draft.storage.make<std::size_t>(parts.size());
  std::ranges::transform(parts, fields.begin(), &KeyPart::field);
  return {fields.data(), fields.size()};
}

void add_criterion(Draft& draft, ModelDraft& owner, Bound const& attribute, std::span<KeyPart const> parts) {
  Criterion criterion{.fields = {}, .primary = attribute.row->name == "id", .span = attribute.syntax->span};
  criterion.fields = fields_of(draft, parts);
  ast::Argument const* const name = attribute.row->block ? attribute.find("name") : nullptr;
  if (name != nullptr) check_given_name(draft, owner, *name, criterion.span);
  check_joined_name(draft, owner, criterion);
  criterion.where = attribute.find("where");
  owner.criteria.push_back(std::move(criterion));
}

void add_primary_key(Draft& draft, ModelDraft& owner, Bound const& attribute,
                     std::span<KeyPart const> parts) {
  if (parts.empty()) return;
  for (KeyPart const& part : parts) {
    FieldDraft const& field = owner.fields[part.field];
    owner.table.columns[field.position].nullable = false;  // a primary key implies NOT NULL
    if (field.arity == ast::Arity::required || owner.ignored) continue;
    draft.report(Code::key_not_required, part.syntax != nullptr ? part.syntax->span : attribute.syntax->span,
                 fmt::format("field `{}` of a primary key must be required and no list", field.name()), {},
                 {{field.syntax->type->span, "its type"}});
  }
  if (owner.table.primary_key) {
    draft.report(
        Code::several_ids, attribute.syntax->span, fmt::format("`{}` has two primary keys", owner.name()),
        "a key of several fields is written `@@id([a, b])`", {{owner.primary_key_span, "the first one"}});
    return;
  }
  std::optional<std::string> const map = constraint_map(draft, attribute);
  owner.table.primary_key = {.name = map ? *map : constraint_name(owner.table.name.name, {}, "_pkey"),
                             .columns = columns_of(owner, parts)};
  owner.primary_key_span = attribute.syntax->span;
  add_criterion(draft, owner, attribute, parts);
}

std::optional<std::string> index_map(Draft& draft, Bound const& attribute) {
  if (attribute.row->name != "index" || attribute.find("name") == nullptr)
    return constraint_map(draft, attribute);
  if (attribute.find("map") != nullptr) {
    draft.report(Code::repeated_argument, attribute.find("name")->span,
                 "`name` is the old spelling of `map`; one is enough", "remove `name`",
                 {{attribute.find("map")->span, "the other one"}});
    return constraint_map(draft, attribute);
  }
  return constraint_map(draft, attribute, "name");
}

// In a view `@unique` and `@@unique` are only for the client, so arguments of an index are errors.
void check_view_key(Draft& draft, Bound const& attribute, std::span<KeyPart const> parts) {
  auto const refuse = [&](ast::Argument const& argument) {
    std::string const name = argument.name ? fmt::format(" `{}`", argument.name->text) : "";
    draft.report(Code::view_attribute, argument.span,
                 fmt::format("argument{} is not allowed in a view: there is no index to apply it to", name));
  };
  for (std::string_view const refused : {"map", "sort"}) {
    if (ast::Argument const* argument = attribute.find(refused)) refuse(*argument);
  }
  for (KeyPart const& part : parts) {
    if (part.syntax == nullptr) continue;
    for (ast::Argument const& argument : part.syntax->arguments) refuse(argument);
  }
}

void add_index(Draft& draft, ModelDraft& owner, Bound const& attribute, std::span<KeyPart const> parts) {
  if (parts.empty()) return;
  bool const unique = attribute.row->name == "unique";
  std::optional<std::string> map = index_map(draft, attribute);
  model::Index index;
  index.name =
      map ? std::move(*map)
          : constraint_name(owner.table.name.name, columns_of(owner, parts), unique ? "_key" : "_idx");
  index.unique = unique;
  resolve_index(draft, owner, attribute, parts, index);
  if (owner.is_view()) check_view_key(draft, attribute, parts);
  owner.table.indexes.push_back(std::move(index));
  owner.index_spans.push_back(attribute.syntax->span);
  if (unique) {
    add_criterion(draft, owner, attribute, parts);
  } else {
    owner.plain_indexes.push_back(fields_of(draft, parts));
  }
}

// Whether an attribute or a field type with an error may have been part of a key.
bool is_key_lost(ModelDraft const& owner) {
  auto const lost = [](List<ast::Attribute> const& written_ones, Bounds bounds) {
    return std::ranges::any_of(written_ones, [&](ast::Attribute const& attribute) {
      if (attribute.name.text.find('.') != std::string::npos) return false;
      Bound const* const bound = find_attribute(bounds, attribute.name.text);
      return bound == nullptr || bound->syntax != &attribute;
    });
  };
  return lost(owner.syntax->attributes, owner.attributes) ||
         std::ranges::any_of(owner.fields, [&](FieldDraft const& field) {
           return field.kind == FieldKind::unknown || lost(field.syntax->attributes, field.attributes);
         });
}

// Whether the key identifies every row: it has only required columns that the client can read.
bool is_strict(ModelDraft const& owner, Criterion const& criterion) {
  return std::ranges::all_of(criterion.fields, [&](std::size_t field) {
    return owner.fields[field].arity != ast::Arity::optional &&
           owner.fields[field].kind != FieldKind::unsupported;
  });
}

void check_criterion(Draft& draft, ModelDraft const& owner) {
  if (owner.ignored || owner.is_view()) return;
  Criterion const* partial = nullptr;
  for (Criterion const& criterion : owner.criteria) {
    if (!is_strict(owner, criterion)) continue;
    if (criterion.where == nullptr) return;
    if (partial == nullptr) partial = &criterion;
  }
  if (partial != nullptr) {
    draft.report(Code::partial_criterion, partial->where->span,
                 fmt::format("the only key of `{}` identifies only some of its rows", owner.name()),
                 "add `@id`, or a unique key without `where`");
    return;
  }
  if (is_key_lost(owner)) return;
  std::vector<Label> labels;
  for (Criterion const& criterion : owner.criteria)
    labels.push_back({criterion.span, "does not count: not all of its fields are required and supported"});
  draft.report(
      Code::no_criterion, owner.syntax->name.span,
      fmt::format(
          "model `{}` has no key: it needs `@id`, `@@id`, `@unique` or `@@unique` over required fields",
          owner.name()),
      "add `@id` to the field that identifies a row, or `@@ignore` to the model", std::move(labels));
}

}  // namespace

void resolve_keys(Draft& draft, ModelDraft& owner) {
  std::size_t const errors = draft.diagnostics.errors();
  for (std::size_t i = 0; i < owner.fields.size(); ++i) {
    FieldDraft const& field = owner.fields[i];
    Bound const* const id = field.find("id");
    KeyPart const part{.field = i};
    if (id != nullptr && field.is_column()) add_primary_key(draft, owner, *id, {&part, 1});
  }
  for (Bound const& attribute : owner.attributes) {
    if (attribute.row->name == "id")
      add_primary_key(draft, owner, attribute, read_parts(draft, owner, attribute));
  }
  for (std::size_t i = 0; i < owner.fields.size(); ++i) {
    Bound const* const unique = owner.fields[i].find("unique");
    KeyPart const part{.field = i};
    if (unique != nullptr && owner.fields[i].is_column()) add_index(draft, owner, *unique, {&part, 1});
  }
  for (std::string_view const kind : {"index", "unique"}) {
    for (Bound const& attribute : owner.attributes) {
      if (attribute.row->name == kind)
        add_index(draft, owner, attribute, read_parts(draft, owner, attribute));
    }
  }
  if (draft.diagnostics.errors() == errors) check_criterion(draft, owner);
}

}  // namespace lockstep::resolving
