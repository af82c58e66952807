// Sample values of types that only the server knows, and the report of a proof when there are none.
#include "migrate/prove/value_sources.hpp"

#include "introspect/introspect.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/prove/sample_rows.hpp"
#include "migrate/prove/unproved.hpp"
#include "support/catch.hpp"
#include "support/prove.hpp"
#include "support/server.hpp"

using namespace lockstep;

namespace {

model::Schema schema_of(std::string const& sql) {
  auto const database = testing::fresh_database("samples");
  Connection connection = database.connect();
  connection.execute(sql);
  return introspect(connection);
}

struct Filled {
  testing::Database database;
  Connection connection;
  Samples samples;
  std::vector<Unproved> unproved;
  std::string text(std::string const& query) {
    return std::string(connection.execute("SELECT " + query).text(0, 0));
  }
};

Filled fill(std::string const& from, std::string const& to = {}) {
  testing::Database database = testing::fresh_database("samples");
  Connection connection = database.connect();
  connection.execute(from);
  model::Schema const schema = introspect(connection);
  model::Schema const other = to.empty() ? schema : schema_of(to);
  Samples samples = Samples::find(schema, other, connection);
  for (std::string const& statement : make_rows(schema, other, samples).statements) {
    INFO(statement);
    CHECK_NOTHROW(connection.execute(statement));
  }
  std::vector<Unproved> unproved = find_unproved(schema, samples, connection);
  return {std::move(database), std::move(connection), std::move(samples), std::move(unproved)};
}

}  // namespace

TEST_CASE("types that only the server knows get values") {
  std::string sql = R"(
    CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree; CREATE EXTENSION cube;
    CREATE TYPE mood AS ENUM ('ok', 'bad');
    CREATE TYPE corner AS (x int, note text, how mood);
    CREATE TYPE side AS (a corner, "the B" corner[], j json);
    CREATE DOMAIN positive AS int CHECK (VALUE > 100 AND VALUE < 9000);
    CREATE DOMAIN kind AS text NOT NULL CHECK (VALUE IN ('it''s', 'big'));
    CREATE DOMAIN code AS varchar(3) CHECK (VALUE ~ '^[A-Z]{3}$');
    CREATE DOMAIN mail AS citext CHECK (VALUE ~ '^[^@]+@[^@]+\.[a-z]+$');
    CREATE DOMAIN doc AS json; CREATE DOMAIN corners AS corner[] CHECK (cardinality(VALUE) > 0);
    CREATE DOMAIN far AS corner CHECK ((VALUE).x > 1); CREATE DOMAIN nested AS positive CHECK (VALUE % 2 = 0);
    CREATE TYPE span AS RANGE (subtype = float8); CREATE TYPE texts AS RANGE (subtype = text);
    CREATE TABLE t (id int PRIMARY KEY)";
  std::size_t count = 0;
  for (std::string const type :
       {"corner",    "corner[]",       "side",    "positive", "kind",        "code",      "mail",
        "doc",       "corners",        "far",     "nested",   "span",        "texts[]",   "int4multirange",
        "citext",    "hstore",         "ltree",   "lquery",   "cube",        "jsonpath",  "regclass",
        "regtype[]", "regprocedure",   "xid",     "tid",      "pg_snapshot", "numrange",  "tsrange",
        "daterange", "datemultirange", "ltree[]", "nested[]", "oidvector",   "jsonpath[]"}) {
    std::string const number = std::to_string(count++);
    sql += ", c" + number + " " + type + " NOT NULL, n" + number + " " + type;
  }
  Filled filled = fill(sql + ", last box[])");
  for (Unproved const& each : filled.unproved) FAIL_CHECK(describe(each));
  CHECK(filled.text("count(*) FROM t") == "5");
  CHECK(filled.text("count(DISTINCT c0::text) > 2 FROM t") == "t");
  CHECK(filled.text("bool_or((c0).x IS NULL AND (c0).note IS NOT NULL) FROM t") == "t");
  CHECK(filled.text("count(DISTINCT c3) > 2 FROM t") == "t");
}

TEST_CASE("a value fits the type of the other side where one can") {
  std::string const types =
      "CREATE DOMAIN even AS int CHECK (VALUE % 2 = 0); CREATE TYPE pair AS (a int, b text);"
      "CREATE DOMAIN code AS text CHECK (VALUE ~ '^[A-Z]{2}$');";
  Filled filled =
      fill(types + "CREATE TABLE t (id int, a int NOT NULL, b text NOT NULL, c code, d text NOT NULL)",
           types + "CREATE TABLE t (id int, a even NOT NULL, b pair NOT NULL, c text, d code)");
  CHECK(filled.unproved.empty());
  CHECK(filled.text("bool_and(a % 2 = 0) FROM t") == "t");
  CHECK_NOTHROW(filled.text("b::pair FROM t"));
  CHECK(filled.text("bool_and(d ~ '^[A-Z]{2}$') FROM t") == "t");
}

TEST_CASE("a proof names the types without sample values") {
  std::string const from =
      "model T {\n id Int @id\n v Unsupported(\"never\")?\n w String?\n}\nmodel U {\n id Int @id\n o Int "
      "@unique\n other U @relation(\"u\", fields: [o], references: [id])\n back U? @relation(\"u\")\n}\n";
  std::string const to =
      "model T {\n id Int @id\n v Unsupported(\"never\")?\n x String?\n}\nmodel U {\n id Int @id\n o Int "
      "@unique\n other U @relation(\"u\", fields: [o], references: [id])\n back U? @relation(\"u\")\n}\n";
  Proof const proof = testing::prove(
      from, to, {.prelude_sql = {"CREATE DOMAIN never AS text CHECK (length(VALUE) > 100000)"}});
  INFO(describe(proof));
  CHECK(proof.holds());
  std::string const text = describe(proof);
  CHECK_THAT(text,
             ContainsSubstring("not proved for public.\"T\".v (type never): no sample value could be made"));
  CHECK_THAT(text, ContainsSubstring("proved, except for public.\"T\".v: it gives the wanted schema"));
  CHECK_THAT(text, !ContainsSubstring("proved:     it gives"));
  CHECK_THAT(proof_json(proof), ContainsSubstring("\"why\": \"no sample value could be made\""));
}

TEST_CASE("rows satisfy checks with constants, and violating rows are dropped") {
  auto const database = testing::fresh_database("samples");
  Connection connection = database.connect();
  connection.execute(
      "CREATE TABLE t (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('it''s new', 'old')), "
      "amount int NOT NULL CHECK (amount > 0 AND amount < 50), \"age 7\" int CHECK (\"age 7\" >= 18))");
  model::Schema const schema = introspect(connection);
  Proof const proof = verify({schema, schema}, {}, {}, testing::server());
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(proof.unproved.empty());
  CHECK_THAT(describe(proof), ContainsSubstring(" of 5 rows by INSERT INTO"));
}
