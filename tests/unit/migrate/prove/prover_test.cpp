// Proofs of migrations between small schemas, on a real server; and that a proof finds defects.
#include "migrate/prove/prover.hpp"

#include <cstdlib>

#include "migrate/history/run_file.hpp"
#include "migrate/prove/lock_observer.hpp"
#include "migrate/sources/compare.hpp"
#include "support/catch.hpp"
#include "support/prove.hpp"

using namespace lockstep;
using testing::prove;
using testing::Read;
using testing::read_schema;

namespace {

bool has_note(Proof const& proof, std::string const& part) {
  for (std::string const& note : proof.notes) {
    if (note.find(part) != std::string::npos) return true;
  }
  return false;
}

std::string const user = "model User {\n id Int @id @default(autoincrement())\n email String\n";

}  // namespace

TEST_CASE("a schema that does not change is proved") {
  Proof const proof = prove(user + "}", user + "}");
  INFO(describe(proof));
  CHECK(proof.holds());
}

TEST_CASE("a new optional column and an index") {
  Proof const proof = prove(user + "}", user + " bio String?\n @@index([email])\n}");
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(has_note(proof, "stopped at its data-loss guard") == false);
}

TEST_CASE("a required column: the file fails until the placeholder is replaced") {
  Proof const proof = prove(user + "}", user + " token String @unique\n}");
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(has_note(proof, "fails until the placeholder value is replaced"));
}

TEST_CASE("direct SQL that fails on rows is proved on empty tables") {
  Proof const proof = prove(user + "}", user + " token String\n}", {.phases = PhasesMode::never});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(has_note(proof, "cannot run on these rows"));
}

TEST_CASE("a prelude runs first") {
  Proof const proof =
      prove(user + "}", user + " v Unsupported(\"vec\")?\n}", {.prelude_sql = {"CREATE DOMAIN vec AS text"}});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK_FALSE(prove(user + "}", user + " v Unsupported(\"vec\")?\n}").applied);
}

TEST_CASE("a failure names the statement") {
  Proof const proof = prove(user + "}", user + " v Unsupported(\"nosuch\")?\n}");
  CHECK(proof.planned);
  CHECK_FALSE(proof.applied);
  CHECK_FALSE(proof.holds());
  CHECK_THAT(proof.failure, ContainsSubstring("type \"nosuch\" does not exist"));
  CHECK_THAT(proof.failure, ContainsSubstring("ALTER TABLE"));
  CHECK_THAT(describe(proof), ContainsSubstring("not proved: the migration was not carried out"));
}

TEST_CASE("files run as psql runs them") {
  auto const database = testing::fresh_database("run");
  Connection connection = database.connect();
  CHECK_FALSE(run_file("CREATE TABLE t (a int);\nBEGIN; INSERT INTO t VALUES (1);", connection));
  CHECK(connection.execute("SELECT count(*) FROM t").text(0, 0) ==
        "0");  // the end of the file rolled back the open transaction
  std::string const sql =
      "INSERT INTO t VALUES (1);\nBEGIN;\nINSERT INTO t VALUES (2);\nSELECT 1/0;\nCOMMIT;";
  auto const failure = run_file(sql, connection);
  REQUIRE(failure);
  CHECK(failure->line == 4);
  CHECK(failure->sqlstate == "22012");
  CHECK(failure->statement == "SELECT 1/0");
  CHECK(sql.substr(failure->resume, 6) == "BEGIN;");
  CHECK(connection.execute("SELECT count(*) FROM t").text(0, 0) == "1");
  CHECK_FALSE(connection.in_transaction());
}

TEST_CASE("an expression that the server refuses cannot be compared") {
  auto const database = testing::fresh_database("compare");
  database.connect().execute(
      "CREATE TABLE \"User\" (id serial, email text NOT NULL DEFAULT lower('A'), "
      "CONSTRAINT \"User_pkey\" PRIMARY KEY (id))");
  Read const wanted = read_schema(
      "model User {\n id Int @id @default(autoincrement())\n"
      " email String @default(dbgenerated(\"nosuch(1)\"))\n}");
  Diagnostics diagnostics;
  Sources sources;
  Pair<Loaded> loaded;
  loaded.from = load(database.url(), {}, sources, diagnostics);
  loaded.to = {.kind = SourceKind::text, .label = "x", .schema = wanted.schema};
  compare(loaded, diagnostics);
  REQUIRE(diagnostics.sorted().size() == 1);
  CHECK(diagnostics.sorted()[0].code == Code::cannot_compare);
}

