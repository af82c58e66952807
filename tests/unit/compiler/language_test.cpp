// What a text cannot express never appears as a difference.
#include "compiler/model/language.hpp"

#include "compiler/model/print.hpp"
#include "compiler/model/types.hpp"
#include "support/catch.hpp"

using namespace lockstep::model;

namespace {

Column column(std::string const& name, std::string const& type) {
  return {.name = name, .type = parse_type(type)};
}

Index index(std::string const& name, std::vector<IndexPart> parts) {
  Index result;
  result.name = name;
  result.parts = std::move(parts);
  return result;
}

// Two equal schemas of one table, which a test then changes.
struct Sides {
  Schema catalog, text;
  Sides() {
    Table table;
    table.name = {"public", "T"};
    table.columns = {column("a", "int"), column("b", "text")};
    catalog.tables.push_back(table);
    text = catalog;
  }
  Table& old_table() { return catalog.tables[0]; }
  Table& new_table() { return text.tables[0]; }
  bool agree() const {
    Comparable const result = make_comparable(catalog, text);
    INFO(print(result.catalog) << print(result.text));
    return result.catalog == result.text;
  }
  std::size_t unmanaged() const { return make_comparable(catalog, text).unmanaged.size(); }
};

}  // namespace

TEST_CASE("indexes that the language cannot express are unmanaged", "[language]") {
  Sides sides;
  sides.old_table().indexes.push_back(index("expression", {{.expression = "lower(b)"}}));
  sides.old_table().indexes.push_back(index("partial", {{.column = "a"}}));
  sides.old_table().indexes.back().predicate = "(a > 0)";
  sides.old_table().indexes.push_back(index("including", {{.column = "a"}}));
  sides.old_table().indexes.back().include = {"b"};
  sides.old_table().indexes.push_back(index("nulls", {{.column = "a", .nulls_first = true}}));
  CHECK(sides.agree());
  Comparable const result = make_comparable(sides.catalog, sides.text);
  REQUIRE(result.unmanaged.size() == 4);
  CHECK(to_string(result.unmanaged[0]) == "index public.T.expression");
  sides.old_table().indexes.push_back(index("plain", {{.column = "a"}}));
  CHECK_FALSE(sides.agree());
}

TEST_CASE("indexes of extensions are unmanaged", "[language]") {
  Sides sides;
  sides.old_table().indexes.push_back(index("own method", {{.column = "a"}}));
  sides.old_table().indexes.back().method = "hnsw";
  sides.old_table().indexes.push_back(index("own class", {{.column = "a"}}));
  sides.old_table().indexes.back().method = "gist";  // int4 has no gist operator class without an extension
  sides.old_table().indexes.push_back(index("unique class", {{.column = "b", .operator_class = "x_ops"}}));
  sides.old_table().indexes.back().unique = true;
  CHECK(sides.agree());
  CHECK(sides.unmanaged() == 3);
  sides.old_table().indexes.push_back(index("plain class", {{.column = "b", .operator_class = "x_ops"}}));
  CHECK_FALSE(sides.agree());
}

TEST_CASE("foreign keys that no relation can express are unmanaged", "[language]") {
  Sides sides;
  sides.old_table().columns.push_back(column("c", "bigint"));
  sides.new_table().columns.push_back(column("c", "bigint"));
  auto const key = [&](std::string const& name, std::string const& table, std::string const& column) {
    ForeignKey result{.name = name, .columns = {"a"}, .referenced = {"public", table}};
    result.referenced_columns = {column};
    sides.old_table().foreign_keys.push_back(result);
  };
  key("elsewhere", "U", "a");
  key("another type", "T", "c");
  CHECK(sides.agree());
  CHECK(sides.unmanaged() == 2);
  key("plain", "T", "a");
  CHECK_FALSE(sides.agree());
}

TEST_CASE("an index of the text copies what it cannot express", "[language]") {
  Sides sides;
  Index rich = index("i", {{.column = "a", .collation = "\"C\"", .nulls_first = true}});
  rich.unique = true;
  rich.include = {"b"};
  rich.predicate = "(a > 0)";
  rich.nulls_not_distinct = true;
  rich.constraint = true;
  rich.valid = false;
  sides.old_table().indexes.push_back(rich);
  Index plain = index("i", {{.column = "a"}});
  plain.unique = true;

  SECTION("found by name") {
    sides.new_table().indexes.push_back(plain);
    CHECK(sides.agree());
    CHECK(sides.unmanaged() == 0);
  }
  SECTION("found by shape: only the name differs") {
    plain.name = "j";
    sides.new_table().indexes.push_back(plain);
    Comparable const result = make_comparable(sides.catalog, sides.text);
    Index renamed = result.text.tables[0].indexes[0];
    renamed.name = "i";
    CHECK(renamed == result.catalog.tables[0].indexes[0]);
  }
  SECTION("a predicate in the text is compared") {
    plain.predicate = "(a > 1)";
    sides.new_table().indexes.push_back(plain);
    CHECK_FALSE(sides.agree());
  }
  SECTION("other columns make another index") {
    plain.parts[0].column = "b";
    sides.new_table().indexes.push_back(plain);
    CHECK_FALSE(sides.agree());
  }
  SECTION("the plain one of two with the same shape is taken") {
    Index second = index("k", {{.column = "a"}});
    second.unique = true;
    sides.old_table().indexes.push_back(second);
    plain.name = "j";
    sides.new_table().indexes.push_back(plain);
    CHECK(make_comparable(sides.catalog, sides.text).catalog.tables[0].indexes[0].name == "k");
    CHECK(sides.unmanaged() == 1);
  }
}

