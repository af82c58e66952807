// Objects with a definition, on a real server: the server requires exactly the drops that the plan has for a
// change, all objects exist again afterwards, and again after the rollback.
#include "support/objects.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "migrate/history/run_file.hpp"
#include "postgres/client/connection.hpp"
#include "support/catch.hpp"
#include "support/schema_text.hpp"
#include "support/server.hpp"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

// All properties of the objects, as the server prints them, a line each.
std::string spelled(Connection& connection) {
  Result const lines = connection.execute(
      "SELECT 'view ' || c.relname || ' ' || pg_get_viewdef(c.oid) AS line FROM pg_class c"
      " WHERE c.relkind IN ('v', 'm') AND c.relnamespace = 'public'::regnamespace"
      " UNION ALL SELECT 'index ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid "
      "= i.indrelid"
      " WHERE c.relnamespace = 'public'::regnamespace"
      " UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
      " WHERE connamespace = 'public'::regnamespace"
      " UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
      " UNION ALL SELECT 'policy ' || polname || ' ' || pg_get_expr(polqual, polrelid) FROM pg_policy"
      " UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = "
      "'public'::regnamespace"
      " UNION ALL SELECT 'default ' || adrelid::regclass || (SELECT attname FROM pg_attribute a WHERE "
      "a.attrelid = adrelid AND attnum = adnum) || pg_get_expr(adbin, adrelid) FROM "
      "pg_attrdef"
      " UNION ALL SELECT 'column ' || attrelid::regclass || attname || format_type(atttypid, atttypmod)"
      " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE attnum > 0 AND NOT attisdropped"
      " AND c.relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm')"
      " UNION ALL SELECT 'comment ' || pg_describe_object(classoid, objoid, objsubid) || description FROM "
      "pg_description"
      " WHERE classoid = 'pg_class'::regclass AND objoid >= 16384"
      " UNION ALL SELECT 'acl ' || relname || relacl::text FROM pg_class WHERE relnamespace = "
      "'public'::regnamespace AND relacl IS NOT NULL"
      " ORDER BY line");
  std::string text;
  for (std::size_t i = 0; i < lines.rows(); ++i) text += std::string(lines.text(i, 0)) + "\n";
  return text;
}

void run(std::vector<std::string> const& files, Connection& connection) {
  for (std::string const& sql : files) {
    auto const failure = run_file(sql, connection);
    INFO(sql << (failure ? describe(*failure) : ""));
    REQUIRE_FALSE(failure);
  }
}

struct Files {
  std::vector<std::string> up, down;
};

Files files(model::Schema const& from, model::Schema const& to, PhasesMode mode) {
  Diagnostics diagnostics;
  Plan const made = plan({from, to}, {}, {.phases = mode}, diagnostics);
  INFO(render(diagnostics, {}));
  REQUIRE_FALSE(diagnostics.has_errors());
  Files result;
  for (MigrationFiles const& file : emit(made, {.name = "objects"})) {
    result.up.push_back(file.migration_sql);
    result.down.insert(result.down.begin(), file.rollback_sql);
  }
  return result;
}

// Migrates from `from` to `to` and back, in both modes, and compares with a database created directly from
// `to`.
void prove(model::Schema const& from, model::Schema const& to) {
  auto const wanted = fresh_database("wanted");
  Connection there = wanted.connect();
  run(files({}, to, PhasesMode::never).up, there);
  for (PhasesMode const mode : {PhasesMode::automatic, PhasesMode::never}) {
    auto const database = fresh_database("objects");
    Connection connection = database.connect();
    run(files({}, from, PhasesMode::never).up, connection);
    std::string const before = spelled(connection);
    Files const migration = files(from, to, mode);
    run(migration.up, connection);
    CHECK(spelled(connection) == spelled(there));
    run(migration.down, connection);
    CHECK(spelled(connection) == before);
    run(migration.up, connection);
    CHECK(spelled(connection) == spelled(there));
  }
}

model::Schema text(std::string const& fields, std::string const& more = "") {
  return read_schema("model T {\n  id Int @id\n" + fields + "}\n" + more).schema;
}

DefinedObject policy(std::string const& name, std::string const& condition, std::vector<ObjectRef> needs) {
  return {.address = object_ref(ObjectKind::policy, "T", name),
          .definition = "CREATE POLICY " + name + " ON public.\"T\" USING (" + condition + ")",
          .removal = "DROP POLICY " + name + " ON public.\"T\"",
          .needs = std::move(needs)};
}

DefinedObject grant(std::string const& view, ObjectRef const& need) {
  return {.address = object_ref(ObjectKind::privileges, view, "view"),
          .definition = "GRANT SELECT ON public.\"" + view + "\" TO PUBLIC",
          .replacement = "GRANT SELECT ON public.\"" + view + "\" TO PUBLIC",
          .removal = "REVOKE SELECT ON public.\"" + view + "\" FROM PUBLIC",
          .needs = {need}};
}