TEST_CASE("the locks of each statement are observed, and a second reader is used") {
  Proof const proof =
      prove(user +
                " posts Post[]\n}\nmodel Post {\n id Int @id\n by Int\n user User @relation(fields: [by], "
                "references: [id])\n}",
            user + " name String?\n @@index([email])\n}", {.locks = true, .second_reader = true});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(proof.locks.statements >= 3);
  CHECK(proof.locks.unplanned_locks.empty());
  CHECK(proof.second_reader == SecondReader::agrees);
  CHECK_THAT(describe(proof), ContainsSubstring("proved:     pg_dump matches a database"));
  CHECK_THAT(proof_json(proof), ContainsSubstring("\"result\": \"agrees\""));
}

// The sequence of a renamed table keeps its name, which is unquoted in pg_dump's headings.
TEST_CASE("the second reader agrees about the sequence of a renamed table") {
  Proof const proof =
      prove("model User {\n  id Int @id @default(autoincrement())\n}\n",
            "model Person {\n  id Int @id @default(autoincrement())\n  @@renamedFrom(\"User\")\n}\n",
            {.second_reader = true});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(proof.second_reader == SecondReader::agrees);
}

TEST_CASE("a proof reports that pg_dump cannot be run") {
  char const* const before = std::getenv("LOCKSTEP_PG_BINDIR");
  std::string const kept = before == nullptr ? "" : before;
  testing::server();  // starts it with the real programs
  setenv("LOCKSTEP_PG_BINDIR", "/nonexistent", 1);
  Proof const proof = prove(user + "}", user + " name String?\n}", {.second_reader = true});
  before == nullptr ? unsetenv("LOCKSTEP_PG_BINDIR") : setenv("LOCKSTEP_PG_BINDIR", kept.c_str(), 1);
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(proof.second_reader == SecondReader::unavailable);
  CHECK_THAT(describe(proof), ContainsSubstring("not proved: pg_dump of the result could not be run"));
}

TEST_CASE("a lock that the plan does not predict is reported") {
  auto const database = testing::fresh_database("locks");
  Connection connection = database.connect();
  connection.execute(
      "CREATE TABLE t (a int); CREATE TABLE part (b int) INHERITS (t); CREATE TABLE other (c int)");
  Step step{.action = action::DropColumn{{"public", "t"}, {.name = "a"}, {}, {}}};
  step.facts = {.lock = Lock::share};  // wrong
  step.tables = {{"public", "t"}};
  std::vector<Batch> const batches{{.transactional = true, .steps = {step}}};
  LockProof locks(connection, batches, {});
  std::string const statement = "ALTER TABLE \"public\".\"t\" DROP COLUMN \"a\"";
  run_file("BEGIN;\nLOCK TABLE other;\n" + statement + ";\nCOMMIT;", connection, 0,
           {.before = [&](std::string_view text) { locks.before(text); },
            .after = [&](std::string_view text, std::size_t line) { locks.after(text, line); }});
  CHECK(locks.measured() == 1);
  REQUIRE(locks.unplanned_locks().size() == 3);
  CHECK_THAT(locks.unplanned_locks()[0], ContainsSubstring("the plan predicts SHARE"));
}

TEST_CASE("a lock that is weaker than predicted is reported") {
  auto const database = testing::fresh_database("locks");
  Connection connection = database.connect();
  connection.execute("CREATE TABLE t (a int); CREATE INDEX i ON t (a)");
  Step step{.action = action::RenameIndex{{"public", "t"}, "i", "j"}};
  step.facts = {.lock = Lock::access_exclusive};  // the real lock is weaker
  step.tables = {{"public", "t"}};
  std::vector<Batch> const batches{{.transactional = true, .steps = {step}}};
  LockProof locks(connection, batches, {});
  run_file("BEGIN;\nLOCK TABLE t IN SHARE MODE;\nALTER INDEX \"public\".\"i\" RENAME TO \"j\";\nCOMMIT;",
           connection, 0,
           {.before = [&](std::string_view text) { locks.before(text); },
            .after = [&](std::string_view text, std::size_t line) { locks.after(text, line); }});
  CHECK(locks.unplanned_locks().empty());
  REQUIRE(locks.weaker_than_planned().size() == 1);
  CHECK_THAT(locks.weaker_than_planned()[0],
             ContainsSubstring("holds SHARE on public.t, the plan predicts ACCESS EXCLUSIVE"));
}
