// Join tables of implicit many-to-many relations, on a real server: after any change of models and relations,
// the same rows are linked, before it, between the phases for the old application version, afterwards, and
// after the rollback.
#include <fmt/format.h>

#include "compiler/diff/joins.hpp"
#include "support/phased.hpp"
#include "support/server.hpp"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

// A model or table with its name in the database, and the query of all links by the names of their rows.
std::string links(std::string const& table, std::string const& a, std::string const& b) {
  return fmt::format(
      "SELECT coalesce(string_agg(x.name || ' ' || y.name, ', ' ORDER BY x.name, y.name), 'none') FROM "
      "\"{0}\" l"
      " JOIN \"{1}\" x ON x.id = l.\"A\" JOIN \"{2}\" y ON y.id = l.\"B\"",
      table, a, b);
}
std::string turned_links(std::string const& table, std::string const& a, std::string const& b) {
  return fmt::format(
      "SELECT coalesce(string_agg(x.name || ' ' || y.name, ', ' ORDER BY x.name, y.name), 'none') FROM "
      "\"{0}\" l"
      " JOIN \"{1}\" x ON x.id = l.\"B\" JOIN \"{2}\" y ON y.id = l.\"A\"",
      table, a, b);
}

Phased files_of(std::string const& from, std::string const& to, PhasesMode phases) {
  Read const old = read_schema(from), wanted = read_schema(to);
  Diagnostics diagnostics;
  Pair<model::Schema> const models{old.schema, wanted.schema};
  Hints const hints = with_join_tables({models.from, models.to}, {old.hints, wanted.hints}, diagnostics);
  Plan const made = plan(models, hints, {.phases = phases}, diagnostics);
  INFO(render(diagnostics, {}));
  REQUIRE_FALSE(diagnostics.has_errors());
  Phased result;
  for (MigrationFiles const& file : emit(made, {})) {
    result.up.push_back(file.migration_sql);
    result.down.push_back(file.rollback_sql);
  }
  return result;
}

// Two models of fruit. The first one is named `first` and linked to Pear by a relation with that name, or by
// one without a name.
std::string fruit(std::string const& first, std::string const& relation, std::string const& more = {}) {
  std::string const name = relation.empty() ? "" : fmt::format(" @relation(\"{}\")", relation);
  return fmt::format(
      "model {0} {{\n  id Int @id\n  name String\n  pears Pear[]{1}\n{2}}}\n"
      "model Pear {{\n  id Int @id\n  name String\n  fruits {0}[]{1}\n}}\n",
      first, name, more);
}

std::string people(std::string const& a, std::string const& b, std::string const& relation,
                   std::string const& hint = {}) {
  return fmt::format(
      "model Person {{\n  id Int @id\n  name String\n  {0} Person[] @relation(\"{2}\"){3}\n"
      "  {1} Person[] @relation(\"{2}\")\n}}\n",
      a, b, relation, hint);
}

void create(std::string const& schema, Connection& connection) {
  for (std::string const& sql : files_between("", schema).up) must_run(sql, connection);
}

// The ids of both tables overlap, so that the server does not notice an exchange of the foreign keys.
void fill_fruit(std::string const& join, Connection& connection) {
  connection.execute("INSERT INTO \"Apple\" SELECT i, 'apple' || i FROM generate_series(1, 3) i");
  connection.execute("INSERT INTO \"Pear\" SELECT i, 'pear' || i FROM generate_series(1, 3) i");
  connection.execute(fmt::format("INSERT INTO \"{}\" VALUES (1, 2), (1, 3), (2, 3)", join));
}

std::string const three = "apple1 pear2, apple1 pear3, apple2 pear3";

}  // namespace

TEST_CASE("a rename that exchanges the sides of a join table keeps its links") {
  for (PhasesMode const phases : {PhasesMode::automatic, PhasesMode::never}) {
    for (std::string const relation : {"mix", ""}) {
      std::string const old = relation.empty() ? "_AppleToPear" : "_mix";
      std::string const now = relation.empty() ? "_PearToQuince" : "_mix";
      CAPTURE(phases, relation);
      auto const database = fresh_database("joins");
      Connection connection = database.connect();
      std::string const from = fruit("Apple", relation);
      create(from, connection);
      fill_fruit(old, connection);
      REQUIRE(answer(connection, links(old, "Apple", "Pear")) == three);
      Phased const files = files_of(from, fruit("Quince", relation, "  @@renamedFrom(\"Apple\")\n"), phases);
      for (std::string const& sql : files.up) must_run(sql, connection);
      CHECK(answer(connection, turned_links(now, "Quince", "Pear")) == three);
      for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
      CHECK(answer(connection, links(old, "Apple", "Pear")) == three);
      for (std::string const& sql : files.up) must_run(sql, connection);
      CHECK(answer(connection, turned_links(now, "Quince", "Pear")) == three);
    }
  }
}

