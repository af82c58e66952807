// The rows of the catalog queries, one struct for each query, with the ids, numbers and letters of the
// catalog. read.cpp fills them from a server, build.cpp builds the model from them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/model/schema.hpp"
#include "introspect/introspect.hpp"

namespace lockstep {

class Connection;
struct Scope;

namespace rows {

using Oid = std::uint32_t;

// The identification of an object in pg_depend: its catalog, its id there, and the number of a column, or 0.
struct Id {
  Oid catalog = 0, object = 0;
  int sub = 0;
  auto operator<=>(Id const&) const = default;
};

// The ids of the catalogs themselves. Source: the CATALOG lines of catalog/pg_*.h; they never change.
constexpr Oid pg_class = 1259, pg_type = 1247, pg_constraint = 2606, pg_namespace = 2615;

struct Namespace {
  Oid id = 0;
  std::string name;
};

struct Enum {  // one row for each value
  Oid id = 0;
  model::Name name;
  std::optional<std::string> value;
};

struct Sequence {
  Oid id = 0;
  model::Name name;
  Oid owner = 0;  // the table of the column that owns it, or 0
  int owner_column = 0;
  char dependency = 0;  // pg_depend.deptype: 'a' serial, 'i' identity, 0 none
};

struct Table {
  Oid id = 0;
  model::Name name;
  std::string partition_by;
};

struct Type {  // of an array: the name of its element
  Oid id = 0;
  model::Name name;
  bool array = false;
  std::string extension_schema;
};

struct Column {
  Oid table = 0;
  int number = 0;
  std::string name;
  Oid type = 0;
  int modifier = -1;         // atttypmod
  std::string spelled_type;  // format_type(), if the row of the type is not sufficient
  bool not_null = false;
  char identity = 0;       // attidentity: 'a', 'd' or 0
  char generated = 0;      // attgenerated: 's', 'v' or 0
  std::string expression;  // of the default or of the generated column
  Oid collation = 0;
  bool own_collation = true;
  bool inherited = false;  // the table itself did not declare it
};

struct Constraint {
  Oid id = 0, table = 0;
  std::string name;
  char kind = 0;  // contype: 'p', 'u', 'f'
  Oid index = 0;
  std::vector<int> columns;
  Oid referenced_id = 0;
  model::Name referenced;
  std::vector<int> referenced_columns;
  char on_delete = 'a',
       on_update = 'a';  // 'a' no action, 'r' restrict, 'c' cascade, 'n' set null, 'd' set default
  bool deferrable = false, initially_deferred = false, validated = true;
  char match = 's';              // confmatchtype: 'f' full, 's' simple
  std::vector<int> set_columns;  // confdelsetcols
  bool enforced = true;
  std::vector<int> index_columns;  // of a primary key with INCLUDE: all columns of its index
};

struct OutsideColumn {
  Oid table = 0;
  int number = 0;
  std::string name;
};

struct Index {
  Oid id = 0, table = 0;
  std::string name, method;
  bool unique = false, valid = true;
  int key_columns = 0;       // the columns after them are INCLUDE
  std::vector<int> columns;  // 0 for an expression
  std::vector<Oid> operator_classes;
  std::vector<int> options;  // 1 descending, 2 nulls first
  std::vector<Oid> collations;
  std::vector<std::string> expressions;  // for each 0 among the key columns
  std::string predicate;
  bool nulls_not_distinct = false;
  std::vector<int>
      configured;  // this and the next two: the parts whose operator class has parameters, from 1
  std::vector<std::string> configured_classes, parameters;
};

struct OperatorClass {  // only classes that are not the default
  Oid id = 0;
  std::string name, schema;
  bool usual = false;  // the default one of its type
};

struct Collation {
  Oid id = 0;
  model::Name name;
};

// An object that the model holds as its definition, from the query of its kind.
struct Object {
  Id id;               // of settings, comments, owners and privileges: that of the object that has them
  Oid relation = 0;    // the relation that it depends on, or 0; a row whose relation is not read is ignored
  std::string kind;    // the name of its kind (model::enum_names)
  model::Name name;    // empty: the address is built from that of id …
  std::string member;  // … and this is appended to it
  std::string definition, signature, replacement, removal;
};

struct Dependency {
  Id object, needs;
};

struct Member {  // of an extension
  std::string extension;
  Id id;
  std::string kind;
  model::Name name;
  std::string member;
};

}  // namespace rows

struct CatalogRows {
  std::vector<rows::Namespace> namespaces;
  std::vector<model::Extension> extensions;
  std::vector<rows::Enum> enums;
  std::vector<rows::Sequence> sequences;
  std::vector<rows::Table> tables;
  std::vector<rows::Type> types;
  std::vector<rows::Column> columns;
  std::vector<rows::Constraint> constraints;
  std::vector<rows::OutsideColumn> outside;
  std::vector<rows::Index> indexes;
  std::vector<rows::OperatorClass> operator_classes;
  std::vector<rows::Collation> collations;
  std::vector<rows::Member> members;
  std::vector<rows::Dependency> dependencies;
  std::vector<rows::Object> objects;
  std::vector<Unmanaged> unmanaged;
};

// The model of the rows, without access to a server. Objects are in the order of the rows, columns in the
// order of their numbers.
model::Schema build(CatalogRows const& catalog);
// The structured parts of it, which need all rows except those of objects, members and dependencies.
model::Schema build_structured(CatalogRows const& catalog);

// Adds to a schema with its structured parts: objects with their needs, dependencies of structured parts,
// members of extensions. Part of build().
void add_objects(CatalogRows const& catalog, model::Schema& schema);

}  // namespace lockstep
