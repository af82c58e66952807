// Changes of type by a second column, on a real server: what writers wrote meanwhile is there, what nobody
// can convert is refused before anything is lost, and what the plan does not know of is not lost with the
// column.
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

TEST_CASE("keys grow to bigint under writers, and back") {
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

TEST_CASE("a value that only the new type holds is not lost on the way back") {
  auto const database = fresh_database("swap");
  Connection connection = database.connect();
  create(small, connection);
  Phased const files = files_between(small, large);
  for (std::string const& sql : files.up) must_run(sql, connection);
  connection.execute("INSERT INTO \"User\" (id) VALUES (3000000000)");
  CHECK_THAT(failure_of(files.down[2], connection), ContainsSubstring("integer out of range"));
  CHECK(answer(connection, "SELECT id FROM \"User\"") == "3000000000");
}

TEST_CASE("a text that is no number: old code goes on writing it, and the contract refuses") {
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

TEST_CASE("what the plan does not know of is not lost with the column") {
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
      CHECK_THAT(failure_of(sql, connection),
                 ContainsSubstring("what this migration does not know of stands on") &&
                     ContainsSubstring("by_hand"));
    }
    connection.execute(unknown.dropped);
  }
  must_run(expand, connection);
}

TEST_CASE("privileges and comment go along with the column") {
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
