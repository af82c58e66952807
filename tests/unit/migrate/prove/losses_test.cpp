// Losses that a comparison of schemas and rows does not show: links, owners, privileges, positions of
// sequences, indexes that a text cannot express, and values that are equal but not identical.
#include "introspect/introspect.hpp"
#include "migrate/prove/link_rows.hpp"
#include "migrate/prove/ownership.hpp"
#include "migrate/prove/policy_roles.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "migrate/prove/unmanaged.hpp"
#include "migrate/sources/compare.hpp"
#include "support/catch.hpp"
#include "support/prove.hpp"
#include "support/server.hpp"

using namespace lockstep;
using model::ObjectKind;

namespace {

// A database before and after some statements, with its models.
struct Changed {
  testing::Database database = testing::fresh_database("losses");
  Connection connection = database.connect();
  Pair<model::Schema> models;

  explicit Changed(std::string const& sql) {
    connection.execute(sql);
    models.from = introspect(connection);
  }
  void change(std::string const& sql) {
    connection.execute(sql);
    models.to = introspect(connection);
  }
};

AppliedRename renamed(ObjectKind kind, std::string const& table, std::string const& from,
                      std::string const& to) {
  if (kind == ObjectKind::table) return {{kind, {"public", from}, {}}, {kind, {"public", to}, {}}};
  return {{kind, {"public", table}, from}, {kind, {"public", table}, to}};
}

constexpr std::string_view pairs = R"(
  CREATE TABLE apple (id int PRIMARY KEY, name text); CREATE TABLE pear (id int PRIMARY KEY, name text);
  CREATE TABLE mix (a int NOT NULL CONSTRAINT mix_a REFERENCES apple, b int NOT NULL CONSTRAINT mix_b REFERENCES pear);
  INSERT INTO apple VALUES (1, 'x'), (2, 'y'); INSERT INTO pear VALUES (1, 'x'), (2, 'y'); INSERT INTO mix VALUES (1, 2);)";

bool links_are_kept(Changed& changed, std::string const& sql,
                    std::vector<AppliedRename> const& renames = {}) {
  std::vector<Pair<LinkingTable>> links;
  // The links of both sides must be read before the change.
  Changed after{std::string(pairs)};
  after.change(sql);
  links = kept_links({changed.models.from, after.models.to}, renames,
                     kept_columns({changed.models.from, after.models.to}, renames));
  REQUIRE_FALSE(links.empty());
  std::vector<std::string> const before = snapshot(links, End::from, changed.connection);
  return snapshot(links, End::to, after.connection) == before;
}

std::vector<std::string> losses(std::string const& setup, std::string const& change,
                                std::vector<AppliedRename> const& renames = {}) {
  Changed changed(setup);
  plant_ownership(changed.connection);
  std::vector<OwnedObject> const before = read_ownership(changed.connection);
  changed.change(change);
  std::vector<OwnedObject> const after = read_ownership(changed.connection);
  std::vector<std::string> result = ownership_losses(before, after, renames, {});
  for (std::string& loss : position_losses(before, after, renames)) result.push_back(std::move(loss));
  return result;
}

