// Probes of the two application versions, on correct migrations and on some that are wrong on purpose.
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/prove/sample_rows.hpp"
#include "support/catch.hpp"
#include "support/prove.hpp"

using namespace lockstep;
using testing::prove;
using testing::Read;
using testing::read_schema;

namespace {

std::string const user = "model User {\n id Int @id @default(autoincrement())\n email String\n";
// The result of Probing for a handwritten migration between two texts: one statement for each phase of the
// plan.
ProvedProbes probe(std::string const& from, std::string const& to, std::vector<std::string> const& sql) {
  Read const wanted = read_schema(to);
  Pair<model::Schema> const models{.from = read_schema(from).schema, .to = wanted.schema};
  Diagnostics diagnostics;
  std::vector<AppliedRename> const renames = applicable(models, wanted.hints, diagnostics);
  Plan const made = plan(models, wanted.hints, {.phases = PhasesMode::always}, diagnostics);
  Plan const before = plan({.from = {}, .to = models.from}, {}, {.phases = PhasesMode::never}, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  REQUIRE(made.phases.size() == sql.size());
  auto const database = testing::fresh_database("probes");
  Connection connection = database.connect();
  for (MigrationFiles const& file : emit(before, {.name = "before"}))
    REQUIRE_FALSE(run_file(file.migration_sql, connection));
  for (std::string const& statement : make_rows(models.from, models.to).statements)
    connection.execute(statement);
  Probing probing(models, renames, made);
  probing.before(connection);
  for (std::size_t i = 0; i < sql.size(); ++i) {
    connection.execute(sql[i]);
    probing.after(i, std::string(enum_name(made.phases[i].phase)), connection);
  }
  return probing.result();
}

bool has_failure(ProvedProbes const& probes, std::string const& part) {
  for (std::string const& failure : probes.failures) {
    if (failure.find(part) != std::string::npos) return true;
  }
  return false;
}

std::string const renamed = user + " full String\n}",
                  renamed_to = user + " name String @renamedFrom(\"full\")\n}";

}  // namespace

TEST_CASE("probes: both versions write between the phases of a renamed column") {
  Proof const proof = prove(renamed, renamed_to, {.probes = true});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(proof.probes.old_version);
  CHECK(proof.probes.new_version);
  CHECK(proof.probes.statements > 20);
  CHECK_THAT(describe(proof), ContainsSubstring("proved:     both application versions can write between"));
  CHECK_THAT(proof_json(proof), ContainsSubstring("\"new_version\": true"));
}

TEST_CASE("probes: the old version can continue during a migration without phases") {
  Proof const proof = prove(user + "}", user + " bio String?\n}", {.probes = true});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK_THAT(describe(proof), ContainsSubstring("the old application version can write after the migration"));
}

TEST_CASE("probes: there is no result without probes or changes") {
  CHECK_THAT(describe(prove(renamed, renamed_to)), !ContainsSubstring("application version"));
  CHECK_THAT(describe(prove(renamed, renamed, {.probes = true})), !ContainsSubstring("application version"));
}

TEST_CASE("probes: a version that must be stopped is not probed") {
  Proof const proof =
      prove(user + " a Int?\n}", user + " a Int\n}", {.phases = PhasesMode::never, .probes = true});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK_FALSE(proof.probes.old_version);
}

TEST_CASE("probes: a column that the expand phase renames directly fails the old version") {
  ProvedProbes const probes =
      probe(renamed, renamed_to, {R"(ALTER TABLE "User" RENAME "full" TO "name")", "SELECT 1", "SELECT 1"});
  CHECK(has_failure(probes, "after expand, the old version: INSERT in public.User: column \"full\""));
  CHECK(has_failure(probes, "after backfill, the old version: SELECT in public.User: column \"full\""));
  CHECK_FALSE(has_failure(probes, "the new version"));
  Proof const proof{.probes = probes};
  CHECK_THAT(describe(proof), ContainsSubstring("not proved: both application versions can write between"));
  CHECK_THAT(describe(proof), ContainsSubstring("probe: after expand, the old version"));
}

TEST_CASE("probes: a column that is required too early fails the old version") {
  ProvedProbes const probes = probe(user + "}", user + " token String @backfill(\"email\")\n}",
                                    {R"(ALTER TABLE "User" ADD "token" text; UPDATE "User" SET "token" = 'x';
                ALTER TABLE "User" ALTER "token" SET NOT NULL)",
                                     "SELECT 1", "SELECT 1"});
  CHECK(has_failure(probes, "after expand, the old version: INSERT in public.User: null value in column"));
  CHECK_FALSE(has_failure(probes, "UPDATE"));
}

