// Names: the one namespace of models, views, types and enums, what may not be a name, and the names that
// constraints get.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

// Words of JavaScript that the generated client could not use, and the client's own class. Sorted.
constexpr auto reserved = std::to_array<std::string_view>(
    {"PrismaClient", "async",      "await",     "break",  "case",     "catch", "class",      "const",
     "continue",     "debugger",   "default",   "delete", "do",       "else",  "enum",       "export",
     "extends",      "false",      "finally",   "for",    "function", "if",    "implements", "import",
     "in",           "instanceof", "interface", "let",    "new",      "null",  "package",    "private",
     "protected",    "public",     "return",    "super",  "switch",   "this",  "throw",      "true",
     "try",          "typeof",     "using",     "var",    "void",     "while", "with",       "yield"});

// Complains about what no model, field, enum or value may be called.
void check_spelling(Draft& draft, ast::Identifier const& name, std::string_view what, std::string_view map) {
  auto const help = [&] {
    return fmt::format("`{}(\"{}\")` keeps the name in the database", map, name.text);
  };
  if (!name.text.empty() && name.text.front() >= '0' && name.text.front() <= '9') {
    draft.complain(Code::invalid_name, name.span,
                   fmt::format("the name of {} must not start with a digit: `{}`", what, name.text), help());
  } else if (name.text.find('-') != std::string::npos) {
    draft.complain(Code::invalid_name, name.span,
                   fmt::format("the name of {} must not contain `-`: `{}`", what, name.text), help());
  }
}

void check_top_level_name(Draft& draft, ast::Identifier const& name, bool client_class) {
  if (find_scalar(name.text) != nullptr) {
    draft.complain(Code::reserved_name, name.span,
                   fmt::format("`{}` is the name of a built-in type", name.text));
  } else if (client_class && std::ranges::binary_search(reserved, name.text)) {
    draft.complain(
        Code::reserved_name, name.span, fmt::format("`{}` is a reserved word", name.text),
        fmt::format("with another name, `@@map(\"{}\")` keeps this one in the database", name.text));
  }
}

// False when the name is taken; that has then been said.
bool declare(Draft& draft, ast::Identifier const& name, BlockKind kind, std::size_t index) {
  check_spelling(draft, name, kind == BlockKind::enumeration ? "an enum" : "a model", "@@map");
  check_top_level_name(draft, name, true);
  auto const declared = draft.names.try_emplace(name.text, Declared{kind, index, name.span});
  if (declared.second) return true;
  draft.complain(Code::duplicate_name, name.span, fmt::format("`{}` is already declared", name.text), {},
                 {{declared.first->second.span, "first declared here"}});
  return false;
}

// Indexes by name, sorted; says which members are there twice.
template <class Members>
std::vector<std::pair<std::string_view, std::size_t>> index_members(Draft& draft, Members const& members,
                                                                    Code code, std::string_view what) {
  std::vector<std::pair<std::string_view, std::size_t>> sorted;
  sorted.reserve(members.size());
  for (auto const& member : members) {
    check_spelling(draft, member.name, what == "field" ? "a field" : "an enum value", "@map");
    sorted.push_back({member.name.text, sorted.size()});
  }
  std::ranges::sort(sorted);
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i].first != sorted[i - 1].first) continue;
    auto const& again = members[sorted[i].second].name;
    auto const first =
        std::ranges::lower_bound(sorted, again.text, {}, [](auto const& entry) { return entry.first; });
    draft.complain(code, again.span, fmt::format("{} `{}` is already declared", what, again.text), {},
                   {{members[first->second].name.span, "first declared here"}});
  }
  return sorted;
}

void collect(Draft& draft, ast::Model const& model) {
  if (model.kind == ast::ModelKind::composite) {
    draft.complain(Code::composite_type, model.name.span,
                   fmt::format("composite type `{}` is not supported on PostgreSQL", model.name.text),
                   "write a model, or a `Json` field");
    declare(draft, model.name, BlockKind::refused, 0);
    return;
  }
  if (!declare(draft, model.name, BlockKind::model, draft.models.size())) return;
  draft.models.emplace_back().syntax = &model;
}

