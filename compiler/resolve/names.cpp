// Names: the common name space of models, views, types and enums, the reserved names, and the names of
// constraints.
#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

// Key words of JavaScript, which the generated client cannot use, and the class of the client. Sorted.
constexpr auto reserved = std::to_array<std::string_view>(
    {"PrismaClient", "async",      "await",     "break",  "case",     "catch", "class",      "const",
     "continue",     "debugger",   "default",   "delete", "do",       "else",  "enum",       "export",
     "extends",      "false",      "finally",   "for",    "function", "if",    "implements", "import",
     "in",           "instanceof", "interface", "let",    "new",      "null",  "package",    "private",
     "protected",    "public",     "return",    "super",  "switch",   "this",  "throw",      "true",
     "try",          "typeof",     "using",     "var",    "void",     "while", "with",       "yield"});

// Reports names that no model, field, enum or value may have.
void check_spelling(Draft& draft, ast::Identifier const& name, std::string_view what, std::string_view map) {
  auto const help = [&] {
    return fmt::format("`{}(\"{}\")` keeps the name in the database", map, name.text);
  };
  if (!name.text.empty() && name.text.front() >= '0' && name.text.front() <= '9') {
    draft.report(Code::invalid_name, name.span,
                 fmt::format("the name of {} must not start with a digit: `{}`", what, name.text), help());
  } else if (name.text.find('-') != std::string::npos) {
    draft.report(Code::invalid_name, name.span,
                 fmt::format("the name of {} must not contain `-`: `{}`", what, name.text), help());
  }
}

void check_top_level_name(Draft& draft, ast::Identifier const& name, bool client_class) {
  if (find_scalar(name.text) != nullptr) {
    draft.report(Code::reserved_name, name.span,
                 fmt::format("`{}` is the name of a built-in type", name.text));
  } else if (client_class && std::ranges::binary_search(reserved, name.text)) {
    draft.report(Code::reserved_name, name.span, fmt::format("`{}` is a reserved word", name.text),
                 fmt::format("with another name, `@@map(\"{}\")` keeps this one in the database", name.text));
  }
}

// Returns false after a diagnostic if the name is in use.
bool declare(Draft& draft, ast::Identifier const& name, BlockKind kind, std::size_t index) {
  check_spelling(draft, name, kind == BlockKind::enumeration ? "an enum" : "a model", "@@map");
  check_top_level_name(draft, name, true);
  auto const declared = draft.names.try_emplace(name.text, Declared{kind, index, name.span});
  if (declared.second) return true;
  draft.report(Code::duplicate_name, name.span, fmt::format("`{}` is already declared", name.text), {},
               {{declared.first->second.span, "first declared here"}});
  return false;
}

// Reports members with the same name.
template <class Members>
ByName index_members(Draft& draft, Members const& members, Code code, std::string_view what) {
  ByName by_name;
  bool const many = members.size() > few_members;
  if (many) by_name.reserve(members.size());
  for (auto const& member : members) {
    check_spelling(draft, member.name, what == "field" ? "a field" : "an enum value", "@map");
    if (many) by_name.push_back({member.name.text, by_name.size()});
  }
  std::ranges::sort(by_name);
  for (auto const& again : members) {
    auto const& first = members[*find_member(members, by_name, again.name.text)];
    if (&first == &again) continue;
    draft.report(code, again.name.span, fmt::format("{} `{}` is already declared", what, again.name.text), {},
                 {{first.name.span, "first declared here"}});
  }
  return by_name;
}

void collect(Draft& draft, ast::Model const& model) {
  if (model.kind == ast::ModelKind::composite) {
    draft.report(Code::composite_type, model.name.span,
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
    draft.report(Code::empty_enum, enumeration.name.span,
                 fmt::format("enum `{}` has no values; it needs at least one", enumeration.name.text));
  }
}

void collect(Draft& draft, ast::Config const& config) { check_top_level_name(draft, config.name, false); }

using Seen = std::unordered_map<std::string_view, Span>;

// other: the constraint that already has the name.
void complain_clash(Draft& draft, std::string_view name, Span span, Span other, std::string_view where) {
  std::vector<Label> labels;
  if (other != span) labels.push_back({other, "the other one"});
  draft.report(Code::constraint_name_clash, span,
               fmt::format("two constraints of {} are called `{}`", where, name),
               "give one of them another name with `map`", std::move(labels));
}

// Whether a foreign key has the name of another constraint of its table. names: a buffer.
bool has_foreign_key_clash(model::Table const& table, std::vector<std::string_view>& names) {
  if (table.foreign_keys.empty()) return false;
  names.clear();
  if (table.primary_key) names.emplace_back(table.primary_key->name);
  for (model::Index const& index : table.indexes) names.emplace_back(index.name);
  for (model::ForeignKey const& key : table.foreign_keys) names.emplace_back(key.name);
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

// A set of names with their schema. It uses open addressing, because it holds all tables or all constraints.
class QualifiedNames {
 public:
  // expected: the maximal number of names.
  explicit QualifiedNames(std::size_t expected)
      : slots_(std::bit_ceil(2 * expected + 1)), mask_(slots_.size() - 1) {
    entries_.reserve(expected);
  }

  // The span of the earlier entry with that name; null if there is none, and then the name is added.
  Span const* add(std::string_view schema, std::string_view name, Span span) {
    std::uint32_t& slot = slots_[place(schema, name)];
    if (slot != 0) return &entries_[slot - 1].span;
    entries_.push_back({schema, name, span});
    slot = static_cast<std::uint32_t>(entries_.size());
    return nullptr;
  }
  Span const* find(std::string_view schema, std::string_view name) const {
    std::uint32_t const slot = slots_[place(schema, name)];
    return slot == 0 ? nullptr : &entries_[slot - 1].span;
  }

 private:
  struct Entry {
    std::string_view schema, name;
    Span span;
  };
  // The slot of the name, or the free slot for it.
  std::size_t place(std::string_view schema, std::string_view name) const {
    std::size_t at = std::hash<std::string_view>()(name) & mask_;
    while (slots_[at] != 0) {
      Entry const& entry = entries_[slots_[at] - 1];
      if (entry.name == name && entry.schema == schema) break;
      at = (at + 1) & mask_;
    }
    return at;
  }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // indexes of entries_ + 1; 0: free
  std::size_t mask_;
};

}  // namespace

void Draft::report(Code code, Span span, std::string message, std::string help, std::vector<Label> labels) {
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
    draft.report(Code::name_cut, argument != nullptr ? argument->value.span : name.span,
                 fmt::format("the name has {} bytes, PostgreSQL keeps 63", whole.size()),
                 fmt::format("in the database it is `{}`", kept));
  }
  return kept;
}