TEST_CASE("probes: a column that stays required fails the new version, which omits it") {
  ProvedProbes const probes =
      probe(user + " fax String\n}", user + "}", {"SELECT 1", R"(ALTER TABLE "User" DROP "fax")"});
  CHECK(has_failure(probes, "after expand, the new version: INSERT in public.User: null value in column"));
  CHECK_FALSE(has_failure(probes, "the old version"));
}

TEST_CASE("probes: a trigger that fails on updates is found") {
  ProvedProbes const probes =
      probe(renamed, renamed_to,
            {R"(ALTER TABLE "User" ADD "name" text;
          CREATE FUNCTION wrong() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.gone := 1; RETURN NEW; END';
          CREATE TRIGGER t BEFORE UPDATE ON "User" FOR EACH ROW EXECUTE FUNCTION wrong())",
             "SELECT 1", R"(DROP TRIGGER t ON "User"; ALTER TABLE "User" DROP "full")"});
  CHECK(has_failure(probes, "after expand, the old version: UPDATE of email in public.User: record \"new\""));
  CHECK_FALSE(has_failure(probes, "DELETE"));
}

TEST_CASE("probes: a DELETE for which two keys change one row is not counted") {
  // The error of the server when the row was written first and its referenced row is gone.
  auto const refused = [](std::string const& reference) {
    std::string const rest =
        " items Item[]\n}\nmodel A {\n id Int @id\n items Item[]\n}\nmodel Item {\n id Int @id\n t Int\n a "
        "Int?\n"
        " to T @relation(fields: [t], references: [id], onDelete: Cascade)\n"
        " of A? @relation(fields: [a], references: [id], onDelete: " +
        reference + ")\n}";
    std::string const from = "model T {\n id Int @id\n";
    return probe(from + rest, from + " note String?\n" + rest, {R"(ALTER TABLE "T" ADD note text;
          CREATE FUNCTION meet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE foreign_key_violation USING
          CONSTRAINT = ''Item_t_fkey'', TABLE = ''Item'', SCHEMA = ''public''; END';
          CREATE TRIGGER t BEFORE DELETE ON "T" FOR EACH ROW EXECUTE FUNCTION meet())"});
  };
  ProvedProbes const probes = refused("SetNull");
  CHECK(probes.failures.empty());
  CHECK(probes.left_out > 0);
  CHECK(has_failure(refused("NoAction"), "the old version: DELETE in public.T"));
}

TEST_CASE("probes: a statement that also fails before the migration is not counted") {
  std::string const posts =
      " posts Post[]\n}\nmodel Post {\n id Int @id\n by Int\n"
      " user User @relation(fields: [by], references: [id], onUpdate: Restrict)\n}";
  Proof const proof = prove(user + posts, user + " bio String?\n" + posts, {.probes = true});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK(proof.probes.left_out == 1);  // UPDATE of id, to which posts refer
  CHECK_THAT(describe(proof), ContainsSubstring("note: 1 of "));
}

TEST_CASE("probes: a breaking change of the contract phase is announced and noted") {
  Proof const proof =
      prove("model T {\n id Int @id\n a Int\n}", "model T {\n id Int @id\n a Int[]\n}", {.probes = true});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK_THAT(describe(proof), ContainsSubstring("start it after the contract"));
}

TEST_CASE("probes: a row that stays because a foreign key's action no longer runs is noted") {
  std::string const from =
      "model T {\n id Int @id\n as A[]\n bs B[]\n}\n"
      "model A {\n id Int\n t Int\n to T @relation(fields: [t], references: [id], onDelete: Cascade)\n bs "
      "B[]\n"
      " @@id([id, t])\n}\n"
      "model B {\n id Int @id\n a Int\n t Int\n"
      " of A @relation(fields: [a, t], references: [id, t], onDelete: NoAction)\n";
  std::string const reference = " to T @relation(fields: [t], references: [id], onDelete: Cascade)\n";
  std::string to = from + "}";
  to.erase(to.find(" bs B[]\n"), 8);
  Proof const proof = prove(from + reference + "}", to, {.probes = true});
  INFO(describe(proof));
  CHECK(proof.holds());
  CHECK_THAT(describe(proof), ContainsSubstring("(H402)"));
}

TEST_CASE("probes: a pass continues after a failed statement, and leaves nothing") {
  auto const database = testing::fresh_database("probes");
  Connection connection = database.connect();
  connection.execute("CREATE TABLE t (a int PRIMARY KEY)");
  model::Name const t{"public", "t"};
  auto const answers = try_probes({{t, "", "INSERT INTO t VALUES (1)", true},
                                   {t, "", "SELECT nothing FROM t"},
                                   {t, "", "INSERT INTO t VALUES (1)", true},
                                   {t, "", "DELETE FROM t"},
                                   {t, "", "INSERT INTO t VALUES (1)"}},
                                  connection);
  REQUIRE(answers.size() == 5);
  CHECK(answers[0].message.empty());
  CHECK(answers[1].message == "column \"nothing\" does not exist (42703)");
  CHECK(answers[2].constraint == "t_pkey");
  CHECK(answers[3].message.empty());
  CHECK(answers[4].constraint == "t_pkey");  // the DELETE before it was undone
  CHECK(connection.execute("SELECT count(*) FROM t").text(0, 0) == "0");
  CHECK(try_probes({}, connection).empty());
}

TEST_CASE("probes: the probed versions match the headers of the files") {
  auto const said = [](std::string const& from, std::string const& to, PhasesMode mode, bool waits = false) {
    Read const wanted = read_schema(to);
    Diagnostics diagnostics;
    Plan const made = plan({.from = read_schema(from).schema, .to = wanted.schema}, wanted.hints,
                           {.phases = mode}, diagnostics);
    std::vector<MigrationFiles> const files = emit(made, {.name = "m"});
    Rollout const rollout = rollout_of(made);
    for (std::size_t i = 0; i < files.size(); ++i) {
      std::string const& sql = files[i].migration_sql;
      auto const says = [&](std::string const& text) { return sql.find(text) != std::string::npos; };
      bool const old = says("the old version keeps running") ||
                       says("the old and the new version may both run") || says("runs before and after");
      INFO(sql);
      CHECK(rollout.old_runs[i] == old);
      if (says("the old and the new version may both run")) CHECK(rollout.new_runs[i]);
      CHECK(says("start the new one after the contract") ==
            (waits && made.phased && made.phases[i].phase != Phase::contract));
    }
  };
  for (PhasesMode const mode : {PhasesMode::automatic, PhasesMode::never, PhasesMode::always}) {
    said(renamed, renamed_to, mode);
    said(user + "}", user + " bio String?\n}", mode);
    said(user + " fax String\n}", user + "}", mode);
    said(user + "}", user + " token String\n}", mode);
    said(user + " age String\n}", user + " age Int\n}", mode, true);
    said("model User {\n id Int @id\n code Int\n}", "model User {\n id Int\n code Int @id\n}", mode, true);
  }
}