void collect(Draft& draft, ast::Enum const& enumeration) {
  if (!declare(draft, enumeration.name, BlockKind::enumeration, draft.enums.size())) return;
  EnumDraft& added = draft.enums.emplace_back();
  added.syntax = &enumeration;
  added.by_name = index_members(draft, enumeration.values, Code::duplicate_enum_value, "enum value");
  if (enumeration.values.empty()) {
    draft.complain(Code::empty_enum, enumeration.name.span,
                   fmt::format("enum `{}` has no values; it needs at least one", enumeration.name.text));
  }
}

void collect(Draft& draft, ast::Config const& config) { check_top_level_name(draft, config.name, false); }

using Seen = std::unordered_map<std::string_view, Span>;

void check_unique(Draft& draft, Seen& seen, std::string_view name, Span span, std::string_view where) {
  auto const inserted = seen.try_emplace(name, span);
  if (inserted.second) return;
  std::vector<Label> labels;
  if (inserted.first->second != span) labels.push_back({inserted.first->second, "the other one"});
  draft.complain(Code::constraint_name_clash, span,
                 fmt::format("two constraints of {} are called `{}`", where, name),
                 "give one of them another name with `map`", std::move(labels));
}

// Whether a foreign key bears the name of another constraint of its table, for which it is not yet known
// which. names is a buffer.
bool has_foreign_key_clash(model::Table const& table, std::vector<std::string_view>& names) {
  if (table.foreign_keys.empty()) return false;
  names.clear();
  if (table.primary_key) names.emplace_back(table.primary_key->name);
  for (model::Index const& index : table.indexes) names.emplace_back(index.name);
  for (model::ForeignKey const& key : table.foreign_keys) names.emplace_back(key.name);
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

// The name of a table, for looking it up.
struct Taken {
  std::string_view schema, name;
  Span span;
  bool join = false;  // of an implicit many-to-many relation

  std::pair<std::string_view, std::string_view> key() const { return {schema, name}; }
};

}  // namespace

void Draft::complain(Code code, Span span, std::string message, std::string help, std::vector<Label> labels) {
  diagnostics.add({code, span, std::move(message), std::move(labels), std::move(help)});
}

void collect_names(Draft& draft) {
  std::size_t models = 0;
  for (ast::File const& file : draft.files) models += file.blocks.size();
  draft.models.reserve(models);
  draft.names.reserve(models);
  for (ast::File const& file : draft.files) {
    for (ast::Block const& block : file.blocks) {
      std::visit([&](auto const& x) { collect(draft, x); }, block);
    }
  }
}

void index_fields(Draft& draft, ModelDraft& owner) {
  std::size_t const errors = draft.diagnostics.errors();
  owner.by_name = index_members(draft, owner.syntax->fields, Code::duplicate_field, "field");
  draft.incomplete = draft.incomplete || draft.diagnostics.errors() > errors;
}

bool is_reserved(std::string_view name) {
  return find_scalar(name) != nullptr || std::ranges::binary_search(reserved, name);
}

std::string_view cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return text.substr(0, size);
}

std::string constraint_name(std::string_view table, std::vector<std::string> const& columns,
                            std::string_view suffix) {
  std::size_t size = table.size() + suffix.size();
  for (std::string const& column : columns) size += 1 + column.size();
  std::string name;
  name.reserve(size);
  name.append(table);
  for (std::string const& column : columns) name.append(1, '_').append(column);
  name.resize(cut(name, 63 - suffix.size()).size());
  return name.append(suffix);
}

std::string_view database_name(Draft& draft, Bounds attributes, ast::Identifier const& name) {
  Bound const* const map = find_attribute(attributes, "map");
  ast::Argument const* const argument = map != nullptr ? map->find("name") : nullptr;
  std::string_view const whole = argument != nullptr ? argument->value.text : name.text;
  std::string_view const kept = cut(whole, 63);
  if (kept.size() < whole.size()) {
    draft.complain(Code::name_cut, argument != nullptr ? argument->value.span : name.span,
                   fmt::format("the name has {} bytes, PostgreSQL keeps 63", whole.size()),
                   fmt::format("in the database it is `{}`", kept));
  }
  return kept;
}

