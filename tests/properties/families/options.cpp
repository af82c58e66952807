// Options that are set, changed and left to their defaults, and expressions that the server prints otherwise
// when it reads them back.
#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

std::span<ExtraRow const> rows() {
  // clang-format off
  static std::vector<ExtraRow> const rows = {
      {"publication with options", {"CREATE PUBLICATION {n} FOR TABLE {t}", "CREATE PUBLICATION {n} FOR TABLE {t} WITH (publish_via_partition_root = true)",
                                    "CREATE PUBLICATION {n} FOR TABLE {t} WITH (publish = 'insert, delete', publish_via_partition_root = true)"}},
      {"view with options", {"CREATE VIEW {n} AS SELECT {c} AS c FROM {t} WHERE {c} IS NOT NULL", "CREATE VIEW {n} WITH (security_barrier) AS SELECT {c} AS c FROM {t} WHERE {c} IS NOT NULL",
                             "CREATE VIEW {n} WITH (security_barrier, check_option = local) AS SELECT {c} AS c FROM {t} WHERE {c} IS NOT NULL"}},
      {"function with options", {"CREATE FUNCTION {n}() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1'",
                                 "CREATE FUNCTION {n}() RETURNS SETOF integer LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER PARALLEL SAFE COST 5 ROWS 7 AS 'SELECT 1'",
                                 "CREATE FUNCTION {n}() RETURNS SETOF integer LANGUAGE sql STABLE SET search_path = public SET work_mem = '8MB' AS 'SELECT 1'"}},
      {"index with options", {"CREATE INDEX {n} ON {t} ({k})", "CREATE INDEX {n} ON {t} ({k}) WITH (fillfactor = 60)", "CREATE INDEX {n} ON {t} ({k}) WITH (deduplicate_items = off)"}},
      {"table options", {"ALTER TABLE {t} SET (fillfactor = 70)", "ALTER TABLE {t} SET (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false)"}, "", true},
      {"statistics with target", {"CREATE STATISTICS {n} ON {k}, {p} FROM {t}", "CREATE STATISTICS {n} ON {k}, {p} FROM {t}; ALTER STATISTICS {n} SET STATISTICS 50"}},
      {"list of values", {"ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({s}::varchar NOT IN ('it''s', 'never, ever'))", "ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({s}::varchar NOT IN ('it''s', NULL) IS NOT FALSE)",
                          "CREATE INDEX {n} ON {t} ({p}) WHERE {s}::varchar IN ('a', 'b')", "CREATE VIEW {n} AS SELECT {s}::varchar IN ('a', 'b') AS c FROM {t}",
                          "ALTER TABLE {t} ADD COLUMN {n} boolean GENERATED ALWAYS AS ({s}::varchar IN ('a', 'b')) STORED", "CREATE POLICY {n} ON {t} USING ({s}::varchar IN ('a', 'b'))"}},
  };
  // clang-format on
  return rows;
}

}  // namespace

Family options_family() {
  return {.name = "options",
          .rows = rows(),
          .grow = [](World& world, Random& random, bool) { put_some(world, random, rows()); },
          .likely = changes_of_columns()};
}

}  // namespace lockstep::properties
