// A role that may create objects in a schema of the search_path may create functions and operators that match
// the types of a statement better than those of pg_catalog. No statement that we send or write may call them,
// because they would run with the rights of the role that deploys. The planted ones advance a sequence, which
// no rollback undoes, and raise an error.
#include <algorithm>

#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

// The types that our statements compare, in every pair; functions of one and two of them with the names that
// our statements call.
constexpr char const* plant = R"(
SET search_path = pg_catalog, pg_temp;
CREATE SEQUENCE public.planted_calls;
GRANT ALL ON SEQUENCE public.planted_calls TO PUBLIC;
CREATE FUNCTION public.planted_call(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_catalog.nextval('public.planted_calls'::pg_catalog.regclass);
  RAISE EXCEPTION 'planted: % as %', what, current_user;
END $$;
DO $plant$
DECLARE
  types text[] := ARRAY['text', 'varchar', 'bpchar', 'name', 'int2', 'int4', 'int8', 'numeric', 'oid',
    'regclass', 'bool', '"char"', 'uuid', 'timestamptz', 'date', 'text[]', 'varchar[]', 'int4[]', 'name[]'];
  few text[] := ARRAY['text', 'varchar', 'name', 'int2', 'int4', 'int8', 'oid', 'bool', 'numeric', 'regclass',
    'text[]'];
  names text[] := ARRAY['format', 'quote_ident', 'quote_literal', 'lower', 'upper', 'count', 'max', 'min',
    'sum', 'string_agg', 'array_agg', 'nextval', 'setval', 'to_regclass', 'to_regnamespace', 'strpos',
    'pg_get_serial_sequence', 'json_build_object', 'col_description', 'obj_description', 'array_replace',
    'pg_sleep', 'concat', 'concat_ws', 'starts_with', 'left', 'aclexplode', 'pg_describe_object',
    'pg_get_userbyid', 'current_setting', 'set_config', 'to_char', 'unnest', 'array_to_json', 'length', 'md5',
    'array_position', 'cardinality', 'array_length', 'regexp_replace', 'has_table_privilege', 'greatest_of'];
  l text; r text; op text; made int := 0;
BEGIN
  IF current_setting('planted.mood') = 'on' THEN
    types := types || ARRAY['public."Mood"', 'public."Mood"[]'];
  END IF;
  FOREACH l IN ARRAY types LOOP
    FOREACH r IN ARRAY types LOOP
      made := made + 1;
      EXECUTE format('CREATE FUNCTION public.planted_%s(%s, %s) RETURNS bool LANGUAGE plpgsql AS %L', made, l, r,
        format('BEGIN PERFORM public.planted_call(%L); RETURN false; END', l || ' op ' || r));
      EXECUTE format('CREATE FUNCTION public.planted_text_%s(%s, %s) RETURNS text LANGUAGE plpgsql AS %L', made,
        l, r, format('BEGIN PERFORM public.planted_call(%L); RETURN NULL; END', l || ' || ' || r));
      FOREACH op IN ARRAY ARRAY['=', '<>', '<', '>', '<=', '>=', '~', '!~', '~~', '!~~', '&&', '@>'] LOOP
        EXECUTE format('CREATE OPERATOR public.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = public.planted_%s)',
          op, l, r, made);
      END LOOP;
      FOREACH op IN ARRAY ARRAY['||', '+', '-'] LOOP
        EXECUTE format(
          'CREATE OPERATOR public.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = public.planted_text_%s)', op, l, r,
          made);
      END LOOP;
    END LOOP;
  END LOOP;
  FOREACH op IN ARRAY names LOOP
    FOREACH l IN ARRAY few LOOP
      EXECUTE format('CREATE FUNCTION public.%I(%s) RETURNS text LANGUAGE plpgsql AS %L', op, l,
        format('BEGIN PERFORM public.planted_call(%L); RETURN NULL; END', op || ' of ' || l));
      FOREACH r IN ARRAY few LOOP
        EXECUTE format('CREATE FUNCTION public.%I(%s, %s) RETURNS text LANGUAGE plpgsql AS %L', op, l, r,
          format('BEGIN PERFORM public.planted_call(%L); RETURN NULL; END', op || ' of ' || l || ' and ' || r));
        IF op IN ('format', 'setval', 'array_replace', 'json_build_object', 'string_agg', 'concat', 'concat_ws')
        THEN
          EXECUTE format(
            'CREATE FUNCTION public.%1$I(%2$s, %3$s, %2$s) RETURNS text LANGUAGE plpgsql AS %4$L', op, l, r,
            format('BEGIN PERFORM public.planted_call(%L); RETURN NULL; END', op || ' of three'));
          IF l <> 'bool' THEN
            EXECUTE format('CREATE FUNCTION public.%I(%s, %s, bool) RETURNS text LANGUAGE plpgsql AS %L', op, l, r,
              format('BEGIN PERFORM public.planted_call(%L); RETURN NULL; END', op || ' of three'));
          END IF;
        END IF;
      END LOOP;
    END LOOP;
  END LOOP;
END $plant$;
)";

std::string const head = "datasource db {\n  provider = \"postgresql\"\n}\n\n";
std::string const before =
    head +
    "enum Mood {\n  CALM\n  WILD\n  SHY\n}\n"
    "model Cat {\n  id String @id @db.VarChar(20)\n  name String? @db.VarChar(30)\n  mood Mood "
    "@default(CALM)\n"
    "  age Int?\n  code String? @db.VarChar(10)\n  note String? @db.VarChar(9)\n"
    "  moods Mood[]\n}\n"
    "model Pair {\n  a String @db.VarChar(8)\n  m Mood\n  n Int?\n  plain Int\n  @@id([a, m])\n}\n"
    "model Gone {\n  id Int @id\n}\n";