void check_database_names(Draft& draft) {
  QualifiedNames tables(draft.models.size() + draft.join_tables.size());
  for (ModelDraft const& model : draft.models)
    tables.add(model.table.name.schema, model.table.name.name, model.syntax->name.span);
  for (JoinTable const& join : draft.join_tables) {
    model::Name const& name = join.table.name;
    Span const* const other = tables.add(name.schema, name.name, join.span);
    if (other == nullptr) continue;
    draft.report(Code::duplicate_database_name, join.span,
                 fmt::format("the table of this relation is `{}`, which there is already", name.name),
                 "give the relation another name with `@relation(\"name\")`", {{*other, "the other one"}});
  }
  auto const refuse = [&](std::string_view schema, std::string_view name, Span span, std::string_view what) {
    Span const* const other = tables.find(schema, name);
    if (other == nullptr) return;
    draft.report(Code::server_refuses, span,
                 fmt::format("{} and a table are both called `{}` in the database", what, name),
                 "PostgreSQL keeps types, tables and indexes of a schema under one set of names",
                 {{*other, "the table"}});
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
  std::size_t count = 0;
  for (ModelDraft const& model : draft.models) count += 1 + model.table.indexes.size();
  QualifiedNames constraints(count);
  std::vector<std::string_view> names;  // a buffer
  for (ModelDraft const& model : draft.models) {
    if (model.is_view()) continue;
    model::Table const& table = model.table;
    auto const check = [&](std::string_view name, Span span) {
      Span const* const other = constraints.add(table.name.schema, name, span);
      if (other != nullptr) complain_clash(draft, name, span, *other, "the schema");
    };
    if (table.primary_key) check(table.primary_key->name, model.primary_key_span);
    for (std::size_t i = 0; i < table.indexes.size(); ++i) check(table.indexes[i].name, model.index_spans[i]);
    if (!has_foreign_key_clash(table, names)) continue;
    Seen in_table;
    if (table.primary_key) in_table.try_emplace(table.primary_key->name, model.primary_key_span);
    for (std::size_t i = 0; i < table.indexes.size(); ++i) {
      in_table.try_emplace(table.indexes[i].name, model.index_spans[i]);
    }
    for (std::size_t i = 0; i < table.foreign_keys.size(); ++i) {
      std::string_view const name = table.foreign_keys[i].name;
      auto const inserted = in_table.try_emplace(name, model.foreign_key_spans[i]);
      if (inserted.second) continue;
      complain_clash(draft, name, model.foreign_key_spans[i], inserted.first->second,
                     fmt::format("model `{}`", model.name()));
    }
  }
}

std::string suggestion(std::string_view word, std::vector<std::string> const& candidates) {
  std::optional<std::string> const found = nearest(word, candidates);
  return found ? fmt::format("did you mean `{}`?", *found) : std::string();
}

bool is_worth_suggesting(Draft const& draft) { return draft.diagnostics.errors() < 100; }

std::vector<std::string> field_candidates(Draft const& draft, ModelDraft const& owner) {
  std::vector<std::string> names;
  if (!is_worth_suggesting(draft)) return names;
  for (ast::Field const& field : owner.syntax->fields) names.emplace_back(field.name.text);
  return names;
}

bool ModelDraft::has_column(std::string_view column) const {
  auto const column_of = [&](std::uint32_t i) { return fields[i].column; };
  if (fields.size() > few_members) return std::ranges::binary_search(by_column, column, {}, column_of);
  return std::ranges::any_of(
      fields, [&](FieldDraft const& field) { return field.is_column() && field.column == column; });
}

std::string ModelDraft::list(List<std::size_t> some) const {
  std::string names;
  for (std::size_t const index : some) {
    if (!names.empty()) names.append(", ");
    names.append(fields[index].name());
  }
  return names;
}

}  // namespace lockstep::resolving
