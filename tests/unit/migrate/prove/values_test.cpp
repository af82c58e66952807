// Writes while a column has a second copy, on a real server: every value is in both columns, also when `=`
// treats different values as equal, a written NULL stays NULL, and the author's conversion is used.
#include "compiler/model/quote.hpp"
#include "support/phased.hpp"
#include "support/server.hpp"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

std::string model_of(std::string const& fields) { return "model T {\n  id Int @id\n" + fields + "}\n"; }

void create(std::string const& schema, Connection& connection) {
  for (std::string const& sql : files_between("", schema).up) must_run(sql, connection);
}

}  // namespace

TEST_CASE("a value that is equal but not identical to the old one is copied during a rename") {
  struct Kind {
    std::string type, first, equal;
  };
  auto const database = fresh_database("values");
  Connection connection = database.connect();
  connection.execute("CREATE TYPE part AS (a json, n int)");
  connection.execute("CREATE DOMAIN doc AS json");
  connection.execute("CREATE DOMAIN parts AS part");
  for (Kind const& kind : std::vector<Kind>{{"circle", "<(0,0),1>", "<(9,9),1>"},
                                            {"path", "[(0,0),(1,1)]", "[(5,5),(6,6)]"},
                                            {"interval", "1 day", "24:00:00"},
                                            {"json", "{\"a\":1}", "{\"a\": 1}"},
                                            {"doc", "{\"a\":1}", "{\"a\": 1}"},
                                            {"part", "({},1)", "(,2)"},
                                            {"parts", "(,)", "({},)"}}) {
    INFO(kind.type);
    std::string const type = " Unsupported(\"" + kind.type + "\")?";
    Phased const files =
        files_between(model_of("  a" + type + "\n"), model_of("  b" + type + " @renamedFrom(\"a\")\n"));
    REQUIRE(files.up.size() == 3);
    auto const value = [&](std::string const& text) { return model::quote_literal(text) + "::" + kind.type; };
    auto const is = [&](std::string const& column, std::string const& text) {
      return answer(connection,
                    "SELECT bool_and(" + column + "::text = " + value(text) + "::text) FROM \"T\"") == "t";
    };
    connection.execute("CREATE TABLE \"T\" (id int CONSTRAINT \"T_pkey\" PRIMARY KEY, a " + kind.type + ")");
    connection.execute("INSERT INTO \"T\" VALUES (1, " + value(kind.first) + "), (2, NULL)");
    must_run(files.up[0], connection);
    must_run(files.up[1], connection);
    CHECK(answer(connection, "SELECT b::text FROM \"T\" ORDER BY id") ==
          answer(connection, "SELECT a::text FROM \"T\" ORDER BY id"));
    connection.execute("UPDATE \"T\" SET a = " + value(kind.first));
    CHECK(is("b", kind.first));
    connection.execute("UPDATE \"T\" SET a = " + value(kind.equal));
    CHECK(is("b", kind.equal));
    connection.execute("UPDATE \"T\" SET b = " + value(kind.first));
    CHECK(is("a", kind.first));
    connection.execute("INSERT INTO \"T\" (id, b) VALUES (3, " + value(kind.first) + ")");
    CHECK(is("a", kind.first));
    must_run(files.up[2], connection);
    CHECK(is("b", kind.first));
    connection.execute("DROP TABLE \"T\"");
  }
}

TEST_CASE("an explicit NULL is not replaced by the default while a column is renamed") {
  auto const database = fresh_database("values");
  Connection connection = database.connect();
  std::string const before = model_of("  a String? @default(\"old\")\n");
  create(before, connection);
  connection.execute("INSERT INTO \"T\" VALUES (1, NULL), (2, 'x'), (3, DEFAULT)");
  Phased const files = files_between(before, model_of("  b String? @default(\"new\") @renamedFrom(\"a\")\n"));
  REQUIRE(files.up.size() == 3);
  must_run(files.up[0], connection);
  must_run(files.up[1], connection);
  auto const write = [&](int first) {
    auto const row = [&](int i, std::string const& column, std::string const& value) {
      std::string const id = std::to_string(first + i);
      connection.execute(column.empty()
                             ? "INSERT INTO \"T\" (id) VALUES (" + id + ")"
                             : "INSERT INTO \"T\" (id, " + column + ") VALUES (" + id + ", " + value + ")");
    };
    row(0, "", "");
    row(1, "a", "NULL");
    row(2, "b", "NULL");
    row(3, "a", "'y'");
    row(4, "b", "'z'");
  };
  std::string const last = "SELECT b FROM \"T\" WHERE id >= 10 ORDER BY id";
  std::string const differing = "SELECT count(*) FROM \"T\" WHERE a IS DISTINCT FROM b";
  write(10);
  CHECK(answer(connection, differing) == "0");
  CHECK(answer(connection, last) == "new,NULL,NULL,y,z");
  must_run(files.up[2], connection);
  CHECK(answer(connection, "SELECT b FROM \"T\" WHERE id < 10 ORDER BY id") == "NULL,x,old");
  CHECK(answer(connection, last) == "new,NULL,NULL,y,z");
  must_run(files.down[2], connection);
  connection.execute("DELETE FROM \"T\" WHERE id >= 10");
  write(10);
  CHECK(answer(connection, differing) == "0");
  CHECK(answer(connection, last) == "new,NULL,NULL,y,z");
  must_run(files.down[1], connection);
  must_run(files.down[0], connection);
  CHECK(answer(connection, "SELECT a FROM \"T\" WHERE id < 10 ORDER BY id") == "NULL,x,old");
}

