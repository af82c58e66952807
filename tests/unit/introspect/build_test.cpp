// Catalog rows to model, without a server.
#include <set>

#include "compiler/model/print.hpp"
#include "introspect/rows.hpp"
#include "support/catch.hpp"

using namespace lockstep;

namespace {

constexpr rows::Oid int4 = 23, text = 25, numeric = 1700, interval = 1186, varchar = 1043, citext = 20001;

CatalogRows one_table() {
  CatalogRows catalog;
  catalog.tables = {{.id = 1, .name = {"public", "T"}}};
  catalog.types = {{.id = int4, .name = {"", "int4"}},       {.id = text, .name = {"", "text"}},
                   {.id = numeric, .name = {"", "numeric"}}, {.id = interval, .name = {"", "interval"}},
                   {.id = varchar, .name = {"", "varchar"}}, {.id = citext, .name = {"", "citext"}}};
  catalog.columns = {{.table = 1, .number = 1, .name = "a", .type = int4, .not_null = true},
                     {.table = 1, .number = 3, .name = "b", .type = text, .collation = 100}};
  return catalog;
}

std::string type_of(rows::Oid type, int modifier, std::string spelled = "") {
  CatalogRows catalog = one_table();
  catalog.columns[0].type = type;
  catalog.columns[0].modifier = modifier;
  catalog.columns[0].spelled_type = std::move(spelled);
  return model::print(build(catalog).tables[0].columns[0].type);
}

model::Index index_of(rows::Index row) {
  CatalogRows catalog = one_table();
  row.table = 1;
  row.method = "btree";
  catalog.operator_classes = {{.id = 7, .name = "text_pattern_ops"}};
  catalog.collations = {{.id = 950, .name = {"", "C"}}, {.id = 100, .name = {"", "default"}}};
  catalog.constraints = {{.id = 80, .table = 1, .name = "u", .kind = 'u', .index = 90, .columns = {1}}};
  catalog.indexes = {row};
  return build(catalog).tables[0].indexes[0];
}

}  // namespace

TEST_CASE("type modifiers are decoded", "[build]") {
  CHECK(type_of(int4, -1) == "int4");
  CHECK(type_of(varchar, 14) == "varchar(10)");
  CHECK(type_of(numeric, (65 << 16 | 30) + 4) == "numeric(65,30)");
  CHECK(type_of(numeric, (3 << 16 | (0x7ff & -2)) + 4) == "numeric(3,-2)");
  CHECK(type_of(interval, 0x7fff << 16 | 3) == "interval(3)");
  CHECK(type_of(interval, 4 << 16 | 0xffff) == "interval(year)");
  CHECK(type_of(interval, 7176 << 16 | 2) == "interval(day to second,2)");
  CHECK(type_of(citext, 7, "public.vector(3)") == "citext(3)");
}

TEST_CASE("columns have the order of the catalog rows, with gaps for dropped columns", "[build]") {
  model::Table const table = build(one_table()).tables.at(0);
  CHECK(model::print(table) == "table public.T\n  column a type=int4 not nullable\n  column b type=text\n");
}

TEST_CASE("a default with the column's own sequence differs from one with another sequence", "[build]") {
  CatalogRows catalog = one_table();
  catalog.columns[0].expression = "nextval('public.\"It''s\"'::regclass)";
  catalog.sequences = {{.id = 9, .name = {"public", "It's"}}};
  model::Schema schema = build(catalog);
  CHECK(schema.tables[0].columns[0].value.kind == model::DefaultKind::expression);
  catalog.sequences[0].owner = 1;
  catalog.sequences[0].owner_column = 1;
  catalog.sequences[0].dependency = 'a';
  schema = build(catalog);
  CHECK(schema.tables[0].columns[0].value.kind == model::DefaultKind::sequence);
  CHECK(schema.tables[0].columns[0].value.text == "public.\"It's\"");
  catalog.sequences[0].owner_column = 3;
  CHECK(build(catalog).tables[0].columns[0].value.kind == model::DefaultKind::expression);
}

TEST_CASE("index rows", "[build]") {
  model::Index const rich = index_of({.id = 90,
                                      .name = "i",
                                      .unique = true,
                                      .valid = false,
                                      .key_columns = 3,
                                      .columns = {3, 0, 3, 1},
                                      .operator_classes = {7, 8, 8},
                                      .options = {3, 0, 2},
                                      .collations = {950, 100, 100},
                                      .expressions = {"lower(b)"},
                                      .predicate = "(a > 0)",
                                      .nulls_not_distinct = true});
  CHECK(model::print(rich) ==
        "index i unique parts=[{column=b operator_class=text_pattern_ops collation=\"\\\"C\\\"\" descending "
        "nulls_first}, {expression=\"lower(b)\"}, {column=b nulls_first}] include=[a] predicate=\"(a > 0)\" "
        "nulls_not_distinct constraint not valid");
  model::Index const plain = index_of({.id = 91,
                                       .name = "j",
                                       .key_columns = 1,
                                       .columns = {1},
                                       .operator_classes = {8},
                                       .options = {0},
                                       .collations = {0}});
  CHECK(model::print(plain) == "index j parts=[{column=a}]");
}

TEST_CASE("constraints of unread tables are omitted, columns of other tables are named", "[build]") {
  CatalogRows catalog = one_table();
  catalog.outside = {{.table = 9, .number = 4, .name = "far"}};
  catalog.constraints = {{.table = 1, .name = "T_pkey", .kind = 'p', .columns = {3, 1}},
                         {.table = 1,
                          .name = "f",
                          .kind = 'f',
                          .columns = {1},
                          .referenced_id = 9,
                          .referenced = {"x", "F"},
                          .referenced_columns = {4},
                          .on_delete = 'n',
                          .on_update = 'd'},
                         {.table = 5, .name = "no", .kind = 'p', .columns = {1}}};
  model::Table const table = build(catalog).tables.at(0);
  CHECK(model::print(*table.primary_key) == "primary_key T_pkey columns=[b, a]");
  CHECK(model::print(table.foreign_keys.at(0)) ==
        "foreign_key f columns=[a] referenced=x.F referenced_columns=[far] on_delete=SET_NULL "
        "on_update=SET_DEFAULT");
}
