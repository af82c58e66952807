// How files are divided into segments, and which are refused.
#include "migrate/sql/segments.hpp"

#include "support/catch.hpp"

namespace lockstep {
namespace {

// "transaction(2) lone(1) session(1)", or the problem.
std::string shape(std::string_view sql) {
  Segments const segments = segments_of(sql);
  if (!segments.problem.empty()) return segments.problem;
  std::string text;
  for (Segment const& segment : segments.all) {
    static constexpr std::string_view names[] = {"transaction", "lone", "session", "reset"};
    text += (text.empty() ? "" : " ") + std::string(names[static_cast<std::size_t>(segment.kind)]) + "(" +
            std::to_string(segment.statements.size()) + ")";
  }
  return text;
}

TEST_CASE("a file without transactions is one transaction", "[segments]") {
  CHECK(shape("CREATE TABLE a (); CREATE TABLE b ();") == "transaction(2)");
  CHECK(shape("") == "");
  CHECK(shape("-- only a comment\n") == "");
}

TEST_CASE("a statement that cannot run in a transaction divides it", "[segments]") {
  CHECK(shape("SELECT 1; CREATE INDEX CONCURRENTLY i ON t (a); SELECT 2; SELECT 3") ==
        "transaction(1) lone(1) transaction(2)");
  CHECK(shape("create unique /* c */ index\nconcurrently i on t (a)") == "lone(1)");
  CHECK(shape("CREATE UNIQUE INDEX i ON t (a)") == "transaction(1)");
  CHECK(shape("REINDEX TABLE CONCURRENTLY t") == "lone(1)");
  CHECK(shape("SELECT 1; REINDEX TABLE t") == "transaction(2)");
  CHECK(shape("VACUUM t; ALTER SYSTEM SET a = 1") == "lone(1) lone(1)");
  CHECK(shape("CREATE /* a /* b */ c */ INDEX CONCURRENTLY i ON t (a)") == "lone(1)");
  CHECK(shape("REINDEX (VERBOSE) SCHEMA s; CLUSTER VERBOSE") == "lone(1) lone(1)");
  CHECK(shape("SELECT 1; DISCARD ALL; SELECT 2") == "transaction(1) reset(1) transaction(1)");
  CHECK(shape("ALTER TABLE t DETACH PARTITION p CONCURRENTLY") == "lone(1)");
  CHECK(shape("DO $$ BEGIN PERFORM 1; END $$") == "transaction(1)");
  CHECK(shape("DO $$ BEGIN COMMIT; END $$") == "lone(1)");
  CHECK(shape("SELECT 1; DO $$ BEGIN PERFORM 'commit'; /* commit; */ END $$; SELECT 2") == "transaction(3)");
  CHECK(shape("BEGIN; DO $$ BEGIN PERFORM commit FROM t; END $$; COMMIT") == "transaction(1)");
}

TEST_CASE("a change of the session does not divide a transaction", "[segments]") {
  CHECK(shape("SELECT 1; SET ROLE a; SELECT 2; RESET ROLE") == "transaction(4)");
  CHECK(shape("SET ROLE a; SELECT 1; VACUUM; RESET ROLE; SELECT 2") ==
        "session(1) transaction(1) lone(1) session(1) transaction(1)");
}

TEST_CASE("a statement that only the server can classify is a separate segment where atomicity is not lost",
          "[segments]") {
  CHECK(shape("CALL p()") == "lone(1)");
  CHECK(shape("SET lock_timeout = 0; REINDEX TABLE t; RESET lock_timeout") ==
        "session(1) lone(1) session(1)");
  CHECK(shape("SELECT 1; CALL p(); SELECT 2") == "transaction(3)");
  CHECK(shape("BEGIN; CALL p(); COMMIT; CALL p(); SELECT 1") == "transaction(1) lone(1) transaction(1)");
  CHECK(shape("SELECT 1; DROP SUBSCRIPTION s") == "transaction(1) lone(1)");
  CHECK(shape("BEGIN; DROP SUBSCRIPTION s; COMMIT") == "transaction(1)");
}

TEST_CASE("each transaction of a file and each statement outside is a segment", "[segments]") {
  CHECK(shape("BEGIN; SELECT 1; SELECT 2; COMMIT; SET lock_timeout = 0; CREATE INDEX CONCURRENTLY i ON t (a);"
              "RESET lock_timeout; START TRANSACTION; SELECT 3; END") ==
        "transaction(2) session(1) lone(1) session(1) transaction(1)");
  CHECK(shape("BEGIN; SELECT 1; COMMIT; SELECT 2; SELECT 3; BEGIN; COMMIT") ==
        "transaction(1) transaction(1) transaction(1) transaction(0)");
  CHECK(shape("BEGIN; SET lock_timeout = 1; SET LOCAL a.b = 2; COMMIT") == "transaction(2)");
  CHECK(shape("BEGIN; SAVEPOINT a; ROLLBACK TO SAVEPOINT a; COMMIT") == "transaction(2)");
}

TEST_CASE("a file that cannot be divided is reported with its line", "[segments]") {
  CHECK(shape("BEGIN;\nSELECT 1;") == "line 1: this transaction is never committed");
  CHECK(shape("SELECT 1;\nCOMMIT;") == "line 2: there is no transaction to commit");
  CHECK(shape("BEGIN;\nBEGIN; COMMIT") == "line 2: a transaction begins inside of another one");
  CHECK(shape("BEGIN;\nVACUUM;\nCOMMIT") == "line 2: this cannot run inside of a transaction");
  CHECK(shape("BEGIN; COMMIT;\nLOCK TABLE t") == "line 2: this does nothing outside of a transaction");
  CHECK(shape("BEGIN; COMMIT;\nSET LOCAL a.b = 1") == "line 2: this does nothing outside of a transaction");
  CHECK(shape("LOCK TABLE t; SELECT 1") == "transaction(2)");
  CHECK(shape("BEGIN;\nDISCARD ALL;\nCOMMIT") == "line 2: this cannot run inside of a transaction");
  CHECK(shape("SELECT 1;\nCOPY t FROM STDIN;\n1\n\\.\n") ==
        "line 2: COPY from or to the client is not supported; write INSERT");
  CHECK(shape("BEGIN;\nPREPARE TRANSACTION 'a';") ==
        "line 2: a prepared transaction outlives the migration, so its end cannot be recorded");
  CHECK(shape("BEGIN;\nSELECT 1;\nROLLBACK;") == "line 3: a migration that rolls itself back does nothing");
}

}  // namespace
}  // namespace lockstep
