// Changes of type with a second column, on a real server: writes during the phases are kept, values without a
// conversion stop the migration before anything is lost, and objects that the plan does not know are not lost
// with the column.
#include "support/phased.hpp"
#include "support/server.hpp"
#include "support/writer.hpp"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

void create(std::string const& schema, Connection& connection) {
  for (std::string const& sql : files_between("", schema).up) must_run(sql, connection);
}

std::string const small = R"(
model User {
  id    Int    @id @default(autoincrement())
  posts Post[]
}
model Post {
  id       Int  @id @default(autoincrement())
  authorId Int
  author   User @relation(fields: [authorId], references: [id])
  @@index([authorId, id])
}
)";
std::string const large = R"(
model User {
  id    BigInt @id @default(autoincrement())
  posts Post[]
}
model Post {
  id       BigInt @id @default(autoincrement())
  authorId BigInt
  author   User   @relation(fields: [authorId], references: [id])
  @@index([authorId, id])
}
)";
std::string const insert_both =
    "DO $$ DECLARE n bigint; BEGIN INSERT INTO \"User\" DEFAULT VALUES RETURNING id INTO n;"
    " INSERT INTO \"Post\" (\"authorId\") VALUES (n); END $$";

}  // namespace

TEST_CASE("keys change to bigint and back during writes") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  create(small, connection);
  connection.execute("INSERT INTO \"User\" SELECT FROM generate_series(1, 2500)");
  connection.execute("INSERT INTO \"Post\" (\"authorId\") SELECT id FROM \"User\"");
  Phased const files = files_between(small, large);
  REQUIRE(files.up.size() == 3);
  {
    Writer writer(database.connect(), insert_both);
    for (std::string const& sql : files.up) must_run(sql, connection);
    int const written = writer.stop();
    CHECK(writer.failure() == "");
    CHECK(written > 0);
    CHECK(answer(connection, "SELECT count(*) FROM \"Post\" p JOIN \"User\" u ON u.id = p.\"authorId\"") ==
          std::to_string(2500 + written));
  }
  CHECK(answer(connection,
               "SELECT DISTINCT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid IN"
               " ('\"User\"'::regclass, '\"Post\"'::regclass) AND attnum > 0 AND NOT attisdropped") ==
        "bigint");
  CHECK(answer(connection, "SELECT data_type FROM pg_sequences WHERE sequencename = 'User_id_seq'") ==
        "bigint");
  {
    Writer writer(database.connect(), insert_both);
    for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
    int const written = writer.stop();
    CHECK(writer.failure() == "");
    CHECK(written > 0);
  }
  CHECK(answer(connection,
               "SELECT count(*) FROM \"Post\" p LEFT JOIN \"User\" u ON u.id = p.\"authorId\""
               " WHERE u.id IS NULL") == "0");
  CHECK(answer(connection, "SELECT data_type FROM pg_sequences WHERE sequencename = 'User_id_seq'") ==
        "integer");
}

TEST_CASE("a rollback does not lose a value that only the new type can hold") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  create(small, connection);
  Phased const files = files_between(small, large);
  for (std::string const& sql : files.up) must_run(sql, connection);
  connection.execute("INSERT INTO \"User\" (id) VALUES (3000000000)");
  CHECK_THAT(failure_of(files.down[2], connection), ContainsSubstring("integer out of range"));
  CHECK(answer(connection, "SELECT id FROM \"User\"") == "3000000000");
}

TEST_CASE("a text that is not a number: old code can write it, and the contract phase refuses it") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  std::string const before = "model T {\n  id Int @id\n  a String?\n}\n";
  create(before, connection);
  connection.execute("INSERT INTO \"T\" VALUES (1, '7')");
  Phased const files = files_between(before, "model T {\n  id Int @id\n  a Int?\n}\n");
  REQUIRE(files.up.size() == 3);
  must_run(files.up[0], connection);
  must_run(files.up[1], connection);
  connection.execute("INSERT INTO \"T\" VALUES (2, 'eight')");
  CHECK_THAT(failure_of(files.up[2], connection),
             ContainsSubstring("column \"public\".\"T\".\"a\" has values that \"a_new\" cannot hold"));
  CHECK(answer(connection, "SELECT a FROM \"T\" ORDER BY id") == "7,eight");
  connection.execute("UPDATE \"T\" SET a = '8' WHERE id = 2");
  auto const resumed = run_file(files.up[2], connection);
  INFO((resumed ? describe(*resumed) : ""));
  REQUIRE_FALSE(resumed);
  CHECK(answer(connection, "SELECT a + 1 FROM \"T\" ORDER BY id") == "8,9");
}

TEST_CASE("unknown dependents of a column are not lost") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  std::string const before = "model T {\n  id Int @id\n  a Int\n}\n";
  create(before, connection);
  std::string const expand = files_between(before, "model T {\n  id Int @id\n  a BigInt\n}\n").up[0];
  std::string const rename =
      files_between(before, "model T {\n  id Int @id\n  b Int @renamedFrom(\"a\")\n}\n").up[0];
  struct Unknown {
    std::string made, dropped;
  };
  for (Unknown const& unknown : std::vector<Unknown>{
           {"CREATE INDEX by_hand ON \"T\" (a) WHERE a > 0", "DROP INDEX by_hand"},
           {"ALTER TABLE \"T\" ADD CONSTRAINT by_hand CHECK (a > 0)",
            "ALTER TABLE \"T\" DROP CONSTRAINT by_hand"},
           {"CREATE VIEW by_hand AS SELECT a FROM \"T\"", "DROP VIEW by_hand"},
           {"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
            "CREATE TRIGGER by_hand BEFORE UPDATE OF a ON \"T\" EXECUTE FUNCTION f()",
            "DROP TRIGGER by_hand ON \"T\""}}) {
    connection.execute(unknown.made);
    for (std::string const& sql : {expand, rename}) {
      CHECK_THAT(
          failure_of(sql, connection),
          ContainsSubstring("objects unknown to this migration depend on") && ContainsSubstring("by_hand"));
    }
    connection.execute(unknown.dropped);
  }
  must_run(expand, connection);
}

