// The text dump of a model.
#include "compiler/model/print.hpp"

#include "support/catch.hpp"

using namespace lockstep::model;

TEST_CASE("a schema is printed with unusual attributes", "[print]") {
  Schema schema;
  schema.namespaces.push_back({.name = "public"});
  schema.extensions.push_back({.name = "citext", .schema = "public", .version = "1.6"});
  schema.enums.push_back({.name = {"public", "Color"}, .values = {"RED", "light blue"}});
  schema.objects.push_back({.address = {ObjectKind::sequence, {"public", "s"}, {}},
                            .definition = "CREATE SEQUENCE public.s\nAS bigint"});
  Table table;
  table.name = {"public", "User"};
  table.columns.push_back({.name = "id", .type = {.name = {"", "int4"}, .modifiers = ""}, .nullable = false});
  table.columns.back().value = {.kind = DefaultKind::sequence, .text = "", .items = {}};
  table.columns.push_back(
      {.name = "e mail", .type = {.name = {"", "varchar"}, .modifiers = "9", .array = true}});
  table.columns.back().identity = Identity::always;
  table.primary_key = {.name = "User_pkey", .columns = {"id"}};
  Index index;
  index.name = "i";
  index.unique = true;
  index.method = "gin";
  index.parts = {{.column = "id", .descending = true}, {.expression = "lower(x)", .nulls_first = true}};
  table.indexes.push_back(index);
  table.foreign_keys.push_back(
      {.name = "f", .columns = {"id"}, .referenced = {"other", "T"}, .referenced_columns = {"a", "b"}});
  table.foreign_keys.back().on_delete = ReferentialAction::set_null;
  table.foreign_keys.back().validated = false;
  schema.tables.push_back(table);
  CHECK(print(schema) ==
        "schema public\n"
        "extension citext schema=public version=\"1.6\"\n"
        "enum public.Color values=[RED, \"light blue\"]\n"
        "table public.User\n"
        "  column id type=int4 not nullable default=sequence\n"
        "  column \"e mail\" type=varchar(9)[] identity=always\n"
        "  primary_key User_pkey columns=[id]\n"
        "  index i unique method=gin parts=[{column=id descending}, {expression=\"lower(x)\" nulls_first}]\n"
        "  foreign_key f columns=[id] referenced=other.T referenced_columns=[a, b] on_delete=SET_NULL not "
        "validated\n"
        "object \"sequence public.s\"\n"
        "  | CREATE SEQUENCE public.s\n"
        "  | AS bigint\n");
}

TEST_CASE("the address of an object is printed", "[print]") {
  CHECK(to_string(ObjectRef{ObjectKind::column, {"public", "User"}, "email"}) == "column public.User.email");
  CHECK(to_string(ObjectRef{ObjectKind::schema_object, {"", "shop"}, ""}) == "schema shop");
}
