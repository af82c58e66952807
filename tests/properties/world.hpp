// A world: the content of a schema, in the few types that a generator needs. It is written as schema text and
// as SQL (spell.hpp), so that a text and a catalog of the same world can be compared. References are by name;
// tidy() removes references to nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::properties {

struct DefaultRow {
  std::string_view text;  // between the parentheses of @default
  std::string_view sql;
};

// The type of a column.
struct TypeRow {
  std::string_view text;  // "String @db.VarChar(10)": the scalar, then the attribute
  std::string_view sql;
  bool key = true;  // has an order, so that it can be in an index or a key
  std::vector<DefaultRow> defaults{};
  bool integer = false;  // may have a sequence
  // The statement that creates the type; empty for a type of PostgreSQL. Such a type exists in a world that
  // lists it.
  std::string_view made{};
};
std::span<TypeRow const> type_rows();
inline constexpr std::size_t text_type = 3;  // the row of text
inline constexpr std::size_t no_default = static_cast<std::size_t>(-1);

struct Column {
  std::string name, old_name{};  // old_name: in the base world, when this one is a rename
  std::size_t type = 0;          // index into type_rows()
  std::string enumeration{};     // instead of type
  bool required = true, list = false, counts = false;
  std::size_t default_value = no_default;  // of the type's defaults, or of the enum's values
  bool filled = false;                     // the text has a value for existing rows
};

struct Index {
  std::string name;
  std::vector<std::string> columns;
  bool unique = false, descending = false, hash = false;
  // Properties that only a catalog can have: an included column, a predicate and so on.
  std::string include{};
  bool partial = false, nulls_not_distinct = false, constraint = false;
};

struct ForeignKey {
  std::string name;
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> referenced;
  std::size_t on_delete = 0, on_update = 0;  // index into actions
  bool deferrable = false, unvalidated = false;
};
struct ActionRow {
  std::string_view text, sql;
};
std::span<ActionRow const> action_rows();  // the first one is NO ACTION

struct Table {
  std::string name, old_name{};
  std::string model{};  // its name in a text; when empty, a name made from its place
  std::vector<Column> columns;
  std::vector<std::string> key;  // may be empty when there is a unique index over required columns
  std::vector<Index> indexes{};
  std::vector<ForeignKey> foreign_keys{};
};

struct Value {
  std::string name, old_name{};
};
struct Enum {
  std::string name, old_name{};
  std::vector<Value> values;
};

// An implicit many-to-many relation of two tables. Without a name it takes the names of the two models.
struct Join {
  std::string name, a, b;
  bool unnamed = false;
};

// An object that only a catalog has. kind is an index into extra_rows().
struct Extra {
  std::size_t kind = 0;
  std::string name, table{}, column{}, over{};  // over: another extra
  std::size_t variant = 0, role = 0;            // role: index into roles()
};
// The place of an extra's statement in the SQL. A statement that takes a name which PostgreSQL would choose
// comes before the tables; one that changes a column comes before everything that uses the column; one that
// gives a table to another role comes after everything that is created for the table.
enum class When { before_tables, after_tables, last, owners };
// {n} name, {t} table, {o} the other extra, {r} role. The column: {c} any, {k} one with an order, {i} an
// integer without default, {s} a text, {e} one of an enum, whose name is {y} and whose first value is {v}.
// {p} is the first column of the table's key, and then the column is another one.
struct ExtraRow {
  std::string_view kind;
  std::vector<std::string_view> variants;
  std::string_view over{};  // the kind of the other extra
  bool once = false;        // at most one for each table or column
  bool beside = false;      // the other extra is of the same table
  When when = When::last;
};
std::span<ExtraRow const> extra_rows();
// Those without a family (families.hpp).
std::span<ExtraRow const> general_rows();
ExtraRow const& row_of(Extra const& extra);
std::string_view sql_of(Extra const& extra);  // with its placeholders

// Roles of the server that extras name.
inline constexpr std::string_view role_prefix = "lockstep_pair_";
std::span<std::string_view const> roles();
// Creates those that are missing.
std::string roles_sql();

struct World {
  std::vector<Enum> enums{};
  std::vector<Table> tables{};
  std::vector<Join> joins{};
  std::vector<Extra> extras{};
  std::vector<std::size_t> types{};  // indexes into type_rows() of types that the world creates
  std::size_t named = 0;             // how many names were given, so that each is new
  // The place that mutations change more often than any other; it is not part of the schema.
  std::string focus_table{}, focus_column{};
};

template <class T>
T* named(std::vector<T>& list, std::string_view name) {
  for (T& item : list) {
    if (item.name == name) return &item;
  }
  return nullptr;
}
template <class T>
T const* named(std::vector<T> const& list, std::string_view name) {
  return named(const_cast<std::vector<T>&>(list), name);
}

bool has_order(Column const& column);
bool same_type(Column const& a, Column const& b);
bool speaks_of_table(std::string_view sql);
// Whether a statement with these placeholders may use the column.
bool fits(std::string_view sql, Table const& table, Column const& column);
// Lists of columns that a foreign key may refer to.
std::vector<std::vector<std::string>> keys_of(Table const& table);

// The name of the model in a text, and of the table of a relation, whose columns A and B are the models in
// the order of their names.
std::string model_name(World const& world, Table const& table);
std::string join_table(World const& world, Join const& join);
bool is_turned(World const& world, Join const& join);  // whether join.b is A

// Removes what is invalid: references to nothing, keys over types without an order, two defaults for one
// column. The result is a world that PostgreSQL and the schema language accept.
void tidy(World& world);

}  // namespace lockstep::properties
