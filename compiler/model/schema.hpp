// The model of a PostgreSQL schema, the same type for a schema text and for a catalog. Plain values;
// references are names. Origins holds the positions in a text. Lists keep the order of declaration; only
// canonicalize() sorts, and never columns, key columns or enum values.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "compiler/model/described.hpp"
#include "grammar/source.hpp"

namespace lockstep::model {

// A schema-qualified name. The types of pg_catalog, and types that belong to an extension, have an empty
// schema: they are found through the search path.
struct Name {
  std::string schema;
  std::string name;
  static constexpr auto fields = std::make_tuple(field("schema", &Name::schema), field("name", &Name::name));
  std::strong_ordering operator<=>(Name const&) const = default;
  bool operator==(Name const&) const = default;
};

// name: PostgreSQL's own name of the type (`int4`, `timestamptz`, `bpchar`; never an alias such as
// `integer`). modifiers: the text between the parentheses, without blanks ("10,2", "3", "Point,4326"); empty
// for none.
struct Type {
  Name name;
  std::string modifiers;
  bool array = false;
  std::string extension_schema{};  // of a type of an extension: where it is installed, when that is neither
                                   // public nor unknown; not compared
  static constexpr auto fields = std::make_tuple(
      field("name", &Type::name), field("modifiers", &Type::modifiers), field("array", &Type::array));
};

enum class DefaultKind {
  none,
  literal,     // text: the value itself, as the type's output prints it, unquoted
  list,        // items: the values of an array
  expression,  // text: SQL
  sequence,  // nextval of a sequence that the column owns; text: its qualified name, empty if the source does
             // not know it
  database,  // dbgenerated() without text: the default that the database has
};
constexpr auto enum_names(DefaultKind) {
  return std::to_array<std::string_view>({"none", "literal", "list", "expression", "sequence", "database"});
}

struct Default {
  DefaultKind kind = DefaultKind::none;
  std::string text;
  std::vector<std::string> items;
  static constexpr auto fields = std::make_tuple(field("kind", &Default::kind), field("text", &Default::text),
                                                 field("items", &Default::items));
};

enum class Identity { none, by_default, always };
constexpr auto enum_names(Identity) {
  return std::to_array<std::string_view>({"none", "by_default", "always"});
}

struct Column {
  std::string name;
  Type type;
  bool nullable = true;
  Default value;  // DEFAULT
  Identity identity = Identity::none;
  std::string generated;    // expression of a generated column
  bool is_virtual = false;  // computed when it is read, not stored (PostgreSQL 18)
  std::string collation;    // only when it is not the type's own
  bool inherited =
      false;  // the table has the column only because a parent in `inherits` has it; not compared
  static constexpr auto fields =
      std::make_tuple(field("name", &Column::name), field("type", &Column::type),
                      field("nullable", &Column::nullable), field("default", &Column::value),
                      field("identity", &Column::identity), field("generated", &Column::generated),
                      field("virtual", &Column::is_virtual), field("collation", &Column::collation));
};

struct PrimaryKey {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::string> include;
  bool deferrable = false;
  bool initially_deferred = false;
  static constexpr auto fields =
      std::make_tuple(field("name", &PrimaryKey::name), field("columns", &PrimaryKey::columns),
                      field("include", &PrimaryKey::include), field("deferrable", &PrimaryKey::deferrable),
                      field("initially_deferred", &PrimaryKey::initially_deferred));
};

// One key part: a column, or an expression.
struct IndexPart {
  std::string column;
  std::string expression;
  std::string operator_class;           // empty: the default one of the type
  std::string operator_class_schema{};  // when it is neither pg_catalog, public nor unknown; not compared
  std::string parameters;  // of the operator class, "siglen = '32'"; then operator_class is never empty
  std::string collation;   // empty: the column's own
  bool descending = false;
  bool nulls_first = false;  // PostgreSQL's default is the value of descending
  static constexpr auto fields = std::make_tuple(
      field("column", &IndexPart::column), field("expression", &IndexPart::expression),
      field("operator_class", &IndexPart::operator_class), field("parameters", &IndexPart::parameters),
      field("collation", &IndexPart::collation), field("descending", &IndexPart::descending),
      field("nulls_first", &IndexPart::nulls_first));
};

struct Index {
  std::string name;
  bool unique = false;
  std::string method = "btree";
  std::vector<IndexPart> parts;
  std::vector<std::string> include;
  std::string predicate;
  bool nulls_not_distinct = false;
  bool constraint = false;  // backs a UNIQUE constraint of the same name
  bool deferrable = false;  // this and the next one: of the constraint
  bool initially_deferred = false;
  bool valid = true;
  static constexpr auto fields = std::make_tuple(
      field("name", &Index::name), field("unique", &Index::unique), field("method", &Index::method),
      field("parts", &Index::parts), field("include", &Index::include), field("predicate", &Index::predicate),
      field("nulls_not_distinct", &Index::nulls_not_distinct), field("constraint", &Index::constraint),
      field("deferrable", &Index::deferrable), field("initially_deferred", &Index::initially_deferred),
      field("valid", &Index::valid));
};

enum class ReferentialAction { no_action, restrict, cascade, set_null, set_default };
constexpr auto enum_names(ReferentialAction) {
  return std::to_array<std::string_view>({"NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"});
}

struct ForeignKey {
  std::string name;
  std::vector<std::string> columns;
  Name referenced;
  std::vector<std::string> referenced_columns;
  ReferentialAction on_delete = ReferentialAction::no_action;
  ReferentialAction on_update = ReferentialAction::no_action;
  bool deferrable = false;
  bool initially_deferred = false;
  bool validated = true;
  bool match_full = false;
  std::vector<std::string>
      set_columns;       // the columns that ON DELETE SET NULL or SET DEFAULT sets; empty: all
  bool enforced = true;  // false: NOT ENFORCED (PostgreSQL 18)
  static constexpr auto fields = std::make_tuple(
      field("name", &ForeignKey::name), field("columns", &ForeignKey::columns),
      field("referenced", &ForeignKey::referenced),
      field("referenced_columns", &ForeignKey::referenced_columns),
      field("on_delete", &ForeignKey::on_delete), field("on_update", &ForeignKey::on_update),
      field("deferrable", &ForeignKey::deferrable),
      field("initially_deferred", &ForeignKey::initially_deferred),
      field("validated", &ForeignKey::validated), field("match_full", &ForeignKey::match_full),
      field("set_columns", &ForeignKey::set_columns), field("enforced", &ForeignKey::enforced));
};

struct Table {
  Name name;
  std::string partition_by;  // "RANGE (created_at)" of a partitioned table; its partitions are objects
  std::vector<Column> columns;
  std::optional<PrimaryKey> primary_key;
  std::vector<Index> indexes;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Name> inherits{};  // parents from CREATE TABLE … INHERITS; not compared
  static constexpr auto fields =
      std::make_tuple(field("name", &Table::name), field("partition_by", &Table::partition_by),
                      field("columns", &Table::columns), field("primary_key", &Table::primary_key),
                      field("indexes", &Table::indexes), field("foreign_keys", &Table::foreign_keys));
};

struct Enum {
  Name name;
  std::vector<std::string> values;
  static constexpr auto fields = std::make_tuple(field("name", &Enum::name), field("values", &Enum::values));
};

enum class ObjectKind {
  schema_object,
  extension,
  enum_type,
  enum_value,
  table,
  column,
  primary_key,
  index,
  foreign_key,
  // The kinds from here on are held as definitions (DefinedObject).
  sequence,
  domain,
  composite_type,
  range_type,
  collation,
  function,
  procedure,
  aggregate,
  operator_,
  cast,
  partition,
  inheritance,
  check,
  exclusion,
  statistics,
  view,
  materialized_view,
  foreign_data_wrapper,
  foreign_server,
  foreign_table,
  text_search,
  trigger,
  event_trigger,
  rule,
  policy,
  publication,
  setting,  // of a table or column: row security, replica identity, storage parameters, statistics target …
  comment,  // this and the next two: member is the kind and the member of the object that has it, "column
            // email"
  owner,
  privileges,
  other,  // an object without a kind in the model; member begins with a description
};
constexpr auto enum_names(ObjectKind) {
  return std::to_array<std::string_view>({"schema",
                                          "extension",
                                          "enum",
                                          "enum value",
                                          "table",
                                          "column",
                                          "primary key",
                                          "index",
                                          "foreign key",
                                          "sequence",
                                          "domain",
                                          "composite type",
                                          "range type",
                                          "collation",
                                          "function",
                                          "procedure",
                                          "aggregate",
                                          "operator",
                                          "cast",
                                          "partition",
                                          "inheritance",
                                          "check constraint",
                                          "exclusion constraint",
                                          "statistics",
                                          "view",
                                          "materialized view",
                                          "foreign data wrapper",
                                          "foreign server",
                                          "foreign table",
                                          "text search object",
                                          "trigger",
                                          "event trigger",
                                          "rule",
                                          "policy",
                                          "publication",
                                          "setting",
                                          "comment",
                                          "owner",
                                          "privileges",
                                          "object"});
}

// The address of anything: a separate object (owner, empty member), or a member of a table or an enum. The
// name of a function includes the types of its arguments: `area(integer, integer)`.
struct ObjectRef {
  ObjectKind kind = ObjectKind::table;
  Name owner;
  std::string member;
  std::strong_ordering operator<=>(ObjectRef const&) const = default;
  bool operator==(ObjectRef const&) const = default;
};

// An object that is defined by SQL which the server prints: a view, a function, a trigger, a check … That
// text creates it, and objects are compared by it. Each statement but the last one ends with a semicolon and
// a line end. All names in them are qualified, so that they mean the same with an empty search_path.
struct DefinedObject {
  ObjectRef address;
  std::string definition;   // the statements that create it
  std::string signature;    // must be equal for `replacement` to work: the columns of a view, the result of a
                            // function. Of an inheritance: not empty if CREATE TABLE stated it
  std::string replacement;  // the statements that turn an older object with the same signature into this one;
                            // empty: not possible
  std::string removal;      // the statements that drop it
  std::vector<ObjectRef>
      needs;  // what must exist before, sorted; follows from the definition, so it is not compared
  static constexpr auto fields = std::make_tuple(field("address", &DefinedObject::address),
                                                 field("definition", &DefinedObject::definition));
};

// A need of an object with fields that the fields do not contain, for example a default that calls a
// function.
struct Dependency {
  ObjectRef object, needs;
  std::strong_ordering operator<=>(Dependency const&) const = default;
  bool operator==(Dependency const&) const = default;
};

struct Namespace {  // what PostgreSQL calls a schema
  std::string name;
  static constexpr auto fields = std::make_tuple(field("name", &Namespace::name));
};

struct Extension {
  std::string name;
  std::string schema;                // empty: not stated
  std::string version;               // empty: not stated
  std::vector<ObjectRef> members{};  // of a catalog: the objects of the extension; not compared
  bool relocatable = true;           // false: its objects cannot move to another schema; not compared
  static constexpr auto fields =
      std::make_tuple(field("name", &Extension::name), field("schema", &Extension::schema),
                      field("version", &Extension::version));
};

struct Schema {
  std::vector<Namespace> namespaces;
  std::vector<Extension> extensions;
  std::vector<Enum> enums;
  std::vector<Table> tables;
  std::vector<DefinedObject> objects;
  std::vector<Dependency> dependencies;  // sorted; not compared
  // Indexes and foreign keys of this catalog that the compared schema text cannot express, each with a column
  // that it uses. They are not in the lists above, and a change of the column must keep them. Exceptions,
  // which are in the lists: an index that is dropped with a column, here with only that column, and an index
  // that is rebuilt with an enum. Sorted; not compared.
  std::vector<Dependency> unmanaged;
  static constexpr auto fields = std::make_tuple(
      field("namespaces", &Schema::namespaces), field("extensions", &Schema::extensions),
      field("enums", &Schema::enums), field("tables", &Schema::tables), field("objects", &Schema::objects));
};

// The key of an object in its list.
inline Name const& key_of(Table const& x) { return x.name; }
inline Name const& key_of(Enum const& x) { return x.name; }
inline std::string const& key_of(Column const& x) { return x.name; }
inline std::string const& key_of(PrimaryKey const& x) { return x.name; }
inline std::string const& key_of(Index const& x) { return x.name; }
inline std::string const& key_of(ForeignKey const& x) { return x.name; }
inline std::string const& key_of(Namespace const& x) { return x.name; }
inline std::string const& key_of(Extension const& x) { return x.name; }
inline ObjectRef const& key_of(DefinedObject const& x) { return x.address; }

// The object with that key, or null.
template <class T, class Key>
T const* find(std::vector<T> const& list, Key const& key) {
  for (T const& item : list) {
    if (key_of(item) == key) return &item;
  }
  return nullptr;
}
template <class T, class Key>
T* find(std::vector<T>& list, Key const& key) {
  return const_cast<T*>(find(static_cast<std::vector<T> const&>(list), key));
}

}  // namespace lockstep::model
