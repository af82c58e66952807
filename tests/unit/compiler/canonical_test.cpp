// Canonical schemas: schemas with the same meaning have one form.
#include "compiler/model/canonical.hpp"

#include "compiler/model/print.hpp"
#include "compiler/model/types.hpp"
#include "support/catch.hpp"

using namespace lockstep::model;

namespace {

Index index(std::string const& name, std::string const& method, std::string const& operator_class,
            std::string const& column = "c") {
  Index result;
  result.name = name;
  result.method = method;
  result.parts = {{.column = column, .operator_class = operator_class}};
  return result;
}

}  // namespace

TEST_CASE("lists without an order are sorted, others are not", "[canonical]") {
  Schema schema;
  schema.namespaces = {{.name = "b"}, {.name = "a"}};
  schema.enums = {{.name = {"b", "E"}, .values = {"z", "a"}}, {.name = {"a", "E"}, .values = {}}};
  Table table;
  table.name = {"b", "T"};
  table.columns = {{.name = "z", .type = parse_type("int")}, {.name = "a", .type = parse_type("int")}};
  table.indexes = {index("z", "btree", "", "z"), index("a", "btree", "", "z")};
  table.foreign_keys = {{.name = "g"}, {.name = "f"}};
  Table other;
  other.name = {"a", "T"};
  schema.tables = {table, other};
  schema = canonicalize(std::move(schema));
  CHECK(schema.namespaces[0].name == "a");
  CHECK(schema.enums[1].values == std::vector<std::string>{"z", "a"});
  CHECK(schema.tables[0].name.schema == "a");
  Table const& sorted = schema.tables[1];
  CHECK(sorted.columns[0].name == "z");
  CHECK(sorted.indexes[0].name == "a");
  CHECK(sorted.foreign_keys[0].name == "f");
  CHECK(canonicalize(schema) == schema);
}

TEST_CASE("types and defaults are put in one spelling", "[canonical]") {
  Schema schema;
  Table table;
  table.columns.push_back({.name = "a", .type = {.name = {"", "integer"}, .modifiers = ""}});
  table.columns.back().value = {.kind = DefaultKind::literal, .text = "007", .items = {}};
  table.columns.push_back({.name = "b", .type = {.name = {"", "decimal"}, .modifiers = "5, 1"}});
  table.columns.back().value = {.kind = DefaultKind::expression, .text = "'1.50'::numeric", .items = {}};
  table.columns.push_back({.name = "c", .type = {.name = {"shop", "integer"}, .modifiers = ""}});
  schema.tables.push_back(table);
  Table const result = canonicalize(schema).tables[0];
  CHECK(print(result.columns[0]) == "column a type=int4 default=literal(7)");
  CHECK(print(result.columns[1]) == "column b type=numeric(5,1) default=literal(\"1.5\")");
  CHECK(print(result.columns[2]) == "column c type=shop.integer");
}

TEST_CASE("default operator classes are omitted", "[canonical]") {
  struct Row {
    char const* type;
    char const* method;
    char const* operator_class;
    bool left_out;
  };
  // clang-format off
  Row const rows[] = {
    {"jsonb", "gin", "jsonb_ops", true},              {"jsonb", "gin", "jsonb_path_ops", false},
    {"text[]", "gin", "array_ops", true},             {"varchar(9)", "brin", "text_minmax_ops", true},
    {"text", "spgist", "text_ops", true},             {"inet", "spgist", "inet_ops", true},
    {"inet", "gist", "inet_ops", false},              {"inet", "brin", "inet_inclusion_ops", true},
    {"inet", "brin", "inet_minmax_ops", false},       {"int4", "brin", "int4_minmax_ops", true},
    {"int4", "brin", "int4_bloom_ops", false},        {"int4", "brin", "int8_minmax_ops", false},
    {"text", "btree", "text_pattern_ops", false},     {"timestamptz(3)", "btree", "timestamptz_ops", true},
    {"point", "spgist", "quad_point_ops", true},      {"point", "spgist", "kd_point_ops", false},
    {"uuid", "hash", "uuid_ops", true},               {"geometry", "gist", "gist_geometry_ops_2d", false},
  };
  // clang-format on
  for (Row const& row : rows) {
    INFO(row.type << ' ' << row.method << ' ' << row.operator_class);
    Schema schema;
    Table table;
    table.columns.push_back({.name = "c", .type = parse_type(row.type)});
    table.indexes.push_back(index("i", row.method, row.operator_class));
    schema.tables.push_back(table);
    CHECK(canonicalize(schema).tables[0].indexes[0].parts[0].operator_class.empty() == row.left_out);
  }
}
