// Spellings of types: every row and alias, and that the output is read as the same type.
#include "compiler/model/types.hpp"

#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "support/catch.hpp"

using namespace lockstep::model;

namespace {

struct Row {
  char const* spelling;
  char const* model;  // print() of the type
  char const* sql;
};

// clang-format off
Row const rows[] = {
  {"integer", "int4", "integer"},
  {"INT", "int4", "integer"},
  {"bigint", "int8", "bigint"},
  {"pg_catalog.int8", "int8", "bigint"},
  {"boolean[]", "bool[]", "boolean[]"},
  {"text[][]", "text[]", "text[]"},
  {"integer ARRAY[4]", "int4[]", "integer[]"},
  {"double  precision", "float8", "double precision"},
  {"float(24)", "float4", "real"},
  {"float(25)", "float8", "double precision"},
  {"numeric(5, 2)", "numeric(5,2)", "numeric(5,2)"},
  {"decimal(5)", "numeric(5,0)", "numeric(5,0)"},
  {"DECIMAL", "numeric", "numeric"},
  {"timestamp(3)", "timestamp(3)", "timestamp(3)"},
  {"timestamp(3) with time zone[]", "timestamptz(3)[]", "timestamptz(3)[]"},
  {"timestamp without time zone", "timestamp", "timestamp"},
  {"time(0) with time zone", "timetz(0)", "timetz(0)"},
  {"character varying(10)", "varchar(10)", "varchar(10)"},
  {"varchar", "varchar", "varchar"},
  {"CHAR", "bpchar(1)", "char(1)"},
  {"character(5)", "bpchar(5)", "char(5)"},
  {"bpchar", "bpchar", "bpchar"},
  {"\"char\"", "char", "\"char\""},
  {"bit", "bit(1)", "bit(1)"},
  {"\"bit\"", "bit", "\"bit\""},
  {"bit varying(8)", "varbit(8)", "varbit(8)"},
  {"interval", "interval", "interval"},
  {"interval(3)", "interval(3)", "interval(3)"},
  {"interval day to second(3)", "interval(day to second,3)", "interval day to second(3)"},
  {"interval year", "interval(year)", "interval year"},
  {"int4range", "int4range", "int4range"},
  {"geometry(Point, 4326)", "geometry(Point,4326)", "geometry(Point,4326)"},
  {"public.citext", "public.citext", "\"public\".\"citext\""},
  {"\"MySchema\".\"My\"\"Type\"[]", "MySchema.\"My\\\"Type\"[]", "\"MySchema\".\"My\"\"Type\"[]"},
  {"Citext", "citext", "citext"},
  {"\"Mixed\"", "Mixed", "\"Mixed\""},
};
// clang-format on

}  // namespace

TEST_CASE("spellings of types are read and written", "[types]") {
  for (Row const& row : rows) {
    INFO(row.spelling);
    Type const type = parse_type(row.spelling);
    CHECK(print(type) == row.model);
    CHECK(sql(type) == row.sql);
    CHECK(parse_type(sql(type)) == type);
  }
}

TEST_CASE("every built-in type is read back from its own spelling", "[types]") {
  for (TypeRow const& row : type_rows()) {
    INFO(row.name);
    CHECK(find_type(row.name) == &row);
    Type const type{.name = {"", std::string(row.name)}, .modifiers = "", .array = true};
    CHECK(parse_type(sql(type)) == type);
  }
  CHECK(find_type("integer") == nullptr);
}

TEST_CASE("an unknown type is kept as a name", "[types]") {
  for (char const* const text :
       {"numeric(5", "a.b.c", "text not null", "\"open", "", "x()y", "numeric(f(1))"}) {
    INFO(text);
    CHECK(parse_type(text).name == Name{"", text});
  }
}

TEST_CASE("families come from the element", "[types]") {
  CHECK(family_of(parse_type("numeric(5,2)[]")) == TypeFamily::decimal);
  CHECK(family_of(parse_type("shop.int4")) == TypeFamily::text);
}

TEST_CASE("names and texts are quoted", "[quote]") {
  CHECK(quote_identifier("a\"b") == "\"a\"\"b\"");
  CHECK(quote_literal("it's") == "'it''s'");
  CHECK(quote_literal("a\\'b") == "E'a\\\\''b'");
  CHECK(qualified({"shop", "Order"}) == "\"shop\".\"Order\"");
  CHECK(qualified({"", "x"}) == "\"x\"");
  CHECK(qualified_if_needed({"shop", "Order"}) == "shop.\"Order\"");
  CHECK(quoted_if_needed("user") == "\"user\"");
  CHECK(quoted_if_needed("user_1") == "user_1");
  CHECK(quoted_if_needed("1x") == "\"1x\"");
  CHECK(quoted_if_needed("") == "\"\"");
}

TEST_CASE("names are read", "[quote]") {
  CHECK(parse_name("public.\"User_id_seq\"") == Name{"public", "User_id_seq"});
  CHECK(parse_name("Seq") == Name{"", "seq"});
  CHECK_FALSE(parse_name("a.b.c"));
  CHECK_FALSE(parse_name("a[]"));
}
