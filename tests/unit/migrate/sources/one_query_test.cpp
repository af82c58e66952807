// A runner that sends a file as one query, as `prisma migrate deploy` does: each file of a divided plan runs
// in this way, together they have the result of the undivided plan, and each rollback undoes exactly its own
// file.
#include "compiler/diff/diff.hpp"
#include "emit/emit.hpp"
#include "introspect/introspect.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "migrate/project/write_migrations.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/run/deploy.hpp"
#include "migrate/sql/split.hpp"
#include "support/catch.hpp"
#include "support/create.hpp"
#include "support/schema_text.hpp"
#include "support/server.hpp"
#include "support/temporary_folder.hpp"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

struct Case {
  std::string name, from, to, rows;
};

std::vector<Case> const cases = {
    {"a required column, a foreign key, indexes",
     "model User {\n id Int @id\n mail String\n posts Post[]\n}\n"
     "model Post {\n id Int @id\n userId Int\n user User @relation(fields: [userId], references: [id])\n}\n",
     "model User {\n id Int @id\n mail String @unique\n name String @backfill(\"'n' || id\")\n posts "
     "Post[]\n tags "
     "Tag[]\n}\n"
     "model Post {\n id Int @id\n userId Int\n user User @relation(fields: [userId], references: [id])\n "
     "@@index([userId])\n}\n"
     "model Tag {\n id Int @id\n userId Int\n user User @relation(fields: [userId], references: [id])\n "
     "@@index([userId])\n}\n",
     "INSERT INTO \"User\" VALUES (1, 'a'), (2, 'b'); INSERT INTO \"Post\" VALUES (1, 1)"},
    {"a value of an enum, used as a default",
     "enum State {\n A\n B\n}\nmodel T {\n id Int @id\n s State @default(A)\n}\n",
     "enum State {\n A\n B\n C\n D\n}\nmodel T {\n id Int @id\n s State @default(C)\n}\n",
     "INSERT INTO \"T\" VALUES (1)"},
    {"a renamed column and a dropped one",
     "model T {\n id Int @id\n name String\n fax String?\n @@index([name])\n}\n",
     "model T {\n id Int @id\n full String @renamedFrom(\"name\")\n @@index([full], map: "
     "\"T_name_idx\")\n}\n",
     "INSERT INTO \"T\" VALUES (1, 'x', NULL)"},
    {"a key that grows", "model T {\n id Int @id @default(autoincrement())\n n Int\n}\n",
     "model T {\n id BigInt @id @default(autoincrement())\n n BigInt\n}\n",
     "INSERT INTO \"T\" (n) SELECT generate_series(1, 10)"},
    {"another primary key", "model T {\n id Int @id\n n Int @unique\n}\n",
     "model T {\n id Int\n n Int\n @@id([n, id])\n}\n", "INSERT INTO \"T\" VALUES (1, 1), (2, 2)"},
    {"an index that goes, and nothing else",
     "model T {\n id Int @id\n n Int\n m Int\n @@index([n])\n @@index([m])\n}\n",
     "model T {\n id Int @id\n n Int\n m Int\n}\n", "INSERT INTO \"T\" VALUES (1, 1, 1)"},
    {"a table that goes", "model T {\n id Int @id\n}\nmodel U {\n id Int @id\n}\n",
     "model T {\n id Int @id\n}\n", ""},
};

struct Divided {
  Pair<model::Schema> models;
  Hints hints;
  Plan plan;
  std::vector<MigrationFiles> files;
};

Divided divided(Case const& one, Runner runner) {
  Read const to = read_schema(one.to);
  Divided result{
      .models = {read_schema(one.from).schema, to.schema}, .hints = to.hints, .plan = {}, .files = {}};
  Diagnostics diagnostics;
  result.plan = plan(result.models, result.hints, {.runner = runner}, diagnostics);
  INFO(render(diagnostics, {}));
  REQUIRE_FALSE(diagnostics.has_errors());
  result.files = emit(result.plan, {.name = "change", .one_query = runner == Runner::prisma});
  return result;
}

Database database_of(Case const& one, Divided const& way) {
  Database database = fresh_database("query");
  Connection connection = database.connect();
  create(way.models.from, connection);
  if (!one.rows.empty()) connection.execute(one.rows);
  return database;
}

