// The objects that only a catalog has and that belong to no family, and the roles.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "properties/families.hpp"
#include "properties/world.hpp"

namespace lockstep::properties {

std::span<ExtraRow const> general_rows() {
  // clang-format off
  static std::vector<ExtraRow> const rows = {
      {"check", {"ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({c}::text <> 'v0')",
                 "ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({c}::text <> 'v1')",
                 "ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({c}::text <> 'v0') NOT VALID",
                 "ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({c} IS NOT NULL OR 1 = 1) NO INHERIT"}},
      {"view", {"CREATE VIEW {n} AS SELECT {c} AS c FROM {t}",
                "CREATE VIEW {n} AS SELECT {c} AS c FROM {t} WHERE {c} IS NOT NULL",
                "CREATE VIEW {n} AS SELECT {c}::text AS c FROM {t}",
                "CREATE VIEW {n} WITH (security_barrier) AS SELECT {c} AS c, 1 AS d FROM {t}"}},
      {"view on view", {"CREATE VIEW {n} AS SELECT c FROM {o}", "CREATE VIEW {n} AS SELECT count(*) AS c FROM {o}"}, "view"},
      {"rows view", {"CREATE VIEW {n} AS SELECT * FROM {t}", "CREATE VIEW {n} AS SELECT t AS c FROM {t} t"}},
      {"materialized view", {"CREATE MATERIALIZED VIEW {n} AS SELECT {k} AS c FROM {t}; CREATE INDEX ON {n} (c)",
                             "CREATE MATERIALIZED VIEW {n} AS SELECT {k} AS c FROM {t} LIMIT 1"}},
      {"trigger function", {"CREATE FUNCTION {n}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                            "CREATE FUNCTION {n}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NULL; RETURN NEW; END'"}},
      {"trigger", {"CREATE TRIGGER {n} BEFORE UPDATE OF {c} ON {t} FOR EACH ROW EXECUTE FUNCTION {o}()",
                   "CREATE TRIGGER {n} AFTER INSERT OR UPDATE ON {t} FOR EACH STATEMENT EXECUTE FUNCTION {o}()",
                   "CREATE TRIGGER {n} BEFORE UPDATE ON {t} FOR EACH ROW WHEN (OLD.{c}::text IS DISTINCT FROM NEW.{c}::text) EXECUTE FUNCTION {o}()",
                   "CREATE TRIGGER {n} BEFORE UPDATE ON {t} FOR EACH ROW EXECUTE FUNCTION {o}(); ALTER TABLE {t} DISABLE TRIGGER {n}"},
       "trigger function"},
      {"policy", {"CREATE POLICY {n} ON {t} USING ({c} IS NOT NULL)", "CREATE POLICY {n} ON {t} FOR SELECT USING ({c}::text <> '')",
                  "CREATE POLICY {n} ON {t} AS RESTRICTIVE FOR INSERT WITH CHECK ({c}::text <> 'x')"}},
      {"row security", {"ALTER TABLE {t} ENABLE ROW LEVEL SECURITY", "ALTER TABLE {t} ENABLE ROW LEVEL SECURITY; ALTER TABLE {t} FORCE ROW LEVEL SECURITY"}, "", true},
      {"function", {"CREATE FUNCTION {n}(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1'",
                    "CREATE FUNCTION {n}(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 2'",
                    "CREATE FUNCTION {n}(integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1::bigint'"}},
      {"check by function", {"ALTER TABLE {t} ADD CONSTRAINT {n} CHECK (({c} IS NULL) OR {o}(1) > 0)"}, "function"},
      {"index by function", {"CREATE INDEX {n} ON {t} (({c} IS NULL), {o}(1))", "CREATE INDEX {n} ON {t} ({k}) WHERE {o}(1) > 0"}, "function"},
      {"default by function", {"ALTER TABLE {t} ADD COLUMN {n} integer DEFAULT {o}(1)", "ALTER TABLE {t} ADD COLUMN {n} bigint NOT NULL DEFAULT {o}(2)"}, "function"},
      {"generated column", {"ALTER TABLE {t} ADD COLUMN {n} boolean GENERATED ALWAYS AS ({c} IS NULL) STORED",
                            "ALTER TABLE {t} ADD COLUMN {n} boolean GENERATED ALWAYS AS ({c} IS NOT NULL) STORED",
                            "ALTER TABLE {t} ADD COLUMN {n} boolean DEFAULT true"}},
      {"generated number", {"ALTER TABLE {t} ADD COLUMN {n} integer GENERATED ALWAYS AS (({c} IS NULL)::integer) STORED; CREATE INDEX ON {t} ({n})",
                            "ALTER TABLE {t} ADD COLUMN {n} bigint GENERATED ALWAYS AS (({c} IS NULL)::integer) STORED; CREATE INDEX ON {t} ({n})",
                            "ALTER TABLE {t} ADD COLUMN {n} integer GENERATED ALWAYS AS (({c} IS NOT NULL)::integer) STORED; CREATE INDEX ON {t} ({n}, {k})",
                            "ALTER TABLE {t} ADD COLUMN {n} text GENERATED ALWAYS AS (CASE WHEN {c} IS NULL THEN 'y' END) STORED; CREATE INDEX ON {t} ({n})",
                            "ALTER TABLE {t} ADD COLUMN {n} bigint NOT NULL DEFAULT 5; CREATE INDEX ON {t} ({n})"}},
      {"view of a generated number", {"CREATE VIEW {n} AS SELECT {o} AS c FROM {t}", "CREATE VIEW {n} AS SELECT {o} AS c, {k} FROM {t} WHERE {o} IS NOT NULL"},
       "generated number", false, true},
      {"owned sequence", {"ALTER TABLE {t} ADD COLUMN {n} integer; CREATE SEQUENCE {n}_s OWNED BY {t}.{n}; ALTER TABLE {t} ALTER COLUMN {n} SET DEFAULT nextval('{n}_s')",
                          "ALTER TABLE {t} ADD COLUMN {n} bigint; CREATE SEQUENCE {n}_s OWNED BY {t}.{n}; ALTER TABLE {t} ALTER COLUMN {n} SET DEFAULT nextval('{n}_s')",
                          "ALTER TABLE {t} ADD COLUMN {n} bigint; CREATE SEQUENCE {n}_s INCREMENT 3 OWNED BY {t}.{n}; ALTER TABLE {t} ALTER COLUMN {n} SET DEFAULT nextval('{n}_s')",
                          "ALTER TABLE {t} ADD COLUMN {n} integer; CREATE SEQUENCE {n}_s INCREMENT 2 CACHE 5 OWNED BY {t}.{n}; ALTER TABLE {t} ALTER COLUMN {n} SET DEFAULT nextval('{n}_s')"}},
      {"identity column", {"ALTER TABLE {t} ADD COLUMN {n} integer GENERATED ALWAYS AS IDENTITY",
                           "ALTER TABLE {t} ADD COLUMN {n} integer GENERATED BY DEFAULT AS IDENTITY",
                           "ALTER TABLE {t} ADD COLUMN {n} bigint GENERATED ALWAYS AS IDENTITY",
                           "ALTER TABLE {t} ADD COLUMN {n} serial", "ALTER TABLE {t} ADD COLUMN {n} integer"}, "", false, false, When::after_tables},
      {"collated column", {"ALTER TABLE {t} ADD COLUMN {n} text COLLATE \"POSIX\"", "ALTER TABLE {t} ADD COLUMN {n} text COLLATE \"C\"",
                           "ALTER TABLE {t} ADD COLUMN {n} text"}},
      {"domain", {"CREATE DOMAIN {n} AS text CHECK (VALUE <> 'x')", "CREATE DOMAIN {n} AS text DEFAULT 'd'"}},
      {"column of a domain", {"ALTER TABLE {t} ADD COLUMN {n} {o}", "ALTER TABLE {t} ADD COLUMN {n} text"}, "domain"},
      {"composite type", {"CREATE TYPE {n} AS (a integer, b text)", "CREATE TYPE {n} AS (a integer)",
                          "CREATE TYPE {n} AS (a integer, b text, c bigint)", "CREATE TYPE {n} AS (a bigint, b text)"}},
      {"range type", {"CREATE TYPE {n} AS RANGE (SUBTYPE = integer)", "CREATE TYPE {n} AS RANGE (SUBTYPE = bigint)"}},
      {"sequence", {"CREATE SEQUENCE {n}", "CREATE SEQUENCE {n} AS integer INCREMENT 2", "CREATE SEQUENCE {n} MAXVALUE 1000 CYCLE",
                    "CREATE SEQUENCE {n} OWNED BY NONE START 50"}, "", false, false, When::before_tables},
      {"default by sequence", {"ALTER TABLE {t} ADD COLUMN {n} bigint DEFAULT nextval('{o}')"}, "sequence"},
      {"table comment", {"COMMENT ON TABLE {t} IS 'one'", "COMMENT ON TABLE {t} IS 'it''s two'"}, "", true},
      {"column comment", {"COMMENT ON COLUMN {t}.{c} IS 'one'", "COMMENT ON COLUMN {t}.{c} IS 'two'"}, "", true},
      {"view comment", {"COMMENT ON VIEW {o} IS 'one'", "COMMENT ON VIEW {o} IS 'two'"}, "view"},
      {"storage parameter", {"ALTER TABLE {t} SET (fillfactor = 70)", "ALTER TABLE {t} SET (fillfactor = 80, autovacuum_enabled = false)"}, "", true},
      {"statistics target", {"ALTER TABLE {t} ALTER COLUMN {c} SET STATISTICS 100", "ALTER TABLE {t} ALTER COLUMN {c} SET (n_distinct = 5)"}, "", true},
      {"replica identity", {"ALTER TABLE {t} REPLICA IDENTITY FULL", "ALTER TABLE {t} REPLICA IDENTITY NOTHING"}, "", true},
      {"extended statistics", {"CREATE STATISTICS {n} ON {k}, ({c} IS NULL) FROM {t}", "CREATE STATISTICS {n} (ndistinct) ON {k}, ({c} IS NULL) FROM {t}"}},
      {"exclusion", {"ALTER TABLE {t} ADD CONSTRAINT {n} EXCLUDE USING btree ({k} WITH =)",
                     "ALTER TABLE {t} ADD CONSTRAINT {n} EXCLUDE USING btree ({k} WITH =) WHERE ({c} IS NOT NULL) DEFERRABLE"}},
      {"deferrable unique", {"ALTER TABLE {t} ADD CONSTRAINT {n} UNIQUE ({k}) DEFERRABLE", "ALTER TABLE {t} ADD CONSTRAINT {n} UNIQUE ({k}) DEFERRABLE INITIALLY DEFERRED",
                             "ALTER TABLE {t} ADD CONSTRAINT {n} UNIQUE ({k})"}},
      {"expression index", {"CREATE INDEX {n} ON {t} (({c} IS NULL))", "CREATE UNIQUE INDEX {n} ON {t} ({k}, ({c} IS NULL))",
                            "CREATE INDEX {n} ON {t} ({k} DESC NULLS LAST)"}},
      {"rule", {"CREATE RULE {n} AS ON DELETE TO {t} WHERE OLD.{c} IS NULL DO INSTEAD NOTHING", "CREATE RULE {n} AS ON DELETE TO {t} DO ALSO NOTHING"}},
      {"partitioned table", {"CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
                             "CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');"
                             " CREATE TABLE {n}_2 PARTITION OF {n} DEFAULT; CREATE INDEX ON {n} (v)",
                             "CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text NOT NULL, w integer, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
                             "CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text, w bigint GENERATED ALWAYS AS (id + 1) STORED, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01'); CREATE INDEX ON {n}_1 (w, v)",
                             "CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text, w integer GENERATED ALWAYS AS (id + 2) STORED, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01'); CREATE INDEX ON {n}_1 (w, v)"}},
      {"inheriting table", {"CREATE TABLE {n} (extra integer) INHERITS ({t})"}},
      {"column of a composite type", {"ALTER TABLE {t} ADD COLUMN {n} {o}", "ALTER TABLE {t} ADD COLUMN {n} {o}[]"}, "composite type"},
      {"growing function", {"CREATE FUNCTION {n}(a integer) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'",
                            "CREATE FUNCTION {n}(a integer, b integer DEFAULT 0) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'",
                            "CREATE FUNCTION {n}(a integer, b integer DEFAULT 0, c text DEFAULT '') RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'"}},
      {"view by growing function", {"CREATE VIEW {n} AS SELECT {o}(1) AS c FROM {t}"}, "growing function"},
      {"publication", {"CREATE PUBLICATION {n} FOR TABLE {t}", "CREATE PUBLICATION {n} FOR TABLE {t} WITH (publish = 'insert')"}},
  };
  // clang-format on
  return rows;
}

std::span<ExtraRow const> extra_rows() {
  static std::vector<ExtraRow> const rows = [] {
    std::vector<ExtraRow> all(general_rows().begin(), general_rows().end());
    for (Family const& family : families()) all.insert(all.end(), family.rows.begin(), family.rows.end());
    return all;
  }();
  return rows;
}

ExtraRow const& row_of(Extra const& extra) { return extra_rows()[extra.kind]; }

std::string_view sql_of(Extra const& extra) {
  auto const& variants = row_of(extra).variants;
  return variants[extra.variant % variants.size()];
}

std::span<std::string_view const> roles() {
  static constexpr auto names = std::to_array<std::string_view>(
      {"lockstep_pair_reader", "lockstep_pair_writer", "lockstep_pair_keeper"});
  return names;
}

std::string roles_sql() {
  std::string sql;
  for (std::string_view const role : roles()) {
    sql += fmt::format(
        "DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '{0}') "
        "THEN CREATE ROLE {0}; END IF; END$$;\n",
        role);
  }
  return sql;
}

}  // namespace lockstep::properties
