// The schema while it is being resolved: the data that the passes of this folder share. It refers to the text
// of the syntax tree, which outlives the draft. Indexes identify fields, models and enums.
//
// The passes, in their order (resolve.cpp): settings, names, enums, models (fields, defaults, keys, indexes),
// relations, constraint names. Each pass continues after an error and marks what later passes must not report
// again.
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

// An attribute with its arguments in the order of the row; an absent or wrong argument is null.
struct Bound {
  ast::Attribute const* syntax = nullptr;
  AttributeRow const* row = nullptr;
  std::array<ast::Argument const*, max_arguments> values{};

  // The argument of that name, which must be one of the row. It is inline because the names are mostly
  // constants, so that the comparison is fast; so is find_attribute.
  ast::Argument const* find(std::string_view name) const {
    for (std::size_t i = 0; i < row->arguments.size(); ++i) {
      if (row->arguments[i].name == name) return values[i];
    }
    return nullptr;
  }
  // The text of a string argument, or nullopt.
  std::optional<std::string_view> text(std::string_view name) const;
};

// The attributes of one element, in Draft::storage.
using Bounds = List<Bound>;

// The attribute of that name, or null.
inline Bound const* find_attribute(Bounds attributes, std::string_view name) {
  for (Bound const& bound : attributes) {
    if (bound.row->name == name) return &bound;
  }
  return nullptr;
}

// Up to this number of fields or values, which is nearly always enough, a linear search is faster than
// sorting.
inline constexpr std::size_t few_members = 24;

// The fields of a model or the values of an enum by their names in the language, sorted; empty if there are
// few.
using ByName = std::vector<std::pair<std::string_view, std::size_t>>;

// The index of the member of that name, or nullopt.
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

// A primary key or a unique index, for relations and for the check that a model has one.
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
  std::vector<std::uint32_t>
      by_column;  // the fields that are columns, sorted by column; empty if there are few
  std::vector<Criterion> criteria;
  std::map<std::string_view, Span>
      key_names;  // the names of keys for the client, and the keys with these names
  std::vector<List<std::size_t>> plain_indexes;  // the fields of each @@index
  bool ignored = false;
  model::Table table;
  std::vector<Span> index_spans;        // parallel to table.indexes
  std::vector<Span> foreign_key_spans;  // parallel to table.foreign_keys
  Span primary_key_span;

  std::string_view name() const { return syntax->name.text; }
  bool is_view() const { return syntax->kind == ast::ModelKind::view; }
  // The index of a field, or nullopt.
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

// A relation whose actions change the referencing rows, in relation mode "prisma".
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
  bool incomplete = false;     // a name or a type has an error, so that something else may seem to be missing
  Arena storage{};             // of fields, bound attributes and the fields of keys
  std::vector<Bound> bound{};  // a buffer
  std::vector<EnumDraft> enums{};
  std::vector<ModelDraft> models{};
  std::vector<RelationField> relation_fields{};  // in the order of the text
  std::vector<JoinTable> join_tables{};
  std::vector<Cascade> cascades{};
  std::unordered_map<std::string_view, Declared> names{};  // only looked up, never iterated

  void report(Code code, Span span, std::string message, std::string help = {},
              std::vector<Label> labels = {});
};

// -- settings.cpp: datasource and generators; fills result.datasource, result.schemas and the extensions.
void read_settings(Draft& draft);

// -- names.cpp Fills draft.names, draft.models and draft.enums (only their syntax) and reports errors in the
// names.
void collect_names(Draft& draft);
// Fills owner.by_name and reports errors in the names of the fields. Separate from collect_names(), because
// the fields of a large schema do not stay in the cache until they are resolved.
void index_fields(Draft& draft, ModelDraft& owner);
// The name in the database: that of @map or @@map, else the own name; truncated like PostgreSQL does, with a
// warning. Refers to the text of the syntax tree.
std::string_view database_name(Draft& draft, Bounds attributes, ast::Identifier const& name);
// Errors for equal names among tables, enums, join tables and indexes, which Prisma's checks do not compare
// with each other.
void check_database_names(Draft& draft);
// Errors for two constraints with one name in a table, or in a PostgreSQL schema.
void check_constraint_names(Draft& draft);
// `did you mean` help, or no help.
std::string suggestion(std::string_view word, std::vector<std::string> const& candidates);
// Whether to search many candidates for a suggestion. After the first hundred errors a suggestion has little
// use, and the comparison of each error with every name would take quadratic time.
bool is_worth_suggesting(Draft const& draft);
// The names of the fields as candidates; empty if it is not worth it.
std::vector<std::string> field_candidates(Draft const& draft, ModelDraft const& owner);

// The fields that a list has contained so far.
class Listed {
 public:
  // The earlier entry with the field; null if there is none, and then this entry is stored.
  ast::Expression const* add(std::size_t field, ast::Expression const& entry) {
    if (few_.size() < 32) {  // nearly always, and then a linear search is fastest
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

// The items of a list, or a single item without brackets.
inline List<ast::Argument> entries_of(ast::Argument const& argument) {
  bool const list = argument.value.kind == ast::ExpressionKind::array;
  return list ? argument.value.arguments : List<ast::Argument>(&argument, 1);
}

// -- attributes.cpp
enum class OwnerKind { field, enum_value, model, enumeration };
// Binds all attributes except native types, and reports unknown, misplaced and repeated ones.
Bounds bind_attributes(Draft& draft, List<ast::Attribute> const& attributes, OwnerKind owner, unsigned place);
// The PostgreSQL schema that @@schema names, or the default one.
std::string schema_of(Draft& draft, Bounds attributes, ast::Identifier const& block);
// Reads the hints among the attributes. object is called only if there is one.
void read_hints(Draft& draft, Bounds attributes, std::function<model::ObjectRef()> const& object);
// `map` of a key, an index or a foreign key, checked; or nullopt.
std::optional<std::string> constraint_map(Draft& draft, Bound const& attribute,
                                          std::string_view argument = "map");

// -- enums.cpp
void resolve_enums(Draft& draft);

// -- models.cpp: names of tables, fields, columns.
void resolve_models(Draft& draft);
// -- types.cpp: the kind of a field and the type of its column, with its native type; reports errors in both.
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
// -- indexes.cpp: the properties of an index other than its columns.
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