TEST_CASE("columns copy what the text cannot express", "[language]") {
  Sides sides;
  Column& known = sides.old_table().columns[0];
  Column& said = sides.new_table().columns[0];
  SECTION("identity and sequence are autoincrement") {
    known.identity = Identity::always;
    said.value.kind = DefaultKind::sequence;
    CHECK(sides.agree());
    known.identity = Identity::none;
    known.value = {.kind = DefaultKind::sequence, .text = "public.s", .items = {}};
    CHECK(sides.agree());
    known.value = {};
    CHECK_FALSE(sides.agree());
  }
  SECTION("NOT NULL of a list") {
    known.type.array = said.type.array = true;
    said.nullable = false;
    CHECK(sides.agree());
    known.type.array = said.type.array = false;
    CHECK_FALSE(sides.agree());
  }
  SECTION("collation and generated expression of the database") {
    known.collation = "\"C\"";
    known.generated = "(b)::integer";
    CHECK(sides.agree());
    said.value.kind = DefaultKind::database;
    CHECK(sides.agree());
    said.value = {};
    said.generated = "1";
    CHECK_FALSE(sides.agree());
  }
  SECTION("types") {
    known.type = parse_type("timestamptz");
    said.type = parse_type("timestamptz(6)");
    CHECK(sides.agree());
    said.type = parse_type("timestamptz(3)");
    CHECK_FALSE(sides.agree());
    known.type = parse_type("geometry(Point,4326)");
    said.type = parse_type("public.geometry(point, 4326)");
    CHECK(sides.agree());
    known.type = parse_type("varchar");
    said.type = parse_type("varchar(6)");
    CHECK_FALSE(sides.agree());
  }
}

TEST_CASE("schemas, extensions, sequences and enums", "[language]") {
  Sides sides;
  sides.catalog.namespaces = {{.name = "other"}, {.name = "public"}};
  sides.text.namespaces = {{.name = "public"}};
  sides.catalog.extensions = {{.name = "citext", .schema = "public", .version = "1.6"}, {.name = "hstore"}};
  sides.text.extensions = {{.name = "citext"}};
  sides.catalog.enums = {{.name = {"public", "E"}, .values = {"b", "a"}}};
  sides.text.enums = {{.name = {"public", "E"}, .values = {"a", "b"}}};
  CHECK(sides.agree());
  sides.catalog.objects = {
      {.address = {ObjectKind::sequence, {"public", "s"}, {}}, .definition = "CREATE SEQUENCE public.s"}};
  CHECK(sides.agree());
  CHECK(sides.unmanaged() == 1);
  sides.text.extensions[0].version = "1.7";
  CHECK_FALSE(sides.agree());
  sides.text.extensions[0].version = "";
  sides.text.enums[0].values.push_back("c");
  CHECK_FALSE(sides.agree());
  CHECK(make_comparable(sides.catalog, sides.text).catalog.enums[0].values ==
        std::vector<std::string>{"a", "b"});
}

TEST_CASE("foreign keys copy deferrability and validation", "[language]") {
  Sides sides;
  ForeignKey key{.name = "f", .columns = {"a"}, .referenced = {"public", "T"}, .referenced_columns = {"a"}};
  sides.new_table().foreign_keys.push_back(key);
  key.deferrable = key.initially_deferred = true;
  key.validated = false;
  sides.old_table().foreign_keys.push_back(key);
  CHECK(sides.agree());
  sides.new_table().foreign_keys[0].on_delete = ReferentialAction::cascade;
  CHECK_FALSE(sides.agree());
}

TEST_CASE("renamed tables and columns are compared with the old ones", "[language]") {
  Sides sides;
  sides.old_table().columns[0].identity = Identity::always;
  sides.new_table().name.name = "New";
  sides.new_table().columns[0].name = "new";
  sides.new_table().columns[0].value.kind = DefaultKind::sequence;
  lockstep::Hints hints;
  hints.renames.push_back({.object = {ObjectKind::table, {"public", "New"}, ""}, .old_name = "T"});
  hints.renames.push_back({.object = {ObjectKind::column, {"public", "New"}, "new"}, .old_name = "a"});
  Column const result = make_comparable(sides.catalog, sides.text, hints).text.tables[0].columns[0];
  CHECK(result.identity == Identity::always);
  CHECK(make_comparable(sides.catalog, sides.text).text.tables[0].columns[0].identity == Identity::none);
}
