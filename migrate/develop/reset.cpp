#include "migrate/develop/reset.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/archives.hpp"
#include "compiler/model/quote.hpp"
#include "postgres/client/internal.hpp"

namespace lockstep {
namespace {

constexpr std::size_t portion = 50;

// A schema, its owner, and the GRANT statements that restore its privileges.
struct SchemaToEmpty {
  std::string name, owner;
  std::vector<std::string> grants;
};

std::vector<SchemaToEmpty> schemas_of(Connection& connection) {
  Result const found = execute_internal(
      connection,
      "SELECT n.nspname, pg_get_userbyid(n.nspowner) FROM pg_namespace n "
      "WHERE n.nspname !~ '^(pg|lockstep_archive)_' AND n.nspname <> 'information_schema' AND n.oid NOT IN "
      "(SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.deptype = 'e') "
      "ORDER BY 1");
  std::vector<SchemaToEmpty> schemas;
  for (std::size_t i = 0; i < found.rows(); ++i)
    schemas.push_back(
        {.name = std::string(found.text(i, 0)), .owner = std::string(found.text(i, 1)), .grants = {}});
  for (SchemaToEmpty& schema : schemas) {
    Result const grants = execute_internal(
        connection,
        "SELECT format('GRANT %s ON SCHEMA %I TO %s%s', a.privilege_type, n.nspname, "
        "CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, "
        "CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) "
        "FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a "
        "WHERE n.nspname = $1 AND a.grantee <> n.nspowner ORDER BY 1",
        {schema.name});
    for (std::size_t i = 0; i < grants.rows(); ++i) schema.grants.emplace_back(grants.text(i, 0));
  }
  return schemas;
}

void drop_tables(Connection& connection, std::string const& schema) {
  for (;;) {
    Result const found = execute_internal(
        connection,
        fmt::format(
            "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.oid NOT IN "
            "(SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e') "
            "LIMIT {}",
            portion),
        {schema});
    if (found.rows() == 0) return;
    std::string names;
    for (std::size_t i = 0; i < found.rows(); ++i) names.append(i == 0 ? "" : ", ").append(found.text(i, 0));
    connection.execute("DROP TABLE IF EXISTS " + names + " CASCADE");
  }
}

// The migrations create their archives again when they are applied again.
void drop_archives(Connection& connection) {
  Result const found = execute_internal(
      connection, fmt::format("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, '{}')",
                              model::archive_prefix));
  for (std::size_t i = 0; i < found.rows(); ++i)
    connection.execute("DROP SCHEMA " + model::quote_identifier(std::string(found.text(i, 0))) + " CASCADE");
}

std::string make_anew(SchemaToEmpty const& schema) {
  std::string const name = model::quote_identifier(schema.name);
  std::string sql = fmt::format("BEGIN; DROP SCHEMA {0} CASCADE; CREATE SCHEMA {0} AUTHORIZATION {1};", name,
                                model::quote_identifier(schema.owner));
  for (std::string const& grant : schema.grants) sql += " " + grant + ";";
  return sql + " COMMIT";
}

}  // namespace

std::vector<std::string> empty_schemas(Connection& connection, std::vector<std::string> const& schemas) {
  std::vector<std::string> emptied;
  drop_archives(connection);
  for (SchemaToEmpty const& schema : schemas_of(connection)) {
    bool const wanted =
        schemas.empty() || std::find(schemas.begin(), schemas.end(), schema.name) != schemas.end();
    if (!wanted) continue;
    drop_tables(connection, schema.name);
    connection.execute(make_anew(schema));
    emptied.push_back(schema.name);
  }
  return emptied;
}

}  // namespace lockstep
