// The schema while it is being resolved: what the passes of this folder hand to each other. Text of the
// syntax tree is referred to, not copied; it outlives the draft. Fields, models and enums are named by their
// index.
//
// The passes, in their order (resolve.cpp): settings, names, enums, models (fields, defaults, keys, indexes),
// relations, constraint names. Each continues after an error and marks what later passes must not complain
// about again.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/resolve/names.hpp"
#include "compiler/resolve/resolve.hpp"
#include "compiler/resolve/tables.hpp"

namespace lockstep::resolving {

// An attribute whose arguments found their places; an absent or wrong one is null.
struct Bound {
  ast::Attribute const* syntax = nullptr;
  AttributeRow const* row = nullptr;
  std::array<ast::Argument const*, max_arguments> values{};

  // The argument of that name, which must be one of the row. In this header, because it is asked for with
  // names that are constants, which makes comparing quick; so is find_attribute.
  ast::Argument const* find(std::string_view name) const {
    for (std::size_t i = 0; i < row->arguments.size(); ++i) {
      if (row->arguments[i].name == name) return values[i];
    }
    return nullptr;
  }
  // The text of a string argument, or nothing.
  std::optional<std::string_view> text(std::string_view name) const;
};

// The attributes of one thing; they lie in Draft::storage.
using Bounds = List<Bound>;

// The attribute of that name, or null.
inline Bound const* find_attribute(Bounds attributes, std::string_view name) {
  for (Bound const& bound : attributes) {
    if (bound.row->name == name) return &bound;
  }
  return nullptr;
}

// Up to so many fields or values, and that is nearly always, looking at all of them is quicker than making an
// order first.
inline constexpr std::size_t few_members = 24;

// The fields of a model or the values of an enum by their names in the language, sorted; empty where they are
// few.
using ByName = std::vector<std::pair<std::string_view, std::size_t>>;

// The index of the member of that name, or nothing.
template <class T>
std::optional<std::size_t> find_member(List<T> const& members, ByName const& by_name, std::string_view name) {
  if (members.size() <= few_members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (members[i].name.text == name) return i;
    }
    return std::nullopt;
  }
  auto const found =
      std::ranges::lower_bound(by_name, name, {}, [](auto const& entry) { return entry.first; });
  if (found == by_name.end() || found->first != name) return std::nullopt;
  return found->second;
}

struct EnumDraft {
  ast::Enum const* syntax = nullptr;
  Bounds attributes;
  ByName by_name;
  model::Enum result;  // empty name: must not be used
};

enum class FieldKind { unknown, scalar, enumeration, relation, unsupported };

struct FieldDraft {
  ast::Field const* syntax = nullptr;
  FieldKind kind = FieldKind::unknown;
  ast::Arity arity = ast::Arity::required;
  Scalar scalar = Scalar::string;
  NativeRow const* native = nullptr;  // only when written
  std::size_t target = 0;             // of an enum or a relation: its index
  Bounds attributes;
  std::string_view column;   // in the database; empty for relations
  std::size_t position = 0;  // among the columns of the table
  bool ignored = false;

  std::string_view name() const { return syntax->name.text; }
  Bound const* find(std::string_view attribute) const { return find_attribute(attributes, attribute); }
  bool is_column() const { return kind != FieldKind::relation && kind != FieldKind::unknown; }
};

// A primary key or a unique index, as relations and the check for a criterion see it.
struct Criterion {
  List<std::size_t> fields;
  bool primary = false;
  ast::Argument const* where = nullptr;  // of a partial unique index
  Span span;
};

struct ModelDraft {
  ast::Model const* syntax = nullptr;
  Bounds attributes;
  std::span<FieldDraft> fields;  // in Draft::storage
  ByName by_name;
  std::vector<std::uint32_t> by_column;  // the fields that are columns, sorted by these; empty where few
  std::vector<Criterion> criteria;
  std::map<std::string_view, Span> key_names;    // for the client, as given, and the keys that bear them
  std::vector<List<std::size_t>> plain_indexes;  // the fields of each @@index
  bool ignored = false;
  model::Table table;
  std::vector<Span> index_spans;        // parallel to table.indexes
  std::vector<Span> foreign_key_spans;  // parallel to table.foreign_keys
  Span primary_key_span;

  std::string_view name() const { return syntax->name.text; }
  bool is_view() const { return syntax->kind == ast::ModelKind::view; }
  // The index of a field, or nothing.
  std::optional<std::size_t> field(std::string_view field_name) const {
    return find_member(syntax->fields, by_name, field_name);
  }
  // Whether there is a column of that name.
  bool has_column(std::string_view column) const;
  // "a, b": the names of some fields, for messages.
  std::string list(List<std::size_t> some) const;
  std::string list(std::vector<std::size_t> const& some) const {
    return list(List<std::size_t>(some.data(), some.size()));
  }
};

// A relation whose actions change the rows that refer, in relation mode "prisma".
struct Cascade {
  std::size_t from = 0;  // models
  std::size_t to = 0;
  std::string_view field;
  Span span;
};

// A field that is a relation: the indexes of its model and of itself there.
struct RelationField {
  std::size_t model = 0;
  std::size_t field = 0;
};

// The table of an implicit many-to-many relation.
struct JoinTable {
  model::Table table;
  Span span;
};

enum class BlockKind { model, enumeration, refused };
struct Declared {
  BlockKind kind = BlockKind::model;
  std::size_t index = 0;
  Span span;
};

struct Draft {
  std::vector<ast::File> const& files;
  ResolveOptions const& options;
  Diagnostics& diagnostics;
  Resolved result{};

