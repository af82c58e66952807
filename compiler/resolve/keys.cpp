// Primary keys, unique indexes and indexes of a model, in Prisma's order: the primary key, @unique in the
// order of the fields, all @@index, all @@unique. Each key is also kept as a criterion, by which relations
// find their target.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

std::string_view written(Bound const& attribute) {
  if (attribute.row->name == "id") return attribute.row->block ? "@@id" : "@id";
  if (attribute.row->name == "unique") return attribute.row->block ? "@@unique" : "@unique";
  return "@@index";
}

// The entries of a list of fields, or the single one that stands for a list.
std::vector<ast::Expression const*> entries_of(ast::Expression const& value) {
  if (value.kind != ast::ExpressionKind::array) return {&value};
  std::vector<ast::Expression const*> entries;
  entries.reserve(value.arguments.size());
  for (ast::Argument const& item : value.arguments) entries.push_back(&item.value);
  return entries;
}

// What the arguments behind a field of a key say that PostgreSQL cannot do.
void check_entry(Draft& draft, Bound const& attribute, ast::Expression const& entry) {
  bool const primary = attribute.row->name == "id";
  for (ast::Argument const& argument : entry.arguments) {
    if (!argument.name) continue;
    std::string_view const name = argument.name->text;
    bool const refused =
        name == "length" || (primary && name == "sort") || (name == "ops" && attribute.row->name != "index");
    if (!refused) continue;
    draft.complain(
        Code::unsupported_argument, argument.span,
        fmt::format("argument `{}` is not supported in `{}` on PostgreSQL", name, written(attribute)));
  }
}

std::optional<std::size_t> find_key_field(Draft& draft, ModelDraft const& owner,
                                          ast::Expression const& entry) {
  using enum ast::ExpressionKind;
  if (entry.kind != path && entry.kind != call) {
    draft.complain(Code::argument_kind, entry.span, "a field is written as its bare name");
    return std::nullopt;
  }
  std::optional<std::size_t> const found = owner.field(entry.text);
  if (!found) {
    draft.complain(Code::unknown_field, entry.span,
                   fmt::format("`{}` has no field `{}`", owner.name(), entry.text),
                   suggestion(entry.text, owner.field_names()));
    return std::nullopt;
  }
  if (owner.fields[*found].kind == FieldKind::relation) {
    Bound const* const relation = owner.fields[*found].find("relation");
    ast::Argument const* const fields = relation != nullptr ? relation->find("fields") : nullptr;
    std::string names;
    if (fields != nullptr) {
      for (ast::Expression const* item : entries_of(fields->value))
        names.append(names.empty() ? "" : ", ").append(item->text);
    }
    draft.complain(Code::relation_field_in_list, entry.span,
                   fmt::format("`{}` is a relation field, not a column", entry.text),
                   names.empty() ? std::string() : fmt::format("write its scalar fields: `{}`", names));
    return std::nullopt;
  }
  return owner.fields[*found].is_column() ? found : std::nullopt;
}

