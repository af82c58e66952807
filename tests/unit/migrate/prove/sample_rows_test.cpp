// Rows are generated for schemas and inserted: only the server knows whether they satisfy the constraints.
#include "migrate/prove/sample_rows.hpp"

#include <algorithm>

#include "introspect/introspect.hpp"
#include "support/catch.hpp"
#include "support/server.hpp"

using namespace lockstep;

namespace {

// Creates the schema by SQL, generates rows that are valid in the other one too, inserts them, and gives the
// session.
struct Filled {
  testing::Database database;
  Connection connection;
  Rows rows;
  std::string count(std::string const& query) {
    return std::string(connection.execute("SELECT count(*) FROM " + query).text(0, 0));
  }
};

model::Schema schema_of(std::string const& sql) {
  auto const database = testing::fresh_database("rows");
  Connection connection = database.connect();
  connection.execute(sql);
  return introspect(connection);
}

Filled fill(std::string const& from, std::string const& to = {}) {
  testing::Database database = testing::fresh_database("rows");
  Connection connection = database.connect();
  connection.execute(from);
  model::Schema const schema = introspect(connection);
  Rows rows = make_rows(schema, to.empty() ? schema : schema_of(to));
  for (std::string const& statement : rows.statements) {
    INFO(statement);
    CHECK_NOTHROW(connection.execute(statement));
  }
  return {std::move(database), std::move(connection), std::move(rows)};
}

}  // namespace

TEST_CASE("every built-in type gets values that differ, NULL where it may") {
  std::string sql = "CREATE TYPE mood AS ENUM ('ok', 'it''s, bad'); CREATE TABLE t (id serial PRIMARY KEY";
  std::size_t count = 0;
  for (std::string const type :
       {"int2",         "int4",        "int8",      "numeric",   "numeric(2,2)", "numeric(30,10)", "float4",
        "float8",       "money",       "oid",       "bool",      "date",         "time",           "timetz",
        "timestamp(3)", "timestamptz", "interval",  "json",      "jsonb",        "uuid",           "bytea",
        "bit(3)",       "varbit(4)",   "inet",      "cidr",      "macaddr",      "macaddr8",       "xml",
        "point",        "line",        "lseg",      "box",       "path",         "polygon",        "circle",
        "tsvector",     "tsquery",     "int4range", "daterange", "tstzrange",    "pg_lsn",         "text",
        "varchar(2)",   "char(3)",     "name",      "\"char\"",  "mood",         "text[]",         "int4[]",
        "mood[]",       "jsonb[]"}) {
    std::string const number = std::to_string(count++);
    sql += ", c" + number + " " + type + " NOT NULL, n" + number + " " + type;
  }
  Filled filled = fill(sql + ")");
  CHECK(filled.rows.left_empty.empty());
  CHECK(filled.count("t") == "5");
  CHECK(filled.count("t WHERE n1 IS NULL") == "1");
  CHECK(filled.count("t WHERE c41 = ''") == "1");
  CHECK(filled.count("t WHERE c1 IN (2147483647, -2147483648)") == "2");
  CHECK(filled.connection.execute("SELECT nextval('t_id_seq')").text(0, 0) == "6");
}

TEST_CASE("unique keys are satisfied, with few values and any case") {
  Filled filled = fill(R"(
    CREATE TABLE flag (v bool PRIMARY KEY);
    CREATE TABLE pair (a bool, b bool, c varchar(1) UNIQUE, PRIMARY KEY (a, b));
    CREATE TABLE word (v text PRIMARY KEY, w char(2) UNIQUE);
    CREATE UNIQUE INDEX ON word (lower(v));)");
  CHECK(filled.rows.left_empty.empty());
  CHECK(filled.count("flag") == "2");
  CHECK(filled.count("pair") == "4");
  CHECK(filled.count("word") == "5");
}

TEST_CASE("foreign keys are satisfied: join tables, 1:1, self references, composite, shared columns") {
  Filled filled = fill(R"(
    CREATE TABLE a (id serial PRIMARY KEY, up int NOT NULL REFERENCES a, maybe int REFERENCES a);
    CREATE TABLE b (id uuid PRIMARY KEY, a int UNIQUE NOT NULL REFERENCES a);
    CREATE TABLE _ab (a int REFERENCES a, b uuid REFERENCES b, PRIMARY KEY (a, b));
    CREATE TABLE tenant (id text PRIMARY KEY);
    CREATE TABLE member (tenant text REFERENCES tenant, id int, PRIMARY KEY (tenant, id));
    CREATE TABLE post (tenant text NOT NULL REFERENCES tenant, author int NOT NULL, editor int,
      FOREIGN KEY (tenant, author) REFERENCES member, FOREIGN KEY (tenant, editor) REFERENCES member);
    CREATE TABLE shared (id int PRIMARY KEY REFERENCES a);)");
  CHECK(filled.rows.left_empty.empty());
  for (char const* table : {"a", "b", "_ab", "tenant", "member", "post", "shared"}) {
    INFO(table);
    CHECK(filled.count(table) == "5");
  }
}

