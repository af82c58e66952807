// Defaults: what counts as a literal, one spelling for equal values, and the SQL that gives them.
#include "compiler/model/defaults.hpp"

#include "compiler/model/array.hpp"
#include "compiler/model/literals.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/types.hpp"
#include "support/catch.hpp"

using namespace lockstep::model;

namespace {

struct Row {
  char const* type;
  char const* expression;
  char const* model;  // print() of the default
};

// clang-format off
Row const rows[] = {
  {"text", "'x'::text", "literal(x)"},
  {"text", "'it''s'::text", "literal(\"it's\")"},
  {"text", "E'a\\\\b\\n'::text", "literal(\"a\\\\b\\n\")"},
  {"text", "E'\\x41\\u00e4'", "literal(Aä)"},
  {"text", "E'\\u12'", "expression(\"E'\\\\u12'\")"},
  {"text", "U&'\\0041'", "literal(A)"},
  {"text", "U&'!0041' UESCAPE '!'", "expression(\"U&'!0041' UESCAPE '!'\")"},
  {"text", "$x$it's$x$", "literal(\"it's\")"},
  {"text", "'a'\n  'b'", "literal(ab)"},
  {"text", "'a\\b'::text", "literal(\"a\\\\b\")"},
  {"text", "''::text", "literal(\"\")"},
  {"varchar(5)", "'x'::character varying", "literal(x)"},
  {"varchar(2)", "'xyz'::character varying(2)", "expression(\"'xyz'::character varying(2)\")"},
  {"public.\"Color\"", "'RED'::\"Color\"", "literal(RED)"},
  {"public.\"Color\"", "'RED'::public.\"Color\"", "literal(RED)"},
  {"public.\"Color\"", "('RED'::text)::public.\"Color\"", "expression(\"('RED'::text)::public.\\\"Color\\\"\")"},
  {"integer", "1", "literal(1)"},
  {"integer", "'-1'::integer", "literal(-1)"},
  {"integer", "(-1)", "literal(-1)"},
  {"integer", "(- (1))", "literal(-1)"},
  {"integer", "(1.5)::integer", "expression(\"(1.5)::integer\")"},
  {"integer", "1 + 1", "expression(\"1 + 1\")"},
  {"bigint", "'-9223372036854775808'::bigint", "literal(-9223372036854775808)"},
  {"numeric(10,2)", "1.50", "literal(\"1.5\")"},
  {"numeric(10,2)", "'1.50'::numeric", "literal(\"1.5\")"},
  {"numeric(10,2)", "1.555::numeric(10,1)", "expression(\"1.555::numeric(10,1)\")"},
  {"double precision", "'1e-07'::double precision", "literal(\"0.0000001\")"},
  {"double precision", "'0.1'::real", "expression(\"'0.1'::real\")"},
  {"boolean", "true", "literal(true)"},
  {"boolean", "'f'::boolean", "literal(false)"},
  {"boolean", "truely", "expression(truely)"},
  {"jsonb", "'{\"b\": 1.0, \"a\": [1, 2]}'::jsonb", "literal(\"{\\\"a\\\":[1,2],\\\"b\\\":1}\")"},
  {"json", "'{\"b\": 1.0}'::json", "literal(\"{\\\"b\\\":1.0}\")"},
  {"uuid", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid", "literal(a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11)"},
  {"bytea", "'\\xDEADBEEF'::bytea", "literal(\"\\\\xdeadbeef\")"},
  {"bit(3)", "B'101'::\"bit\"", "literal(101)"},
  {"timestamp(3)", "'2024-01-01 00:00:00'::timestamp without time zone", "literal(\"2024-01-01 00:00:00\")"},
  {"timestamptz", "'2024-01-01 00:00:00+00'::timestamp with time zone", "literal(\"2024-01-01 00:00:00+00\")"},
  {"date", "'2024-02-29'::date", "literal(2024-02-29)"},
  {"timestamp", "('now'::text)::timestamp without time zone", "expression(\"('now'::text)::timestamp without time zone\")"},
  {"timestamp", "now()", "expression(CURRENT_TIMESTAMP)"},
  {"timestamp", "current_timestamp", "expression(CURRENT_TIMESTAMP)"},
  {"timestamp", "CURRENT_TIMESTAMP(3)", "expression(\"CURRENT_TIMESTAMP(3)\")"},
  {"text", "NULL::text", "none"},
  {"text", "NULL", "none"},
  {"text[]", "ARRAY['a'::text, 'b'::text]", "list(a, b)"},
  {"text[]", "ARRAY[]::text[]", "list()"},
  {"text[]", "'{}'::text[]", "list()"},
  {"text[]", "'{a,\"b c\"}'::text[]", "list(a, \"b c\")"},
  {"text[]", "ARRAY[NULL::text]", "expression(\"ARRAY[NULL::text]\")"},
  {"text[]", "'{NULL}'::text[]", "expression(\"'{NULL}'::text[]\")"},
  {"varchar(3)[]", "(ARRAY['a'::character varying])::character varying(3)[]", "list(a)"},
  {"public.\"Color\"[]", "ARRAY['RED'::public.\"Color\"]", "list(RED)"},
  {"integer[]", "'{1,02}'::integer[]", "list(1, 2)"},
  {"integer[]", "ARRAY[1, '-2'::integer]", "list(1, -2)"},
  {"uuid", "gen_random_uuid()", "expression(\"gen_random_uuid()\")"},
  {"integer", "nextval('public.s'::regclass)", "expression(\"nextval('public.s'::regclass)\")"},
  {"text", "'a' || 'b'", "expression(\"'a' || 'b'\")"},
  {"text", "'open", "expression(\"'open\")"},
  {"text", "(((", "expression(\"(((\")"},
};
// clang-format on

}  // namespace

TEST_CASE("defaults are read", "[defaults]") {
  for (Row const& row : rows) {
    INFO(row.type << " DEFAULT " << row.expression);
    Type const type = parse_type(row.type);
    Default const value = parse_default(row.expression, type);
    CHECK(print(value) == row.model);
    CHECK(normalize(value, type) == value);
    if (value.kind != DefaultKind::none) CHECK(parse_default(default_sql(value, type), type) == value);
  }
}

TEST_CASE("a deeply nested value is not a literal", "[defaults]") {
  std::string const deep = std::string(100000, '(') + "1";
  CHECK(parse_default(deep, parse_type("int")).kind == DefaultKind::expression);
  CHECK(parse_default("-" + std::string(100000, '-') + "1", parse_type("int")).kind != DefaultKind::none);
  std::string const json = std::string(100000, '[');
  CHECK(normalize_literal(json, parse_type("jsonb")) == json);
}

TEST_CASE("numbers compare by value without losing digits", "[defaults]") {
  CHECK(normalize_number("-0.10") == "-0.1");
  CHECK(normalize_number("00") == "0");
  CHECK(normalize_number("-0") == "0");
  CHECK(normalize_number("+1.5e3") == "1500");
  CHECK(normalize_number("15E-1") == "1.5");
  CHECK(normalize_number("1e-3") == "0.001");
  CHECK(normalize_number("12345678901234567890123456789012345678.90") ==
        "12345678901234567890123456789012345678.9");
  CHECK_FALSE(normalize_number("NaN"));
  CHECK_FALSE(normalize_number(""));
  CHECK_FALSE(normalize_number("1e99999"));
  CHECK_FALSE(normalize_number("1x"));
}

TEST_CASE("timestamps have one spelling", "[defaults]") {
  CHECK(normalize_timestamp("2024-01-31T10:05:00.000+01:00", true) == "2024-01-31 09:05:00+00");
  CHECK(normalize_timestamp("2024-01-01T00:30:00.120+01:00", true) == "2023-12-31 23:30:00.12+00");
  CHECK(normalize_timestamp("2024-01-01T00:30:00+01:00", false) == "2024-01-01 00:30:00");
  CHECK(normalize_timestamp("1960-02-29T12:00:00Z", true) == "1960-02-29 12:00:00+00");
  CHECK(normalize_timestamp("2024-01-01", false) == "2024-01-01 00:00:00");
  CHECK_FALSE(normalize_timestamp("infinity", true));
  CHECK_FALSE(normalize_timestamp("2024-01-01 10:00:00 BC", true));
}

TEST_CASE("json keeps big numbers and text", "[defaults]") {
  Type const jsonb = parse_type("jsonb");
  CHECK(normalize_literal(R"({"a": 123456789012345678901234567890.10})", jsonb) ==
        R"({"a":123456789012345678901234567890.1})");
  CHECK(normalize_literal(R"({"z":"\u00e9 x", "a":null, "a":true})", jsonb) ==
        "{\"a\":true,\"z\":\"\xc3\xa9 x\"}");
  CHECK(normalize_literal("{broken", jsonb) == "{broken");
  CHECK(normalize_literal(R"({ "a b" : "c  d" })", parse_type("json")) == R"({"a b":"c  d"})");
}

TEST_CASE("default SQL", "[defaults]") {
  auto const of = [](char const* type, Default const& value) { return default_sql(value, parse_type(type)); };
  Default const list{.kind = DefaultKind::list, .text = "", .items = {"a", "it's"}};
  CHECK(of("text[]", list) == "ARRAY['a', 'it''s']::text[]");
  CHECK(of("shop.\"Color\"[]", list) == "ARRAY['a', 'it''s']::\"shop\".\"Color\"[]");
  CHECK(of("integer[]", {.kind = DefaultKind::list, .text = "", .items = {"1", "-2"}}) ==
        "ARRAY[1, -2]::integer[]");
  CHECK(of("integer[]", {.kind = DefaultKind::list, .text = "", .items = {}}) == "ARRAY[]::integer[]");
  CHECK(of("double precision", {.kind = DefaultKind::literal, .text = "NaN", .items = {}}) == "'NaN'");
  CHECK(of("text", {.kind = DefaultKind::literal, .text = "1", .items = {}}) == "'1'");
  CHECK(of("int", {.kind = DefaultKind::sequence, .text = "public.\"a'b\"", .items = {}}) ==
        "nextval('public.\"a''b\"'::regclass)");
}

TEST_CASE("arrays are read", "[defaults]") {
  CHECK(parse_array("{}")->empty());
  CHECK(parse_array("{a, NULL ,\"NULL\",\"x\\\"y\"}")->size() == 4);
  CHECK_FALSE(parse_array("{a, NULL}")->at(1).has_value());
  CHECK(parse_array("{\"NULL\"}")->at(0) == "NULL");
  for (char const* const text : {"{{1},{2}}", "[0:1]={1,2}", "{a", "{a,}", "{,}", "{\"a}", "{\"a\"b}"}) {
    INFO(text);
    CHECK_FALSE(parse_array(text));
  }
}
