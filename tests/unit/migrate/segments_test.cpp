// How files are cut into segments, and which are refused.
#include "migrate/segments.hpp"

#include "support/catch.hpp"

namespace lockstep {
namespace {

// "transaction(2) lone(1) session(1)", or the problem.
std::string shape(std::string_view sql) {
  Segments const segments = segments_of(sql);
  if (!segments.problem.empty()) return segments.problem;
  std::string text;
  for (Segment const& segment : segments.all) {
    static constexpr std::string_view names[] = {"transaction", "lone", "session"};
    text += (text.empty() ? "" : " ") + std::string(names[static_cast<std::size_t>(segment.kind)]) + "(" +
            std::to_string(segment.statements.size()) + ")";
  }
  return text;
}

TEST_CASE("a file without transactions is one", "[segments]") {
  CHECK(shape("CREATE TABLE a (); CREATE TABLE b ();") == "transaction(2)");
  CHECK(shape("") == "");
  CHECK(shape("-- only a comment\n") == "");
}

TEST_CASE("what cannot run in a transaction cuts it", "[segments]") {
  CHECK(shape("SELECT 1; CREATE INDEX CONCURRENTLY i ON t (a); SELECT 2; SELECT 3") ==
        "transaction(1) lone(1) transaction(2)");
  CHECK(shape("create unique /* c */ index\nconcurrently i on t (a)") == "lone(1)");
  CHECK(shape("CREATE UNIQUE INDEX i ON t (a)") == "transaction(1)");
  CHECK(shape("REINDEX TABLE CONCURRENTLY t") == "lone(1)");
  CHECK(shape("REINDEX TABLE t") == "transaction(1)");
  CHECK(shape("VACUUM t; ALTER SYSTEM SET a = 1; CALL p()") == "lone(1) lone(1) lone(1)");
  CHECK(shape("ALTER TABLE t DETACH PARTITION p CONCURRENTLY") == "lone(1)");
  CHECK(shape("DO $$ BEGIN PERFORM 1; END $$") == "transaction(1)");
  CHECK(shape("DO $$ BEGIN COMMIT; END $$") == "lone(1)");
  CHECK(shape("DO $$ BEGIN PERFORM 'committed'; END $$") == "transaction(1)");
}

TEST_CASE("a file with transactions is cut as it is written", "[segments]") {
  CHECK(shape("BEGIN; SELECT 1; SELECT 2; COMMIT; SET lock_timeout = 0; CREATE INDEX CONCURRENTLY i ON t (a);"
              "RESET lock_timeout; START TRANSACTION; SELECT 3; END") ==
        "transaction(2) session(1) lone(1) session(1) transaction(1)");
  CHECK(shape("BEGIN; SELECT 1; COMMIT; SELECT 2; SELECT 3; BEGIN; COMMIT") ==
        "transaction(1) transaction(1) transaction(1) transaction(0)");
  CHECK(shape("BEGIN; SET lock_timeout = 1; SET LOCAL a.b = 2; COMMIT") == "transaction(2)");
  CHECK(shape("BEGIN; SAVEPOINT a; ROLLBACK TO SAVEPOINT a; COMMIT") == "transaction(2)");
}

TEST_CASE("what cannot be run in steps is told with its line", "[segments]") {
  CHECK(shape("BEGIN;\nSELECT 1;") == "line 1: this transaction is never committed");
  CHECK(shape("SELECT 1;\nCOMMIT;") == "line 2: there is no transaction to commit");
  CHECK(shape("BEGIN;\nBEGIN; COMMIT") == "line 2: a transaction begins inside of another one");
  CHECK(shape("BEGIN;\nVACUUM;\nCOMMIT") == "line 2: this cannot run inside of a transaction");
  CHECK(shape("BEGIN;\nSELECT 1;\nROLLBACK;") == "line 3: a migration that rolls itself back does nothing");
}

TEST_CASE("the words of a statement", "[segments]") {
  CHECK(first_words("Create  -- x\n Index /* y */ \"A \"\"b\" ON s.\"T\"(a)", 8) ==
        std::vector<std::string>{"create", "index", "\"A \"\"b\"", "on", "s", ".", "\"T\"", "("});
  CHECK(first_words("\"open", 3) == std::vector<std::string>{"\"open"});
}

}  // namespace
}  // namespace lockstep