TEST_CASE("cycles: nullable ones are filled, the others stay empty and are reported") {
  Filled filled = fill(R"(
    CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a);
    ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
    CREATE TABLE c (id int PRIMARY KEY, d int NOT NULL); CREATE TABLE d (id int PRIMARY KEY, c int NOT NULL REFERENCES c);
    ALTER TABLE c ADD FOREIGN KEY (d) REFERENCES d;)");
  CHECK(filled.count("a") == "5");
  CHECK(filled.count("b") == "5");
  REQUIRE(filled.rows.left_empty.size() == 2);
  CHECK(filled.rows.left_empty[0] == "table public.c has no rows: its required foreign keys form a cycle");
  CHECK_THAT(filled.rows.left_empty[1], ContainsSubstring("table public.d has no rows"));
}

TEST_CASE("identity and generated columns") {
  Filled filled = fill(R"(
    CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a % 7) STORED);
    CREATE TABLE u (t int NOT NULL REFERENCES t))");
  CHECK(filled.count("t") == "5");
  CHECK(filled.count("u") == "5");
  CHECK(filled.connection.execute("INSERT INTO t (a) VALUES (1) RETURNING id").text(0, 0) == "6");
}

TEST_CASE("values survive a change of type, there and back") {
  struct Row {
    std::string from, to, there, back;
  };
  std::string const enums = "CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TYPE f AS ENUM ('b', 'c', 'd'); ";
  std::vector<Row> const rows = {
      {"text", "int4", "v::int4", "v::text"},
      {"text", "uuid", "v::uuid", "v::text"},
      {"text", "bool", "v::bool", "v::text"},
      {"text", "jsonb", "v::jsonb", "v::text"},
      {"text", "timestamptz", "v::timestamptz", "v::text"},
      {"varchar(3)", "e", "v::text::e", "v::text"},
      {"e", "f", "v::text::f", "v::text::e"},
      {"text", "varchar(2)", "v::varchar", "v"},
      {"int8", "int2", "v::int2", "v"},
      {"numeric(20,6)", "numeric(4,1)", "v", "v"},
      {"numeric", "int4", "v::int4", "v"},
      {"int4", "varchar(2)", "v::varchar", "v::int4"},
      {"float8", "int4", "v::int4", "v"},
      {"timestamp", "date", "v::date", "v"},
      {"int4", "bool", "v::bool", "v::int4"},
      {"text", "text[]", "v::text[]", "v::text"},
      {"text[]", "int4[]", "v::int4[]", "v::text[]"},
  };
  for (Row const& row : rows) {
    INFO(row.from << " to " << row.to);
    Filled filled = fill(enums + "CREATE TABLE t (id int PRIMARY KEY, v " + row.from + " NOT NULL)",
                         enums + "CREATE TABLE t (id int PRIMARY KEY, v " + row.to + " NOT NULL)");
    CHECK(filled.count("t") == "5");
    CHECK_NOTHROW(filled.connection.execute("ALTER TABLE t ALTER v TYPE " + row.to + " USING " + row.there));
    CHECK_NOTHROW(filled.connection.execute("ALTER TABLE t ALTER v TYPE " + row.from + " USING " + row.back));
  }
}

TEST_CASE("rows satisfy the constraints of the other side") {
  std::string const from =
      "CREATE TABLE t (id int PRIMARY KEY, u text, n int, r int, s bool); CREATE TABLE p (id int PRIMARY "
      "KEY)";
  Filled filled = fill(from,
                       "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, u text "
                       "UNIQUE NULLS NOT DISTINCT, "
                       "n int NOT NULL, r int REFERENCES p, s bool UNIQUE)");
  CHECK(filled.count("t") == "5");
  CHECK(filled.count("t WHERE s IS NOT NULL") == "2");
  CHECK_NOTHROW(filled.connection.execute("ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (u)"));
  CHECK_NOTHROW(filled.connection.execute("ALTER TABLE t ADD UNIQUE (s)"));
  CHECK_NOTHROW(filled.connection.execute("ALTER TABLE t ADD FOREIGN KEY (r) REFERENCES p"));
  CHECK(filled.count("t WHERE n IS NULL") == "1");
}

TEST_CASE("a required column with a key to a new table cannot be filled") {
  Filled filled = fill("CREATE TABLE t (id int PRIMARY KEY)",
                       "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, p int NOT "
                       "NULL REFERENCES p)");
  REQUIRE(filled.rows.left_empty.size() == 1);
  CHECK_THAT(filled.rows.left_empty[0],
             ContainsSubstring("t_p_fkey is required and refers to a table that is new as well"));
}