// The fields of a block attribute; empty after a complaint.
std::vector<KeyPart> read_parts(Draft& draft, ModelDraft const& owner, Bound const& attribute) {
  std::vector<KeyPart> parts;
  ast::Argument const* const argument = attribute.find("fields");
  if (argument == nullptr) return parts;
  std::vector<ast::Expression const*> const entries = entries_of(argument->value);
  parts.reserve(entries.size());
  if (entries.empty()) {
    draft.complain(Code::empty_field_list, argument->value.span,
                   fmt::format("`{}` needs at least one field", written(attribute)));
  }
  bool complete = true;
  for (ast::Expression const* entry : entries) {
    std::optional<std::size_t> const field = find_key_field(draft, owner, *entry);
    complete = complete && field;
    if (!field) continue;
    if (std::ranges::find(parts, *field, &KeyPart::field) != parts.end()) {
      draft.complain(Code::repeated_field, entry->span,
                     fmt::format("field `{}` is listed twice", entry->text));
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

// The client's name of a compound key, given or made of its fields, must not be that of a field or of another
// key.
void check_client_name(Draft& draft, ModelDraft const& owner, Bound const& attribute, Criterion& criterion) {
  ast::Argument const* const argument = attribute.row->block ? attribute.find("name") : nullptr;
  Span const span = argument != nullptr ? argument->value.span : attribute.syntax->span;
  if (argument != nullptr) {
    criterion.client_name = argument->value.text;
    bool const legal =
        !criterion.client_name.empty() && std::ranges::all_of(criterion.client_name, [](char c) {
          return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        });
    if (!legal) {
      draft.complain(Code::client_name, span, "the name may contain letters, digits and `_` only",
                     "a name for the database is given with `map`");
    }
    for (Criterion const& other : owner.criteria) {
      if (other.client_name != criterion.client_name || other.fields == criterion.fields) continue;
      draft.complain(Code::client_name, span,
                     fmt::format("another key is called `{}`", criterion.client_name));
    }
  } else if (criterion.fields.size() > 1) {
    for (std::size_t const field : criterion.fields) {
      criterion.client_name.append(criterion.client_name.empty() ? "" : "_")
          .append(owner.fields[field].name());
    }
  }
  if (!criterion.client_name.empty() && owner.field(criterion.client_name)) {
    draft.complain(Code::client_name, span,
                   fmt::format("the key would be called `{}`, which is a field", criterion.client_name),
                   "give it another name with `name`");
  }
}

void add_criterion(Draft& draft, ModelDraft& owner, Bound const& attribute, std::span<KeyPart const> parts) {
  Criterion criterion{.fields = {},
                      .primary = attribute.row->name == "id",
                      .client_name = {},
                      .span = attribute.syntax->span};
  criterion.fields.reserve(parts.size());
  for (KeyPart const& part : parts) criterion.fields.push_back(part.field);
  check_client_name(draft, owner, attribute, criterion);
  owner.criteria.push_back(std::move(criterion));
}

void add_primary_key(Draft& draft, ModelDraft& owner, Bound const& attribute,
                     std::span<KeyPart const> parts) {
  if (parts.empty()) return;
  for (KeyPart const& part : parts) {
    FieldDraft const& field = owner.fields[part.field];
    owner.table.columns[field.position].nullable = false;  // as PostgreSQL makes it
    if (field.arity == ast::Arity::required || owner.ignored) continue;
    draft.complain(Code::key_not_required,
                   part.syntax != nullptr ? part.syntax->span : attribute.syntax->span,
                   fmt::format("field `{}` of a primary key must be required and no list", field.name()));
  }
  if (owner.table.primary_key) {
    draft.complain(
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
    draft.complain(Code::repeated_argument, attribute.find("name")->span,
                   "`name` is the old spelling of `map`; one is enough");
    return constraint_map(draft, attribute);
  }
  return constraint_map(draft, attribute, "name");
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
  if (owner.is_view()) {
    for (std::string_view const refused : {"map", "sort"}) {
      if (attribute.find(refused) == nullptr) continue;
      draft.complain(
          Code::view_attribute, attribute.find(refused)->span,
          fmt::format("argument `{}` is not allowed in a view: there is no index to apply it to", refused));
    }
  }
  owner.table.indexes.push_back(std::move(index));
  owner.index_spans.push_back(attribute.syntax->span);
  if (unique) {
    add_criterion(draft, owner, attribute, parts);
  } else {
    std::vector<std::size_t>& fields = owner.plain_indexes.emplace_back();
    fields.reserve(parts.size());
    for (KeyPart const& part : parts) fields.push_back(part.field);
  }
}

void check_criterion(Draft& draft, ModelDraft const& owner) {
  if (owner.ignored || owner.is_view()) return;
  bool const strict = std::ranges::any_of(owner.criteria, [&](Criterion const& criterion) {
    return std::ranges::all_of(criterion.fields, [&](std::size_t field) {
      return owner.fields[field].arity != ast::Arity::optional &&
             owner.fields[field].kind != FieldKind::unsupported;
    });
  });
  if (strict) return;
  draft.complain(
      Code::no_criterion, owner.syntax->name.span,
      fmt::format(
          "model `{}` has no key: it needs `@id`, `@@id`, `@unique` or `@@unique` over required fields",
          owner.name()));
}

}  // namespace

void resolve_keys(Draft& draft, ModelDraft& owner) {
  std::size_t const errors = draft.diagnostics.errors();
  bool understood = true;  // no key was lost because of another mistake
  for (std::size_t i = 0; i < owner.fields.size(); ++i) {
    FieldDraft const& field = owner.fields[i];
    understood = understood && field.kind != FieldKind::unknown;
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
  if (understood && draft.diagnostics.errors() == errors) check_criterion(draft, owner);
}

}  // namespace lockstep::resolving
