// Expressions of a text in the server's spelling.
#include "introspect/spelling.hpp"

#include "compiler/model/canonical.hpp"
#include "compiler/model/print.hpp"
#include "introspect/introspect.hpp"
#include "postgres/client/connection.hpp"
#include "support/catch.hpp"
#include "support/server.hpp"

using namespace lockstep;

namespace {

constexpr char const* setup = R"(
CREATE SCHEMA shop;
CREATE FUNCTION made_up() RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''x''::text';
CREATE TABLE shop.t (
  a text DEFAULT upper(made_up()),
  b integer DEFAULT 1 + 1,
  c interval DEFAULT '24 hours',
  d text DEFAULT 'same',
  e integer GENERATED ALWAYS AS (length(a) * 2) STORED
);
CREATE INDEX i ON shop.t (b) WHERE b IN (1, 2) AND a IS NOT NULL;
)";

void set_default(model::Table& table, std::string const& column, std::string const& expression) {
  model::find(table.columns, column)->value = {
      .kind = model::DefaultKind::expression, .text = expression, .items = {}};
}

}  // namespace

TEST_CASE("equal expressions become equal", "[spelling][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  connection.execute(setup);
  model::Schema const catalog = introspect(connection);
  model::Schema text = catalog;
  model::Table& table = text.tables.at(0);
  set_default(table, "a", "UPPER( made_up() )");
  set_default(table, "b", "1+1");
  table.columns[2].value = {.kind = model::DefaultKind::literal, .text = "24:00", .items = {}};
  table.columns[4].generated = "2 * 3";
  table.indexes[0].predicate = "a is not null and b in (1,2)";
  CHECK(adopt_server_spelling(text, catalog, connection).empty());
  CHECK(table.columns[0] == catalog.tables[0].columns[0]);
  CHECK(table.columns[1] == catalog.tables[0].columns[1]);
  CHECK(table.columns[2] == catalog.tables[0].columns[2]);
  CHECK(table.columns[4].generated == "(2 * 3)");
  CHECK(table.indexes[0].predicate == "((a IS NOT NULL) AND (b = ANY (ARRAY[1, 2])))");

  table.columns[4].generated = "length(a)*2";
  table.indexes[0].predicate = "b IN (1,2) and a is not null";
  CHECK(adopt_server_spelling(text, catalog, connection).empty());
  CHECK(model::print(text) == model::print(catalog));

  CHECK_FALSE(connection.in_transaction());
  CHECK(model::print(introspect(connection)) == model::print(catalog));
}

TEST_CASE("an expression that the server refuses cannot be compared, and affects no other",
          "[spelling][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  connection.execute(setup);
  model::Schema const catalog = introspect(connection);
  model::Schema text = catalog;
  model::Table& table = text.tables.at(0);
  set_default(table, "a", "no_such_function()");
  set_default(table, "b", "1 +1");
  set_default(table, "d", "'x'); DROP TABLE shop.t; --");
  table.indexes[0].predicate = "b IN (1, 2) AND a IS NOT NULL";
  std::vector<model::ObjectRef> const refused = adopt_server_spelling(text, catalog, connection);
  REQUIRE(refused.size() == 2);
  CHECK(to_string(refused[0]) == "column shop.t.a");
  CHECK(to_string(refused[1]) == "column shop.t.d");
  CHECK(table.columns[0].value.text == "no_such_function()");
  CHECK(table.columns[1] == catalog.tables[0].columns[1]);
  CHECK(table.indexes[0] == catalog.tables[0].indexes[0]);
  CHECK_FALSE(connection.in_transaction());
  CHECK(introspect(connection) == catalog);
}

TEST_CASE("a read-only session cannot compare expressions", "[spelling][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  connection.execute(setup);
  model::Schema const catalog = introspect(connection);
  model::Schema text = catalog;
  set_default(text.tables.at(0), "b", "1+1");
  std::string const revoke = "REVOKE TEMPORARY ON DATABASE \"" + connection.database() + "\" FROM PUBLIC";
  connection.execute("CREATE ROLE lockstep_reader; " + revoke +
                     "; GRANT USAGE ON SCHEMA shop TO lockstep_reader; "
                     "SET ROLE lockstep_reader");
  CHECK(adopt_server_spelling(text, catalog, connection).size() == 1);
  CHECK(text.tables[0].columns[1].value.text == "1+1");
  connection.execute("RESET ROLE; GRANT TEMPORARY ON DATABASE \"" + connection.database() +
                     "\" TO PUBLIC; DROP OWNED BY lockstep_reader; DROP ROLE lockstep_reader");
}

TEST_CASE("a default that the enum does not have yet differs", "[spelling][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  connection.execute("CREATE TYPE mood AS ENUM ('calm'); CREATE TABLE t (m mood DEFAULT 'calm')");
  model::Schema const catalog = introspect(connection);
  model::Schema text = catalog;
  text.enums.at(0).values = {"calm", "wild"};
  text.tables.at(0).columns.at(0).value.text = "wild";
  model::Schema const wanted = text;
  CHECK(adopt_server_spelling(text, catalog, connection).empty());
  CHECK(model::print(text) == model::print(wanted));
}