void check_database_names(Draft& draft) {
  std::vector<Taken> taken;
  taken.reserve(draft.models.size() + draft.join_tables.size());
  for (ModelDraft const& model : draft.models)
    taken.push_back({model.table.name.schema, model.table.name.name, model.syntax->name.span, false});
  for (JoinTable const& join : draft.join_tables)
    taken.push_back({join.table.name.schema, join.table.name.name, join.span, true});
  std::ranges::stable_sort(taken, {}, &Taken::key);
  for (std::size_t i = 1; i < taken.size(); ++i) {
    if (taken[i].key() != taken[i - 1].key() || !taken[i].join) continue;
    draft.complain(Code::duplicate_database_name, taken[i].span,
                   fmt::format("the table of this relation is `{}`, which there is already", taken[i].name),
                   "give the relation another name with `@relation(\"name\")`",
                   {{taken[i - 1].span, "the other one"}});
  }
  auto const refuse = [&](std::string_view schema, std::string_view name, Span span, std::string_view what) {
    std::pair const key(schema, name);
    auto const other = std::ranges::lower_bound(taken, key, {}, &Taken::key);
    if (other == taken.end() || other->key() != key) return;
    draft.complain(Code::server_refuses, span,
                   fmt::format("{} and a table are both called `{}` in the database", what, name),
                   "PostgreSQL keeps types, tables and indexes of a schema under one set of names",
                   {{other->span, "the table"}});
  };
  for (EnumDraft const& owner : draft.enums) {
    model::Name const& name = owner.result.name;
    refuse(name.schema, name.name, owner.syntax->name.span, "an enum");
  }
  for (ModelDraft const& model : draft.models) {
    if (model.is_view()) continue;
    for (std::size_t i = 0; i < model.table.indexes.size(); ++i)
      refuse(model.table.name.schema, model.table.indexes[i].name, model.index_spans[i], "an index");
  }
}

void check_constraint_names(Draft& draft) {
  std::unordered_map<std::string_view, Seen> schemas;
  std::vector<std::string_view> names;  // a buffer
  for (ModelDraft const& model : draft.models) {
    if (model.is_view()) continue;
    model::Table const& table = model.table;
    Seen& in_schema = schemas[table.name.schema];
    if (table.primary_key)
      check_unique(draft, in_schema, table.primary_key->name, model.primary_key_span, "the schema");
    for (std::size_t i = 0; i < table.indexes.size(); ++i) {
      check_unique(draft, in_schema, table.indexes[i].name, model.index_spans[i], "the schema");
    }
    if (!has_foreign_key_clash(table, names)) continue;
    Seen in_table;
    if (table.primary_key) in_table.try_emplace(table.primary_key->name, model.primary_key_span);
    for (std::size_t i = 0; i < table.indexes.size(); ++i) {
      in_table.try_emplace(table.indexes[i].name, model.index_spans[i]);
    }
    for (std::size_t i = 0; i < table.foreign_keys.size(); ++i) {
      check_unique(draft, in_table, table.foreign_keys[i].name, model.foreign_key_spans[i],
                   fmt::format("model `{}`", model.name()));
    }
  }
}

std::string suggestion(std::string_view word, std::vector<std::string> const& candidates) {
  std::optional<std::string> const found = nearest(word, candidates);
  return found ? fmt::format("did you mean `{}`?", *found) : std::string();
}

std::optional<std::size_t> ModelDraft::field(std::string_view field_name) const {
  auto const found =
      std::ranges::lower_bound(by_name, field_name, {}, [](auto const& entry) { return entry.first; });
  if (found == by_name.end() || found->first != field_name) return std::nullopt;
  return found->second;
}

std::vector<std::string> ModelDraft::field_names() const {
  std::vector<std::string> names;
  for (ast::Field const& field : syntax->fields) names.emplace_back(field.name.text);
  return names;
}

std::string ModelDraft::list(std::vector<std::size_t> const& some) const {
  std::string names;
  for (std::size_t const index : some) {
    if (!names.empty()) names.append(", ");
    names.append(fields[index].name());
  }
  return names;
}

}  // namespace lockstep::resolving
