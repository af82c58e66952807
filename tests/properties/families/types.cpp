// The types of columns: PostgreSQL's own, including those without an equality or an order, and composite
// types and domains, which a world creates before its tables. A text names the latter in Unsupported("...").
#include <algorithm>
#include <array>

#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {

std::span<TypeRow const> type_rows() {
  // clang-format off
  static std::vector<TypeRow> const rows = {
      {"Int", "integer", true, {{"7", "7"}, {"0", "0"}}, true},
      {"BigInt", "bigint", true, {{"7", "7"}}, true},
      {"Int @db.SmallInt", "smallint", true, {{"3", "3"}}, true},
      {"String", "text", true, {{"\"a\"", "'a'"}, {"\"it's\"", "'it''s'"}, {"dbgenerated(\"md5('x'::text)\")", "md5('x')"}}},
      {"String @db.VarChar(10)", "varchar(10)", true, {{"\"b\"", "'b'"}}},
      {"String @db.VarChar(80)", "varchar(80)", true, {{"\"b\"", "'b'"}}},
      {"String @db.Char(5)", "char(5)", true, {{"\"c\"", "'c'"}}},
      {"String @db.Uuid", "uuid", true, {{"dbgenerated(\"gen_random_uuid()\")", "gen_random_uuid()"}}},
      {"Boolean", "boolean", true, {{"true", "true"}, {"false", "false"}}},
      {"Float", "double precision", true, {{"1.5", "1.5"}}},
      {"Float @db.Real", "real", true, {}},
      {"Decimal @db.Decimal(10, 2)", "numeric(10,2)", true, {{"1.25", "1.25"}}},
      {"Decimal @db.Decimal(12, 2)", "numeric(12,2)", true, {{"1.25", "1.25"}}},
      {"Decimal", "numeric(65,30)", true, {}},
      {"DateTime", "timestamp(3)", true, {{"now()", "CURRENT_TIMESTAMP"}}},
      {"DateTime @db.Timestamptz(6)", "timestamptz(6)", true, {{"now()", "CURRENT_TIMESTAMP"}}},
      {"DateTime @db.Date", "date", true, {{"now()", "CURRENT_TIMESTAMP"}}},
      {"DateTime @db.Time(0)", "time(0)", true, {}},
      {"Json", "jsonb", false, {{"\"{}\"", "'{}'"}}},
      {"Json @db.Json", "json", false, {}},
      {"Bytes", "bytea", true, {}},
      {"String @db.Inet", "inet", true, {}},
      {"String @db.Xml", "xml", false, {}},
      {"String @db.VarBit(8)", "varbit(8)", true, {}},
      {"Unsupported(\"circle\")", "circle", false, {}},
      {"Unsupported(\"path\")", "path", false, {{"dbgenerated(\"'((0,0),(1,1))'\")", "'((0,0),(1,1))'"}}},
      {"Unsupported(\"interval\")", "interval", false, {{"dbgenerated(\"'1 day'\")", "'1 day'"}}},
      {"Unsupported(\"of_json\")", "of_json", false, {}, false, "CREATE DOMAIN of_json AS json"},
      {"Unsupported(\"of_short\")", "of_short", false, {}, false, "CREATE DOMAIN of_short AS varchar(20) CHECK (VALUE <> 'x')"},
      {"Unsupported(\"of_number\")", "of_number", false, {}, false, "CREATE DOMAIN of_number AS bigint DEFAULT 4 CHECK (VALUE IS NULL OR VALUE < 1000000000)"},
      {"Unsupported(\"pair\")", "pair", false, {}, false, "CREATE TYPE pair AS (a integer, b text)"},
      {"Unsupported(\"odd_pair\")", "odd_pair", false, {}, false, "CREATE TYPE odd_pair AS (a json, b circle)"},
      {"Unsupported(\"of_pair\")", "of_pair", false, {}, false, "CREATE TYPE inner_pair AS (a integer, b text); CREATE DOMAIN of_pair AS inner_pair"},
  };
  // clang-format on
  return rows;
}

namespace {

// The types of the family's columns: without an order, or created by the world.
bool is_odd(TypeRow const& row) { return !row.key; }

void make_odd(World& world, Column& column, Random& random, bool catalog) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < type_rows().size(); ++i) {
    bool const there = std::ranges::find(world.types, i) != world.types.end();
    bool const may_be = type_rows()[i].made.empty() || there || catalog;
    if (is_odd(type_rows()[i]) && may_be) rows.push_back(i);
  }
  std::size_t const type = rows[random.below(rows.size())];
  bool const there = std::ranges::find(world.types, type) != world.types.end();
  if (!type_rows()[type].made.empty() && !there) world.types.push_back(type);
  column.enumeration.clear();
  column.counts = false;
  column.default_value = no_default;
  column.type = type;
}

void grow(World& world, Random& random, bool catalog) {
  make_odd(world, *named(named(world.tables, world.focus_table)->columns, world.focus_column), random,
           catalog);
  if (!random.one_in(3)) return;
  if (Column* const other = any_column(world, random)) make_odd(world, *other, random, catalog);
}

void change_to_odd(World& world, Random& random) {
  if (Column* const column = any_column(world, random)) make_odd(world, *column, random, false);
}

void change_to_made(World& world, Random& random) {
  if (Column* const column = any_column(world, random)) make_odd(world, *column, random, true);
}

// The columns of the type become texts.
void drop_made(World& world, Random& random) { remove_any(world.types, random); }

constexpr auto own_mutations = std::to_array<Mutation>({{"change to an odd type", change_to_odd},
                                                        {"change to a made type", change_to_made, true},
                                                        {"drop a made type", drop_made, true}});
constexpr auto likely = std::to_array<std::string_view>(
    {"rename column", "rename column", "change type", "change required", "change required",
     "change to an odd type", "change to a made type", "drop a made type", "drop column", "change list",
     "rename table", "change default"});

}  // namespace

Family types_family() {
  return {.name = "types", .texts = true, .grow = grow, .likely = likely, .mutations = own_mutations};
}

}  // namespace lockstep::properties