TEST_CASE("privileges and comment are copied to the new column") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  std::string const before = "model T {\n  id Int @id\n  a Int\n}\n";
  create(before, connection);
  connection.execute(
      "GRANT SELECT (a), UPDATE (a) ON \"T\" TO PUBLIC; COMMENT ON COLUMN \"T\".a IS 'it''s 100 %'");
  for (std::string const& sql : files_between(before, "model T {\n  id Int @id\n  a BigInt\n}\n").up)
    must_run(sql, connection);
  CHECK(answer(connection,
               "SELECT string_agg(privilege_type, ' ' ORDER BY privilege_type) FROM pg_attribute,"
               " aclexplode(attacl) WHERE attrelid = '\"T\"'::regclass AND attname = 'a'") ==
        "SELECT UPDATE");
  CHECK(answer(connection,
               "SELECT col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid ="
               " '\"T\"'::regclass AND attname = 'a'") == "it's 100 %");
}

namespace {

std::string enum_of(std::string const& values) {
  return "enum State {\n" + values + "\n}\nmodel Job {\n  id Int @id\n  state State\n  past State[]\n}\n";
}

}  // namespace

TEST_CASE("an enum value is removed only when no row has it") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  create(enum_of("A\nB\nC"), connection);
  connection.execute("INSERT INTO \"Job\" VALUES (1, 'A', '{A,B}'), (2, 'C', '{}'), (3, 'B', '{B,C}')");
  Phased const files = files_between(enum_of("A\nB\nC"), enum_of("B\nA"));
  REQUIRE(files.up.size() == 3);
  must_run(files.up[0], connection);
  connection.execute("INSERT INTO \"Job\" VALUES (4, 'C', '{C}')");  // the old version still writes
  must_run(files.up[1], connection);
  CHECK(failure_of(files.up[2], connection).find("\"state\" has values that \"state_new\" cannot hold") !=
        std::string::npos);
  connection.execute("UPDATE \"Job\" SET state = 'B' WHERE state = 'C'");
  CHECK(failure_of(files.up[2], connection).find("\"past\" has values") != std::string::npos);
  connection.execute("UPDATE \"Job\" SET past = '{A}' WHERE 'C' = ANY (past)");
  must_run(files.up[2], connection);
  CHECK(answer(connection, "SELECT state || past::text FROM \"Job\" ORDER BY id") == "A{A,B},B{},B{A},B{A}");
  CHECK(answer(connection, "SELECT enum_range(NULL::\"State\")") == "{B,A}");
  connection.execute("INSERT INTO \"Job\" VALUES (5, 'A', '{B}')");
  for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
  CHECK(answer(connection, "SELECT state || past::text FROM \"Job\" ORDER BY id") ==
        "A{A,B},B{},B{A},B{A},A{B}");
  CHECK(answer(connection, "SELECT enum_range(NULL::\"State\")") == "{A,B,C}");
}

TEST_CASE("a renamed enum value keeps its old name for the old version and after the rollback") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  create(enum_of("A\nB"), connection);
  connection.execute("INSERT INTO \"Job\" VALUES (1, 'A', '{A,B}'), (2, 'B', '{}')");
  Phased const files = files_between(enum_of("A\nB"), enum_of("Z @renamedFrom(\"A\")\nB"));
  REQUIRE(files.up.size() == 3);
  for (std::size_t i = 0; i < 2; ++i) must_run(files.up[i], connection);
  connection.execute("INSERT INTO \"Job\" VALUES (3, 'A', '{A}')");
  CHECK(answer(connection, "SELECT state || past::text FROM \"Job\" ORDER BY id") == "A{A,B},B{},A{A}");
  must_run(files.up[2], connection);
  CHECK(answer(connection, "SELECT state || past::text FROM \"Job\" ORDER BY id") == "Z{Z,B},B{},Z{Z}");
  connection.execute("INSERT INTO \"Job\" VALUES (4, 'Z', '{B,Z}')");
  for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
  CHECK(answer(connection, "SELECT state || past::text FROM \"Job\" ORDER BY id") ==
        "A{A,B},B{},A{A},A{B,A}");
}

TEST_CASE("an unknown dependent stops the rebuild of an enum") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  create(enum_of("A\nB"), connection);
  Phased const files = files_between(enum_of("A\nB"), enum_of("A"));
  auto const refused = [&](std::string const& object) {
    std::string const message = failure_of(files.up[0], connection);
    INFO(message);
    CHECK(message.find("objects unknown to this migration use \"public\".\"State\": " + object) !=
          std::string::npos);
    connection.execute("ROLLBACK");
  };
  connection.execute("CREATE FUNCTION f(\"State\"[]) RETURNS int LANGUAGE sql AS 'SELECT 1'");
  refused("function public.f");
  connection.execute("DROP FUNCTION f; CREATE TABLE other (state \"State\")");
  refused("column state of table public.other");
  connection.execute("DROP TABLE other; ALTER TABLE \"Job\" ADD CHECK (id > 0 OR state = 'A')");
  refused("constraint");
  connection.execute("ALTER TABLE \"Job\" DROP CONSTRAINT \"Job_check\", ALTER state SET DEFAULT 'A'");
  must_run(files.up[0], connection);
  connection.execute("CREATE DOMAIN d AS \"State\"");
  must_run(files.up[1], connection);
  CHECK(failure_of(files.up[2], connection).find("type public.d") != std::string::npos);
}