TEST_CASE("a composite value with a NULL field satisfies NOT NULL") {
  auto const database = fresh_database("values");
  Connection connection = database.connect();
  connection.execute("CREATE TYPE part AS (a text, b text)");
  connection.execute("CREATE TABLE \"T\" (id int CONSTRAINT \"T_pkey\" PRIMARY KEY, a part)");
  connection.execute("INSERT INTO \"T\" VALUES (1, ROW('x', NULL)), (2, ROW(NULL, NULL))");
  std::string const type = "  a Unsupported(\"part\")";
  Phased const files =
      files_between(model_of(type + "?\n"), model_of(type + " @backfill(\"ROW('b', 'f')\")\n"));
  for (std::string const& sql : files.up) must_run(sql, connection);
  CHECK(answer(connection, "SELECT a FROM \"T\" ORDER BY id") == "(x,),(,)");
  CHECK(answer(connection,
               "SELECT attnotnull FROM pg_attribute WHERE attrelid = '\"T\"'::regclass "
               "AND attname = 'a'") == "t");
}

TEST_CASE("the author's conversion applies to old rows and to rows written during the migration") {
  auto const database = fresh_database("values");
  Connection connection = database.connect();
  std::string const before = model_of("  v Int\n  w Int\n");
  create(before, connection);
  connection.execute("INSERT INTO \"T\" VALUES (1, 250, 1), (2, 99, 2)");
  Phased const files = files_between(
      before, model_of("  v Decimal @db.Decimal(10, 2) @backfill(\"v / 100.0 + w\")\n  w Int\n"));
  REQUIRE(files.up.size() == 3);
  must_run(files.up[0], connection);
  connection.execute("INSERT INTO \"T\" VALUES (3, 100, 3)");
  connection.execute("UPDATE \"T\" SET w = 20 WHERE id = 2");
  must_run(files.up[1], connection);
  connection.execute("UPDATE \"T\" SET v = 500 WHERE id = 3");
  must_run(files.up[2], connection);
  CHECK(answer(connection, "SELECT v FROM \"T\" ORDER BY id") == "3.50,20.99,8.00");
  CHECK_THAT(failure_of(files.down[2], connection),
             ContainsSubstring("existing rows need a value for \"public\".\"T\".\"v_old\""));
}

TEST_CASE("an invalid conversion fails the migration and no write") {
  auto const database = fresh_database("values");
  Connection connection = database.connect();
  std::string const before = model_of("  v Int\n");
  create(before, connection);
  Phased const files = files_between(before, model_of("  v Decimal @backfill(\"nothing_like_it(v)\")\n"));
  CHECK_THAT(failure_of(files.up[0], connection), ContainsSubstring("nothing_like_it"));
  connection.execute("ROLLBACK");
  connection.execute("INSERT INTO \"T\" VALUES (1, 2)");
}

TEST_CASE("the result of the author's conversion is not silently converted back") {
  auto const database = fresh_database("values");
  Connection connection = database.connect();
  std::string const before = model_of("  v Int?\n");
  create(before, connection);
  connection.execute("INSERT INTO \"T\" VALUES (1, 250), (2, NULL)");
  Phased const files =
      files_between(before, model_of("  v Decimal? @db.Decimal(10, 2) @backfill(\"v / 100.0\")\n"));
  for (std::string const& sql : files.up) must_run(sql, connection);
  std::string text = files.down[2];
  std::string const failure = failure_of(text, connection);
  CHECK_THAT(failure, ContainsSubstring("existing rows need a value"));
  CHECK(answer(connection, "SELECT v FROM \"T\" ORDER BY id") == "2.50,NULL");
  connection.execute("UPDATE \"T\" SET v_old = v * 100");
  std::size_t const block = text.find("DO $lockstep$\n#variable_conflict");
  REQUIRE(block != std::string::npos);
  must_run(text.substr(block), connection);
  CHECK(answer(connection, "SELECT v FROM \"T\" ORDER BY id") == "250,NULL");
}

TEST_CASE("an empty list becomes NULL when its elements become one") {
  auto const database = fresh_database("values");
  Connection connection = database.connect();
  std::string const before = model_of("  v Int[]\n");
  create(before, connection);
  connection.execute("INSERT INTO \"T\" VALUES (1, '{}'), (2, '{1,2,3}')");
  Phased const files = files_between(before, model_of("  v Int? @backfill(\"v[1]\")\n"));
  REQUIRE(files.up.size() == 3);
  for (std::string const& sql : files.up) must_run(sql, connection);
  CHECK(answer(connection, "SELECT v FROM \"T\" ORDER BY id") == "NULL,1");
}