// A validated constraint need not become NOT VALID again, so both count as equal.
model::Schema state_of(Connection& connection) {
  model::Schema schema = model::canonicalize(introspect(connection));
  for (model::Table& table : schema.tables) {
    for (model::ForeignKey& key : table.foreign_keys) key.validated = true;
  }
  for (model::DefinedObject& object : schema.objects) {
    std::size_t const at = object.definition.find(" NOT VALID");
    if (at != std::string::npos) object.definition.erase(at, 10);
  }
  return schema;
}

std::string difference(model::Schema const& from, model::Schema const& to) {
  std::vector<Change> const changes = diff(from, to);
  std::string text;
  for (Change const& change : changes) text += phrase(change) + "; ";
  return text;
}
std::string const none;

void run_back(std::string const& sql, Connection& connection) {
  connection.execute("SET lockstep.allow_data_loss = 'on'");
  auto const failure = run_file(sql, connection);
  INFO(sql << "\n" << (failure ? describe(*failure) : ""));
  REQUIRE_FALSE(failure);
}

}  // namespace

TEST_CASE("one query: each file runs as one query, and the result is that of the undivided plan") {
  for (Case const& one : cases) {
    INFO(one.name);
    Divided const whole = divided(one, Runner::lockstep), parts = divided(one, Runner::prisma);
    Database const wanted_database = database_of(one, whole), database = database_of(one, parts);
    Connection wanted = wanted_database.connect(), connection = database.connect();
    for (MigrationFiles const& file : whole.files) REQUIRE_FALSE(run_file(file.migration_sql, wanted));
    std::vector<model::Schema> states = {state_of(connection)};
    for (std::size_t i = 0; i < parts.files.size(); ++i) {
      std::string const& sql = parts.files[i].migration_sql;
      INFO(parts.files[i].suffix << "\n" << sql);
      if (!parts.plan.phases[i].forward.front().transactional) CHECK(split(sql).size() == 1);
      connection.execute(sql);
      CHECK_FALSE(connection.in_transaction());
      states.push_back(state_of(connection));
    }
    CHECK(difference(state_of(wanted), states.back()) == none);

    // Rolls back one file and runs it again, then continues with the next.
    for (std::size_t i = parts.files.size(); i-- > 0;) {
      INFO(parts.files[i].suffix << "\n" << parts.files[i].rollback_sql);
      run_back(parts.files[i].rollback_sql, connection);
      CHECK(difference(states[i], state_of(connection)) == none);
      connection.execute(parts.files[i].migration_sql);
      CHECK(difference(states[i + 1], state_of(connection)) == none);
      run_back(parts.files[i].rollback_sql, connection);
    }
  }
}

TEST_CASE("one query: the proof holds for a divided plan as well") {
  for (Case const& one : cases) {
    INFO(one.name);
    Divided const parts = divided(one, Runner::prisma);
    Proof const proof =
        verify(parts.models, parts.hints, {.runner = Runner::prisma, .locks = true}, server());
    INFO(describe(proof));
    CHECK(proof.holds());
    CHECK(proof.locks.unplanned_locks.empty());
  }
}

TEST_CASE("one query: directories sort in their order, name their phase, and can be deployed by lockstep") {
  Divided const parts = divided(cases.front(), Runner::prisma);
  REQUIRE(parts.files.size() > 5);
  CHECK(parts.files.front().suffix == "_1_expand");
  TemporaryFolder const folder;
  auto const written =
      write_migrations(folder.path(), {.stamp = "20260101000000", .name = "change"}, parts.files);
  std::vector<Migration> const migrations = read_migrations(folder.path());
  REQUIRE(migrations.size() == parts.files.size());
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    CHECK(migrations[i].path == written[i]);
    CHECK(migrations[i].phase == parts.files[i].phase);
    CHECK(is_undone_by(migrations[i].sql, *read_rollback(migrations[i])));
  }
  Database const database = database_of(cases.front(), parts);
  Connection connection = database.connect();
  std::vector<Migration> all = migrations;
  all.insert(all.begin(), {.name = "0_before", .path = {}, .sql = {}, .checksum = sha256(""), .phase = {}});
  resolve_applied(all, "0_before", connection);
  Deployed const first = deploy(all, connection, {});
  CHECK_FALSE(first.waiting.empty());
  CHECK(first.applied.size() + first.waiting.size() == migrations.size());
  DeployOptions contract;
  contract.contract = true;
  CHECK(deploy(all, connection, contract).applied == first.waiting);
  RollbackOptions back;
  back.steps = migrations.size();
  back.allow_data_loss = true;
  CHECK(roll_back(all, connection, back).size() == migrations.size());
  CHECK(connection.execute("SELECT to_regclass('\"Tag\"') IS NULL").text(0, 0) == "t");
}