TEST_CASE("the old version reads and writes a join table under its old name until the contract") {
  auto const database = fresh_database("joins");
  Connection connection = database.connect();
  std::string const from = fruit("Apple", "");
  create(from, connection);
  fill_fruit("_AppleToPear", connection);
  Phased const files =
      files_of(from, fruit("Quince", "", "  @@renamedFrom(\"Apple\")\n"), PhasesMode::automatic);
  REQUIRE(files.up.size() == 2);
  must_run(files.up[0], connection);
  CHECK(answer(connection, links("_AppleToPear", "Apple", "Pear")) == three);
  CHECK(answer(connection, turned_links("_PearToQuince", "Quince", "Pear")) == three);
  // As the client writes: an existing link is skipped.
  connection.execute(
      "INSERT INTO \"_AppleToPear\" (\"A\", \"B\") VALUES (3, 1), (1, 2) ON CONFLICT DO NOTHING");
  connection.execute("INSERT INTO \"_PearToQuince\" (\"A\", \"B\") VALUES (1, 2) ON CONFLICT DO NOTHING");
  connection.execute("DELETE FROM \"_AppleToPear\" WHERE \"A\" = 1 AND \"B\" = 3");
  std::string const written = "apple1 pear2, apple2 pear1, apple2 pear3, apple3 pear1";
  CHECK(answer(connection, links("_AppleToPear", "Apple", "Pear")) == written);
  CHECK(answer(connection, turned_links("_PearToQuince", "Quince", "Pear")) == written);
  must_run(files.up[1], connection);
  CHECK(answer(connection, turned_links("_PearToQuince", "Quince", "Pear")) == written);
}

TEST_CASE("a join table follows its models and its relation") {
  struct Row {
    std::string what, from, to, old, now, model;
  };
  std::string const apple = fruit("Apple", ""), mix = fruit("Apple", "mix");
  std::string const hinted =
      fruit("Apple", "other")
          .replace(fruit("Apple", "other").find("(\"other\")"), 9, "(\"other\") @renamedFrom(\"_mix\")");
  Row const rows[] = {
      {"a model", apple, fruit("Banana", "", "  @@renamedFrom(\"Apple\")\n"), "_AppleToPear", "_BananaToPear",
       "Banana"},
      {"a model whose table stays", apple, fruit("Banana", "", "  @@map(\"Apple\")\n"), "_AppleToPear",
       "_BananaToPear", "Apple"},
      {"a model and its table", apple,
       fruit("Banana", "", "  @@map(\"bananas\")\n  @@renamedFrom(\"Apple\")\n"), "_AppleToPear",
       "_BananaToPear", "bananas"},
      {"a relation", mix, hinted, "_mix", "_other", "Apple"},
  };
  for (Row const& row : rows) {
    CAPTURE(row.what);
    auto const database = fresh_database("joins");
    Connection connection = database.connect();
    create(row.from, connection);
    fill_fruit(row.old, connection);
    Phased const files = files_of(row.from, row.to, PhasesMode::automatic);
    for (std::string const& sql : files.up) must_run(sql, connection);
    CHECK(answer(connection, links(row.now, row.model, "Pear")) == three);
    for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
    CHECK(answer(connection, links(row.old, "Apple", "Pear")) == three);
  }
}

TEST_CASE("a hint decides the side of a field in a self relation") {
  auto const database = fresh_database("joins");
  Connection connection = database.connect();
  std::string const from = people("follows", "zfollowedBy", "f");
  create(from, connection);
  connection.execute("INSERT INTO \"Person\" VALUES (1, 'ann'), (2, 'bob'), (3, 'cat')");
  connection.execute("INSERT INTO \"_f\" VALUES (1, 2), (2, 3)");
  std::string const followed = "ann bob, bob cat";
  Phased const files =
      files_of(from, people("zfollows", "followedBy", "g", " @renamedFrom(\"_f.A\")"), PhasesMode::automatic);
  for (std::string const& sql : files.up) must_run(sql, connection);
  CHECK(answer(connection, turned_links("_g", "Person", "Person")) == followed);
  for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
  CHECK(answer(connection, links("_f", "Person", "Person")) == followed);
}