bool has(std::vector<std::string> const& list, std::string const& part) {
  return std::ranges::any_of(list,
                             [&](std::string const& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("an exchange of the keys of a table of pairs changes the pairs") {
  Changed changed{std::string(pairs)};
  CHECK(links_are_kept(changed, "SELECT 1"));
  std::string const exchange =
      "ALTER TABLE mix DROP CONSTRAINT mix_a, DROP CONSTRAINT mix_b;"
      "ALTER TABLE mix ADD FOREIGN KEY (a) REFERENCES pear, ADD FOREIGN KEY (b) REFERENCES apple";
  CHECK_FALSE(links_are_kept(changed, exchange));
  std::string const crosswise =
      "ALTER TABLE mix RENAME a TO c; ALTER TABLE mix RENAME b TO a; ALTER TABLE mix RENAME c TO b";
  CHECK(links_are_kept(
      changed, crosswise,
      {renamed(ObjectKind::column, "mix", "a", "b"), renamed(ObjectKind::column, "mix", "b", "a")}));
}

TEST_CASE("links are compared by the content of referenced rows, not by key values") {
  Changed changed{std::string(pairs)};
  std::string const bigger = "ALTER TABLE mix ALTER a TYPE bigint; ALTER TABLE apple ALTER id TYPE bigint;";
  CHECK(links_are_kept(changed, bigger));
  CHECK_FALSE(links_are_kept(changed, bigger + "UPDATE mix SET a = 2"));
  CHECK(links_are_kept(changed, "ALTER TABLE apple RENAME TO quince",
                       {renamed(ObjectKind::table, "", "apple", "quince")}));
}

TEST_CASE("an object recreated without its owner and privileges is a loss") {
  std::string const setup =
      "CREATE TABLE t (id int, v int); CREATE VIEW w AS SELECT id FROM t;"
      "CREATE MATERIALIZED VIEW m AS SELECT id FROM t;"
      "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';"
      "CREATE TYPE mood AS ENUM ('ok'); CREATE SEQUENCE s; CREATE DOMAIN d AS int;"
      "CREATE TYPE c AS (x int); CREATE PROCEDURE p() LANGUAGE sql AS ''";
  CHECK(losses(setup, "SELECT 1").empty());
  CHECK(losses(setup,
               "ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME v TO x; ALTER TYPE mood RENAME TO humor",
               {renamed(ObjectKind::table, "", "t", "u")})
            .empty());
  CHECK(losses(setup, "DROP VIEW w; ALTER TABLE t DROP v").empty());  // the comparison of schemas finds that
  CHECK(has(losses(setup, "DROP VIEW w; CREATE VIEW w AS SELECT id FROM t"), "the owner of view public.w"));
  CHECK(has(losses(setup, "DROP VIEW w; CREATE VIEW w AS SELECT id FROM t"),
            "the privileges on column of view public.w.id"));
  CHECK(losses(setup, "DROP VIEW w; CREATE TABLE w (id int)").empty());
  CHECK(has(losses(setup, "DROP MATERIALIZED VIEW m; CREATE MATERIALIZED VIEW m AS SELECT id FROM t"),
            "the privileges on materialized view public.m"));
  CHECK(has(losses(setup, "DROP FUNCTION f; CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'"),
            "the privileges on function public.f(a integer): PUBLIC EXECUTE"));
  CHECK(has(losses(setup, "DROP TYPE mood; CREATE TYPE mood AS ENUM ('ok')"),
            "the privileges on type public.mood"));
  CHECK(has(losses(setup, "ALTER TABLE t DROP v; ALTER TABLE t ADD v bigint"),
            "the privileges on column public.t.v: none"));
  CHECK(has(losses(setup, "REVOKE USAGE ON SCHEMA public FROM \"lockstep proof reader\""),
            "the privileges on schema public"));
  CHECK(has(losses(setup, "DROP SEQUENCE s; CREATE SEQUENCE s"),
            "the position of sequence public.s: its start"));
}

TEST_CASE("a sequence may advance, but not go back") {
  std::string const setup =
      "CREATE TABLE t (id serial); SELECT nextval('t_id_seq') FROM generate_series(1, 4);"
      "CREATE SEQUENCE down INCREMENT -1";
  CHECK(losses(setup, "SELECT nextval('t_id_seq'), nextval('down')").empty());
  CHECK(has(losses(setup, "SELECT setval('t_id_seq', 2)"),
            "the position of sequence public.t.id: 2 instead of 4"));
  CHECK(has(losses(setup, "SELECT setval('down', -2)"),
            "the position of sequence public.down: -2 instead of -3"));
}

TEST_CASE("equal values that are not identical differ") {
  auto const differs = [](std::string const& type, std::string const& a, std::string const& b) {
    Changed changed(
        "CREATE EXTENSION citext; CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', "
        "deterministic = false); CREATE TABLE t (v " +
        type + "); INSERT INTO t VALUES ('" + a + "')");
    std::vector<KeptColumns> const kept = kept_columns({changed.models.from, changed.models.from}, {});
    std::vector<std::string> const before = snapshot(kept, End::from, changed.connection);
    changed.connection.execute("UPDATE t SET v = '" + b + "'");
    return snapshot(kept, End::from, changed.connection) != before;
  };
  CHECK(differs("numeric", "1.0", "1.00"));
  CHECK(differs("float8", "0", "-0"));
  CHECK(differs("float8", "0.1", "0.10000000000000002"));
  CHECK(differs("json", "{}", "{ }"));
  CHECK(differs("citext", "a", "A"));
  CHECK(differs("text COLLATE nocase", "a", "A"));
  CHECK(differs("circle", "<(0,0),1>", "<(1,1),1>"));
  CHECK(differs("interval", "1 month", "30 days"));
  CHECK(differs("text[]", "{}", "{NULL}"));
  CHECK_FALSE(differs("jsonb", "{}", "{ }"));
}

TEST_CASE("an index that the text cannot express is created for the proof, and must stay") {
  Changed changed(
      "CREATE TABLE \"T\" (id int PRIMARY KEY, b int, c int); CREATE UNIQUE INDEX open ON \"T\" (c) WHERE b "
      "> 0");
  testing::Read const text = testing::read_schema("model T {\n id Int @id\n b Int?\n c Int?\n d Int?\n}\n");
  std::vector<model::ObjectRef> uncertain;
  Compared const compared =
      compare_with_catalog(changed.models.from, text.schema, text.hints, changed.connection, uncertain);
  REQUIRE(compared.models.from.unmanaged.size() == 2);
  Proof const proof =
      verify(compared.models, {}, {.second_reader = true, .source = &changed.models.from}, testing::server());
  INFO(describe(proof));
  CHECK(proof.holds());

  model::Schema found = changed.models.from;
  std::vector<UnmanagedObject> const before = take_unmanaged(found, compared.models.from.unmanaged, {});
  REQUIRE(before.size() == 1);
  CHECK(found.tables.front().indexes.empty());
  CHECK(unmanaged_losses(before, before, {}, found, {}).empty());
  CHECK(has(unmanaged_losses(before, {}, {}, found, {}), "index public.T.open is gone"));
  std::vector<UnmanagedObject> other = before;
  other.front().valid = false;
  CHECK(has(unmanaged_losses(before, other, {}, found, {}), "no longer valid"));
  other.front().text = "another index";
  CHECK(has(unmanaged_losses(before, other), "another index instead of"));
}

TEST_CASE("roles that policies name are created for the proof") {
  Changed changed(
      "CREATE ROLE \"proof, of \"\"a\"\" policy\"; CREATE ROLE proof_b; CREATE TABLE t (id int PRIMARY KEY);"
      "CREATE POLICY p ON t TO \"proof, of \"\"a\"\" policy\", proof_b USING (id > 0);"
      "CREATE POLICY q ON t FOR DELETE USING (true)");
  CHECK(policy_roles(changed.models.from) ==
        std::set<std::string>{"\"proof, of \"\"a\"\" policy\"", "proof_b"});
  changed.connection.execute("DROP TABLE t; DROP ROLE \"proof, of \"\"a\"\" policy\"; DROP ROLE proof_b");
  Proof const proof = verify({changed.models.from, changed.models.from}, {}, {}, testing::server());
  INFO(describe(proof));
  CHECK(proof.holds());
}
