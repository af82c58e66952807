// Privileges and owners. The owner of a table can be a separate role, which needs CREATE on the schema.
#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

std::span<ExtraRow const> rows() {
  // clang-format off
  static std::vector<ExtraRow> const rows = {
      {"table grant", {"GRANT SELECT ON {t} TO {r}", "GRANT SELECT, INSERT, UPDATE ON {t} TO {r} WITH GRANT OPTION",
                       "GRANT ALL ON {t} TO {r}", "GRANT SELECT ON {t} TO PUBLIC", "REVOKE TRUNCATE ON {t} FROM CURRENT_USER"}},
      {"column grant", {"GRANT SELECT ({c}) ON {t} TO {r}", "GRANT INSERT ({c}), UPDATE ({c}) ON {t} TO {r} WITH GRANT OPTION",
                        "GRANT SELECT ({c}), REFERENCES ({c}) ON {t} TO PUBLIC"}},
      {"enum grant", {"REVOKE USAGE ON TYPE {y} FROM PUBLIC; GRANT USAGE ON TYPE {y} TO {r}", "GRANT USAGE ON TYPE {y} TO {r} WITH GRANT OPTION"}},
      {"view grant", {"GRANT SELECT ON {o} TO {r}", "GRANT SELECT (c) ON {o} TO {r} WITH GRANT OPTION", "GRANT SELECT ON {o} TO PUBLIC"}, "view"},
      {"sequence grant", {"GRANT USAGE ON SEQUENCE {o} TO {r}", "GRANT SELECT, UPDATE ON SEQUENCE {o} TO {r} WITH GRANT OPTION"}, "sequence"},
      {"domain grant", {"REVOKE USAGE ON DOMAIN {o} FROM PUBLIC", "GRANT USAGE ON DOMAIN {o} TO {r} WITH GRANT OPTION"}, "domain"},
      {"table owner", {"GRANT CREATE ON SCHEMA public TO {r}; ALTER TABLE {t} OWNER TO {r}"}, "", true, false, When::owners},
      {"view owner", {"GRANT CREATE ON SCHEMA public TO {r}; ALTER VIEW {o} OWNER TO {r}"}, "view", false, false, When::owners},
      {"default privileges", {"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO {r}",
                              "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO {r} WITH GRANT OPTION",
                              "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {r}",
                              "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
                              "ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC"}, "", false, false, When::before_tables},
      {"closed function", {"CREATE FUNCTION {n}(integer) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT $1';"
                           " REVOKE ALL ON FUNCTION {n}(integer) FROM PUBLIC; GRANT EXECUTE ON FUNCTION {n}(integer) TO {r}",
                           "CREATE FUNCTION {n}(integer) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT $1 + 1';"
                           " REVOKE ALL ON FUNCTION {n}(integer) FROM PUBLIC; GRANT EXECUTE ON FUNCTION {n}(integer) TO {r}",
                           "CREATE FUNCTION {n}(integer) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT $1::bigint';"
                           " REVOKE ALL ON FUNCTION {n}(integer) FROM PUBLIC",
                           "CREATE FUNCTION {n}(integer) RETURNS integer LANGUAGE sql STABLE AS 'SELECT $1'; REVOKE ALL ON FUNCTION {n}(integer) FROM PUBLIC"}},
      {"closed reader", {"CREATE FUNCTION {n}() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER AS $_f_$SELECT count({c}) FROM {t}$_f_$;"
                         " REVOKE ALL ON FUNCTION {n}() FROM PUBLIC; GRANT EXECUTE ON FUNCTION {n}() TO {r}",
                         "CREATE FUNCTION {n}() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER BEGIN ATOMIC SELECT count({c}) FROM {t}; END;"
                         " REVOKE ALL ON FUNCTION {n}() FROM PUBLIC; GRANT EXECUTE ON FUNCTION {n}() TO {r}",
                         "CREATE FUNCTION {n}() RETURNS SETOF {t} LANGUAGE sql STABLE SECURITY DEFINER AS $_f_$SELECT * FROM {t}$_f_$;"
                         " REVOKE ALL ON FUNCTION {n}() FROM PUBLIC"}},
  };
  // clang-format on
  return rows;
}

}  // namespace

Family privileges_family() {
  return {.name = "privileges",
          .rows = rows(),
          .grow = [](World& world, Random& random, bool) { put_some(world, random, rows()); },
          .likely = changes_of_columns()};
}

}  // namespace lockstep::properties
