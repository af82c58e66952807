// Proofs of migrations between small schemas, on a real server; and that a proof notices what does not hold.
#include "migrate/verify.hpp"

#include "compiler/model/canonical.hpp"
#include "compiler/resolve/resolve.hpp"
#include "grammar/parse.hpp"
#include "migrate/compare.hpp"
#include "migrate/run_file.hpp"
#include "support/catch.hpp"
#include "support/server.hpp"

using namespace lockstep;

namespace {

Resolved read(std::string const& models) {
  Sources const sources = {
      {.name = "schema.prisma",
       .text = "datasource db {\n provider = \"postgresql\"\n url = env(\"U\")\n}\n" + models}};
  Diagnostics diagnostics;
  ast::File const file = parse(sources, 0, diagnostics);
  Resolved resolved = resolve({file}, {}, diagnostics);
  INFO(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  resolved.schema = model::canonicalize(std::move(resolved.schema));
  return resolved;
}

Proof prove(std::string const& from, std::string const& to, VerifyOptions const& options = {}) {
  Resolved const wanted = read(to);
  return verify({.from = read(from).schema, .to = wanted.schema}, wanted.hints, options, testing::server());
}

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
  CHECK(has_note(proof, "refused as graded") == false);
}

TEST_CASE("a required column: the file raises first, then a value is written") {
  Proof const proof = prove(user + "}", user + " token String @unique\n}");
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(has_note(proof, "raises until a person has written the marked values"));
}

TEST_CASE("direct SQL that rows do not allow is proved on empty tables") {
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
        "0");  // the open transaction ended with the file
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
  Resolved const wanted = read(
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