// An enum with other dependents is not replaced, so where operators of it are planted it does not change.
std::string after(bool moods_change) {
  return head + "enum Mood {\n  CALM\n  WILD\n" + (moods_change ? "" : "  SHY\n") +
         "}\n"
         "model Cat {\n  id String @id @db.VarChar(20)\n  title String? @db.VarChar(30) "
         "@renamedFrom(\"name\")\n"
         "  mood Mood @default(WILD)\n  age BigInt?\n  code String? @db.Char(12)\n"
         "  slug String @backfill(\"\\\"id\\\"\")\n  moods Mood[]\n  @@index([code])\n}\n"
         "model Pair {\n  a String @db.VarChar(8)\n  m Mood\n  n BigInt?\n"
         "  plain Int @default(autoincrement())\n  @@id([a, m])\n}\n";
}

struct Bench {
  Place place;
  testing::Database database = testing::fresh_database("planted");
  Connection connection = database.connect();

  explicit Bench(bool moods_change) {
    place.write("empty.prisma", head);
    place.write("before.prisma", before);
    place.write("schema.prisma", after(moods_change));
    CHECK(
        place.run("migrate diff --from empty.prisma --to before.prisma --out migrations --name init").code ==
        0);
    CHECK(run("migrate deploy --contract").code == 0);
    connection.execute(
        "INSERT INTO \"Cat\" SELECT 'c' || i, 'n' || i, 'CALM', i, 'x' || i, 'y', '{CALM}' FROM "
        "generate_series(1, 30) i; INSERT INTO \"Pair\" SELECT 'p' || i, 'WILD', i, i FROM "
        "generate_series(1, "
        "30) i");
    connection.execute(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lockstep_planter') THEN CREATE "
        "ROLE "
        "lockstep_planter; END IF; END $$; GRANT CREATE, USAGE ON SCHEMA public TO lockstep_planter; "
        "SET SESSION AUTHORIZATION lockstep_planter");
    connection.execute(std::string("SET planted.mood = '") + (moods_change ? "off" : "on") + "'");
    connection.execute(plant);
    connection.execute("RESET SESSION AUTHORIZATION");
  }
  Ran run(std::string const& arguments) const {
    return place.run(arguments + " --url '" + database.url() + "'");
  }
  bool called() { return connection.execute("SELECT is_called FROM public.planted_calls").text(0, 0) == "t"; }
  // Runs the command, which must end with one of the codes and call no planted object.
  void quiet(std::string const& arguments, std::vector<int> const& codes = {0}, bool with_url = true) {
    Ran const ran = with_url ? run(arguments) : place.run(arguments);
    INFO(arguments << "\n" << ran.code << "\n" << ran.out.substr(0, 2000) << ran.err.substr(0, 2000));
    CHECK((ran.out + ran.err).find("planted:") == std::string::npos);
    CHECK_FALSE(called());
    CHECK(std::ranges::count(codes, ran.code) == 1);
  }
};

}  // namespace

TEST_CASE("no function or operator planted in the search_path is called", "[planted]") {
  bool const moods_change = GENERATE(false, true);
  Bench bench(moods_change);
  std::string const url = "'" + bench.database.url() + "'";
  CHECK(bench.place
            .shell("sleep 1; lockstep migrate diff --from before.prisma --to schema.prisma --out "
                   "migrations --name change --archive")
            .code == 0);
  bench.quiet("migrate status", {2});
  bench.quiet("migrate lint migrations", {2});
  bench.quiet("migrate deploy --through $(basename migrations/*_1_expand)");
  // The triggers run with the search_path of the session that writes.
  bench.database.connect().execute(
      "UPDATE public.\"Cat\" SET age = 31, name = 'other', code = 'z' WHERE id OPERATOR(pg_catalog.=) 'c30'; "
      "INSERT INTO public.\"Cat\" (id, title, slug, moods) VALUES ('new', 'by the new name', 's', '{WILD}')");
  bench.quiet("backfill run --batch 7");
  bench.quiet("backfill status");
  bench.quiet("migrate deploy --contract");
  bench.quiet("migrate status");
  bench.quiet("migrate diff --to schema.prisma --from " + url, {0}, false);
  bench.quiet("drift --migrations migrations", {2});
  bench.quiet("migrate rollback --steps 3 --allow-data-loss");
  bench.quiet("migrate deploy --contract");
  bench.quiet("db purge --older-than 0d --force");
  bench.quiet("db pull --print");
  bench.place.write("migrations/29990101000000_wrong/migration.sql", "SELECT no_such_column;\n");
  bench.quiet("migrate deploy", {1});
  bench.quiet("migrate status", {2});
  bench.quiet("migrate resolve --rolled-back 29990101000000_wrong");
  bench.quiet("migrate resolve --applied 29990101000000_wrong");
  bench.place.write("migrations/29990101000000_wrong/migration.sql", "SELECT 1;\n");
  bench.quiet("migrate resolve --edited 29990101000000_wrong");
  Ran const reset = bench.run("migrate reset --force --skip-seed");  // the counter is dropped with it
  INFO(reset.err);
  CHECK(reset.code == 0);
}