  ast::Config const* datasource = nullptr;
  bool foreign = false;  // the schema is for another database
  bool schemas_given = false;
  bool incomplete = false;  // a name or a type was not understood, so that something may seem to be missing
  Arena storage{};          // of the fields, of what attributes are bound to, and of the fields of keys
  std::vector<Bound> bound{};  // a buffer
  std::vector<EnumDraft> enums{};
  std::vector<ModelDraft> models{};
  std::vector<RelationField> relation_fields{};  // in the order of the text
  std::vector<JoinTable> join_tables{};
  std::vector<Cascade> cascades{};
  std::unordered_map<std::string_view, Declared> names{};  // only looked up, never walked

  void report(Code code, Span span, std::string message, std::string help = {},
              std::vector<Label> labels = {});
};

// -- settings.cpp: datasource and generators; fills result.datasource, result.schemas and the extensions.
void read_settings(Draft& draft);

// -- names.cpp
// Fills draft.names, draft.models and draft.enums (only their syntax) and complains about the names
// themselves.
void collect_names(Draft& draft);
// Fills owner.by_name and complains about the names of the fields. Not done by collect_names, because the
// fields of a large schema do not stay in the cache until they are resolved.
void index_fields(Draft& draft, ModelDraft& owner);
// What the thing is called in the database: its @map or @@map, else its own name, as much of it as PostgreSQL
// keeps; a longer one is warned of. The text is one of the syntax tree.
std::string_view database_name(Draft& draft, Bounds attributes, ast::Identifier const& name);
// Tables, enums, join tables and indexes of one name, which Prisma's checks do not compare with each other.
void check_database_names(Draft& draft);
// Two constraints that would bear one name, in the table or in the schema of PostgreSQL.
void check_constraint_names(Draft& draft);
// `did you mean` help, or no help.
std::string suggestion(std::string_view word, std::vector<std::string> const& candidates);
// Whether to look for a suggestion where there may be many candidates. Past the first hundred mistakes nobody
// reads them, and comparing each with every name would take quadratic time.
bool is_worth_suggesting(Draft const& draft);
// The names of the fields as candidates, if that is so.
std::vector<std::string> field_candidates(Draft const& draft, ModelDraft const& owner);

// The fields that a list has named so far.
class Listed {
 public:
  // The entry that has named the field before; null if none has, then it is this one.
  ast::Expression const* add(std::size_t field, ast::Expression const& entry) {
    if (few_.size() < 32) {  // nearly always, and then looking at all of them is quickest
      for (auto const& [other, first] : few_) {
        if (other == field) return first;
      }
      few_.push_back({field, &entry});
      return nullptr;
    }
    if (many_.empty()) many_.insert(few_.begin(), few_.end());
    auto const inserted = many_.try_emplace(field, &entry);
    return inserted.second ? nullptr : inserted.first->second;
  }

 private:
  std::vector<std::pair<std::size_t, ast::Expression const*>> few_;
  std::unordered_map<std::size_t, ast::Expression const*> many_;
};

// The items of a list, or the single one that stands for a list.
inline List<ast::Argument> entries_of(ast::Argument const& argument) {
  bool const list = argument.value.kind == ast::ExpressionKind::array;
  return list ? argument.value.arguments : List<ast::Argument>(&argument, 1);
}

// -- attributes.cpp
enum class OwnerKind { field, enum_value, model, enumeration };
// Binds all attributes but native types, and complains about unknown, misplaced and repeated ones.
Bounds bind_attributes(Draft& draft, List<ast::Attribute> const& attributes, OwnerKind owner, unsigned place);
// The PostgreSQL schema that @@schema names, or the default one.
std::string schema_of(Draft& draft, Bounds attributes, ast::Identifier const& block);
// The hints among the attributes, for the object that bears them; it is made only where there is one.
void read_hints(Draft& draft, Bounds attributes, std::function<model::ObjectRef()> const& object);
// `map` of a key, an index or a foreign key, checked; or nothing.
std::optional<std::string> constraint_map(Draft& draft, Bound const& attribute,
                                          std::string_view argument = "map");

// -- enums.cpp
void resolve_enums(Draft& draft);

// -- models.cpp: names of tables, fields, columns.
void resolve_models(Draft& draft);
// -- types.cpp: what a field is and the type of its column, with its native type; and diagnostics about both.
void resolve_type(Draft& draft, FieldDraft& field, model::Type& result);
// The native type that a field has, written or by default ("Integer" for Int); empty for enums and
// Unsupported.
std::string_view native_name(FieldDraft const& field);

// -- defaults.cpp: fills value, generated and, for a sequence, nullable.
void resolve_default(Draft& draft, ModelDraft const& owner, FieldDraft const& field, model::Column& column);
// -- generated.cpp: whether SQL text names a column other than its own.
bool names_other_column(std::string_view sql, std::string_view own, ModelDraft const& owner);

// -- keys.cpp: primary key, unique indexes, indexes of one model.
void resolve_keys(Draft& draft, ModelDraft& owner);
// -- indexes.cpp: what is said about an index in addition to its columns.
struct KeyPart {
  std::size_t field = 0;
  ast::Expression const* syntax = nullptr;  // a path, or a call with sort and ops
};
void resolve_index(Draft& draft, ModelDraft const& owner, Bound const& attribute,
                   std::span<KeyPart const> parts, model::Index& index);
// -- predicates.cpp: the SQL of a `where` argument, without parentheses around it.
std::string resolve_predicate(Draft& draft, ModelDraft const& owner, ast::Expression const& where);

// -- relations.cpp
void resolve_relations(Draft& draft);

}  // namespace lockstep::resolving