// A view on a view, a materialized view with an index and a comment, a trigger, a policy and a check.
std::vector<DefinedObject> much_over_a() {
  DefinedObject rows = function("touch()", "trigger", "");
  rows.definition =
      "CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";
  ObjectRef const a = column_ref("T", "a"), m = object_ref(ObjectKind::materialized_view, "m");
  DefinedObject index{.address = {ObjectKind::index, {"public", "m"}, "m_a"},
                      .definition = "CREATE UNIQUE INDEX m_a ON public.m USING btree (a)",
                      .removal = "DROP INDEX public.m_a",
                      .needs = {m}};
  return {rows,
          view("v", "SELECT t.id, t.a FROM public.\"T\" t", {table_ref("T"), a}),
          view("w", "SELECT v.a FROM public.v", {column_ref("v", "a")}),
          materialized_view("m", "SELECT t.a FROM public.\"T\" t", {a}),
          index,
          comment("m", "materialized view", "MATERIALIZED VIEW public.m", "much", {m}),
          grant("w", object_ref(ObjectKind::view, "w")),
          trigger("T", "t", "BEFORE UPDATE OF a", "touch()", {table_ref("T"), a}),
          policy("p", "a > 0", {table_ref("T"), a}),
          check("T", "c", "a > 0", {a}),
          comment("T", "column a", "COLUMN public.\"T\".a", "the a", {a})};
}

}  // namespace

TEST_CASE("all dependents of a column are recreated for its new type", "[objects]") {
  prove(with(text("  a Int\n"), much_over_a()), with(text("  a BigInt\n"), much_over_a()));
  prove(with(text("  a BigInt\n"), much_over_a()), with(text("  a String\n"), [] {
          std::vector<DefinedObject> objects = much_over_a();
          for (DefinedObject& object : objects) {
            bool const compares =
                object.address.kind == ObjectKind::policy || object.address.kind == ObjectKind::check;
            std::size_t const at = object.definition.find("a > 0");
            if (compares) object.definition.replace(at, 5, "a > ''");
          }
          return objects;
        }()));
}

TEST_CASE("all dependents of a table and a column are dropped and restored with them", "[objects]") {
  std::vector<DefinedObject> const all = much_over_a();
  prove(with(text("  a Int?\n"), all), with(text(""), {all[0]}));
  model::Schema const with_table = with(text("  a Int?\n"), all);
  prove(with_table, with({.namespaces = with_table.namespaces}, {all[0]}));
}

TEST_CASE("an enum is rebuilt under views, checks, generated columns and comments", "[objects]") {
  auto const side = [](std::string const& values) {
    model::Schema schema = text("  e E\n  g Boolean?\n  @@index([g])\n", "enum E {\n" + values + "}\n");
    model::find(schema.tables[0].columns, std::string("g"))->generated = "(e = 'X'::public.\"E\")";
    ObjectRef const type = {ObjectKind::enum_type, {"public", "E"}, {}}, e = column_ref("T", "e");
    return with(schema, {check("T", "c", "e <> 'X'::public.\"E\"", {e, type}),
                         view("v", "SELECT t.e, t.g FROM public.\"T\" t", {e, column_ref("T", "g")}),
                         comment("E", "enum", "TYPE public.\"E\"", "letters", {type})});
  };
  prove(side("  X\n  Y\n"), side("  X\n"));
  prove(side("  X\n"), side("  X\n  Y\n"));
}

TEST_CASE("a function with a new result type is recreated with all its callers", "[objects]") {
  auto const side = [](std::string const& returns, std::string const& more) {
    DefinedObject const f = function("f()", returns, "SELECT 1");
    model::Schema schema = text("  a Int @default(dbgenerated(\"public.f()\"))\n  g Int?\n  @@index([a])\n");
    model::Table& table = schema.tables[0];
    model::find(table.columns, std::string("g"))->generated = "(a + public.f())";
    table.indexes[0].parts = {{.expression = "(a + public.f())"}};
    table.indexes[0].name = "by_f";
    schema.dependencies = {{column_ref("T", "a"), f.address},
                           {column_ref("T", "g"), f.address},
                           {{ObjectKind::index, {"public", "T"}, "by_f"}, f.address}};
    return with(schema, {f, view("v", "SELECT public.f()" + more, {f.address}),
                         check("T", "c", "a >= public.f()", {column_ref("T", "a"), f.address})});
  };
  prove(side("integer", ""), side("smallint", " AS g"));
}

TEST_CASE("changed views, triggers, policies and checks", "[objects]") {
  ObjectRef const a = column_ref("T", "a");
  auto const side = [&](std::string const& query, std::string const& signature, std::string const& when,
                        std::string const& condition) {
    DefinedObject touch = function("touch()", "trigger", "");
    touch.definition =
        "CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";
    return with(text("  a Int\n"),
                {touch, view("v", query, {a}, signature),
                 view("w", "SELECT 1 AS one FROM public.v", {object_ref(ObjectKind::view, "v")}),
                 trigger("T", "t", when, "touch()", {table_ref("T")}),
                 policy("p", condition, {table_ref("T"), a}), check("T", "c", condition, {a})});
  };
  prove(side("SELECT t.a FROM public.\"T\" t", "a", "BEFORE UPDATE", "a > 0"),
        side("SELECT t.a FROM public.\"T\" t WHERE t.a > 1", "a", "AFTER INSERT", "a > 1"));
  prove(side("SELECT t.a FROM public.\"T\" t", "a", "BEFORE UPDATE", "a > 0"),
        side("SELECT t.id FROM public.\"T\" t", "id", "BEFORE UPDATE", "a > 0"));
}
