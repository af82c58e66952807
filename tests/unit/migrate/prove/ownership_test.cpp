// Owners and privileges on a real server: whatever a plan drops and creates again has exactly the previous
// ones, after each phase and after the rollback, with any default privileges of the role that migrates; and
// temporary helpers of lockstep grant no access.
#include "migrate/sources/compare.hpp"
#include "support/phased.hpp"
#include "support/server.hpp"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

// Roles belong to the server. Those of a test are created before its databases and dropped after them.
class Roles {
 public:
  Roles() : database_(fresh_database("roles")), connection_(database_.connect()) {
    for (char const* const role : all) {
      connection_.execute(std::string("DROP ROLE IF EXISTS ") + role);
      connection_.execute(std::string("CREATE ROLE ") + role);
    }
  }
  ~Roles() {
    for (char const* const role : all) connection_.execute(std::string("DROP ROLE ") + role);
  }
  Connection& connection() { return connection_; }

 private:
  static constexpr char const* all[] = {"acl_app", "acl_reader", "acl_other", "acl_leak"};
  Database database_;
  Connection connection_;
};

// Owner and privileges of everything in public, a line for each grant and one for each owner. NULL means the
// default, so both print alike.
std::string privileges(Connection& connection) {
  return answer(connection,
                "WITH o (what, owner, acl) AS ("
                " SELECT 'relation ' || relname, relowner, coalesce(relacl,"
                "  acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\", relowner)) FROM pg_class"
                "  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'S', 'f', 'p')"
                " UNION ALL SELECT 'column ' || relname || '.' || attname, relowner, attacl FROM pg_class c"
                "  JOIN pg_attribute a ON a.attrelid = c.oid WHERE relnamespace = 'public'::regnamespace AND "
                "attacl IS NOT NULL AND NOT attisdropped"
                " UNION ALL SELECT 'routine ' || oid::regprocedure, proowner, coalesce(proacl, "
                "acldefault('f', proowner))"
                "  FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
                " UNION ALL SELECT 'type ' || typname, typowner, coalesce(typacl, acldefault('T', typowner)) "
                "FROM pg_type t"
                "  WHERE typnamespace = 'public'::regnamespace AND (typtype IN ('d', 'e', 'r') OR EXISTS ("
                "   SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))"
                " UNION ALL SELECT 'server ' || srvname, srvowner, coalesce(srvacl, acldefault('S', "
                "srvowner)) FROM pg_foreign_server"
                " UNION ALL SELECT 'statistics ' || stxname, stxowner, NULL FROM pg_statistic_ext"
                " UNION ALL SELECT 'operator ' || oid::regoperator, oprowner, NULL FROM pg_operator WHERE "
                "oprnamespace ="
                "  'public'::regnamespace)"
                " SELECT line FROM (SELECT what || ' owner ' || owner::regrole AS line FROM o UNION ALL"
                "  SELECT what || ' ' || g.grantor::regrole || '->' || g.grantee::regrole || ' ' || "
                "privilege_type || is_grantable"
                "   FROM o, aclexplode(acl) g) l ORDER BY line");
}

Phased between_databases(std::string const& from, std::string const& to, PhasesMode phases,
                         PrivilegesMode mode = PrivilegesMode::report) {
  Sources sources;
  Diagnostics diagnostics;
  Pair<Loaded> const loaded = load_pair({from, to}, sources, diagnostics);
  Compared const compared = compare(loaded, diagnostics, mode);
  Plan const made = plan(compared.models, {}, {.phases = phases}, diagnostics);
  INFO(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  Phased result;
  for (MigrationFiles const& file : emit(made, {})) {
    result.up.push_back(file.migration_sql);
    result.down.push_back(file.rollback_sql);
  }
  return result;
}

struct Case {
  char const* name;
  std::string before, after;
};

// {} marks what differs between before and after.
Case varied(char const* name, std::string const& common, std::string const& before,
            std::string const& after) {
  std::size_t const at = common.find("{}");
  return {name, common.substr(0, at) + before + common.substr(at + 2),
          common.substr(0, at) + after + common.substr(at + 2)};
}

std::vector<Case> const rebuilt = {
    varied("view, with grants of a grantee and of columns",
           "CREATE TABLE t (a {}, b int); CREATE VIEW v AS SELECT a, b FROM t;"
           "GRANT SELECT, UPDATE ON v TO acl_reader WITH GRANT OPTION; GRANT INSERT ON v TO PUBLIC;"
           "GRANT UPDATE (a) ON v TO acl_other WITH GRANT OPTION; ALTER VIEW v OWNER TO acl_app;"
           "SET ROLE acl_reader; GRANT SELECT ON v TO acl_other WITH GRANT OPTION; RESET ROLE;"
           "SET ROLE acl_other; GRANT SELECT ON v TO acl_leak; GRANT UPDATE (a) ON v TO acl_leak; RESET ROLE",
           "int", "bigint"),
    varied("materialized view over a view of another owner",
           "CREATE TABLE t (a {}); GRANT SELECT ON t TO acl_app; CREATE VIEW v AS SELECT a FROM t;"
           "ALTER VIEW v OWNER TO acl_app; CREATE MATERIALIZED VIEW mv AS SELECT a FROM v; GRANT SELECT ON "
           "mv TO acl_reader;"
           "REVOKE DELETE ON mv FROM CURRENT_USER",
           "int", "bigint"),
    varied(
        "function that runs as its owner and is closed",
        "CREATE FUNCTION f(x int DEFAULT 3, VARIADIC y text[] DEFAULT '{a}') RETURNS {} LANGUAGE plpgsql"
        " SECURITY DEFINER AS 'BEGIN RETURN 1; END'; REVOKE ALL ON FUNCTION f FROM PUBLIC;"
        "ALTER FUNCTION f OWNER TO acl_app; CREATE VIEW v AS SELECT f(1); ALTER VIEW v OWNER TO acl_reader",
        "int", "bigint"),
    varied("procedure",
           "CREATE PROCEDURE \"P q\"({} int) LANGUAGE plpgsql AS 'BEGIN END';"
           "REVOKE ALL ON PROCEDURE \"P q\" FROM PUBLIC, CURRENT_USER; GRANT EXECUTE ON PROCEDURE \"P q\" TO "
           "acl_app",
           "x", "y"),
    varied("aggregate",
           "CREATE AGGREGATE total(int) (SFUNC = {}, STYPE = {}, INITCOND = '0'); REVOKE ALL ON ROUTINE "
           "total(int) FROM PUBLIC;"
           "ALTER ROUTINE total(int) OWNER TO acl_app",
           "int4pl", "int84pl"),
    varied("enum that loses a value",
           "CREATE TYPE e AS ENUM ('a'{}); REVOKE ALL ON TYPE e FROM PUBLIC; GRANT USAGE ON TYPE e TO "
           "acl_reader WITH GRANT OPTION;"
           "ALTER TYPE e OWNER TO acl_app; CREATE TABLE t (id int PRIMARY KEY, s e); GRANT UPDATE (s) ON t "
           "TO acl_reader",
           ", 'b'", ""),
    varied(
        "generated column",
        "CREATE TABLE t (a int, b int GENERATED ALWAYS AS ({}) STORED); GRANT SELECT (b) ON t TO acl_reader "
        "WITH GRANT OPTION;"
        "ALTER TABLE t OWNER TO acl_app; SET ROLE acl_reader; GRANT SELECT (b) ON t TO acl_other; RESET ROLE;"
        "CREATE STATISTICS st ON a, b FROM t; ALTER STATISTICS st OWNER TO acl_reader",
        "a + 1", "a + 2"),
    varied("column that grows",
           "CREATE TABLE t (id int PRIMARY KEY, b {}); GRANT SELECT (b), UPDATE (id) ON t TO acl_reader; "
           "ALTER TABLE t OWNER TO acl_app",
           "int", "bigint"),
    varied("operator over a function that is created again",
           "CREATE FUNCTION same(x int, y int) RETURNS {} LANGUAGE sql AS 'SELECT NULL::{}';"
           "CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int); ALTER OPERATOR === (int, "
           "int) OWNER TO acl_app",
           "int", "bigint"),
};

std::string const leaks =
    ";ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO acl_leak;"
    "ALTER DEFAULT PRIVILEGES GRANT ALL ON FUNCTIONS TO acl_leak WITH GRANT OPTION;"
    "ALTER DEFAULT PRIVILEGES GRANT ALL ON TYPES TO acl_leak;"
    "ALTER DEFAULT PRIVILEGES REVOKE ALL ON FUNCTIONS FROM PUBLIC";

std::string second(std::string text, std::string const& value) {
  std::size_t const at = text.find("{}");
  return at == std::string::npos ? text : text.replace(at, 2, value);
}

}  // namespace

TEST_CASE("recreated objects keep their owner and privileges") {
  Roles const roles;
  for (Case const& one : rebuilt) {
    for (PhasesMode const phases : {PhasesMode::automatic, PhasesMode::never}) {
      DYNAMIC_SECTION(one.name << (phases == PhasesMode::never ? ", without phases" : "")) {
        auto const database = fresh_database("acl"), wanted = fresh_database("acl");
        Connection connection = database.connect(), target = wanted.connect();
        std::string const old = one.before.find("LANGUAGE sql") != std::string::npos ? "int" : "int4";
        must_run(second(one.before, old) + leaks, connection);
        must_run(second(one.after, old == "int" ? "bigint" : "int8") + leaks, target);
        std::string const before = privileges(connection);
        Phased const files = between_databases(database.url(), wanted.url(), phases);
        REQUIRE_FALSE(files.up.empty());
        for (std::string const& sql : files.up) must_run(sql, connection);
        CHECK(privileges(connection) == before);
        for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
        CHECK(privileges(connection) == before);
      }
    }
  }
}

TEST_CASE("a grant that cannot be restored stops the migration before anything is lost") {
  Roles roles;
  auto const database = fresh_database("acl"), wanted = fresh_database("acl");
  Connection connection = database.connect(), target = wanted.connect();
  std::string const schema =
      "CREATE TABLE t (a {}); CREATE VIEW v AS SELECT a FROM t;"
      "GRANT SELECT ON v TO acl_reader WITH GRANT OPTION;"
      "SET ROLE acl_reader; GRANT SELECT ON v TO acl_other; RESET ROLE";
  must_run(second(schema, "int"), connection);
  must_run(second(schema, "bigint"), target);
  Phased const files = between_databases(database.url(), wanted.url(), PhasesMode::never);
  std::string const before = privileges(connection);
  // A grant by a superuser is recorded as a grant by the owner.
  roles.connection().execute("ALTER ROLE acl_reader SUPERUSER");
  CHECK(
      failure_of(files.up.front(), connection)
          .starts_with("privileges cannot be restored: GRANT SELECT ON TABLE \"public\".\"v\" TO acl_other"));
  if (connection.in_transaction()) connection.execute("ROLLBACK");
  CHECK(privileges(connection) == before);
}

TEST_CASE("the rollback restores a dropped function without PUBLIC's privileges") {
  Roles const roles;
  auto const database = fresh_database("acl"), wanted = fresh_database("acl");
  Connection connection = database.connect();
  must_run(
      "CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; REVOKE ALL ON FUNCTION "
      "f() FROM PUBLIC;"
      "GRANT EXECUTE ON FUNCTION f() TO acl_reader; ALTER FUNCTION f() OWNER TO acl_app",
      connection);
  std::string const before = privileges(connection);
  Phased const files = between_databases(database.url(), wanted.url(), PhasesMode::automatic);
  for (std::string const& sql : files.up) must_run(sql, connection);
  REQUIRE(privileges(connection) != before);
  for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
  CHECK(privileges(connection) == before);
}

TEST_CASE("the view under the old name of a table has its owner and privileges") {
  Roles const roles;
  auto const database = fresh_database("acl");
  Connection connection = database.connect();
  std::string const before = "model Person {\n  id Int @id\n  name String\n}\n";
  std::string const after =
      "/// @@renamedFrom(\"Person\")\nmodel Human {\n  id Int @id\n  /// @renamedFrom(\"name\")\n  called "
      "String\n}\n";
  for (std::string const& sql : files_between("", before).up) must_run(sql, connection);
  connection.execute(
      "GRANT SELECT, INSERT ON \"Person\" TO acl_reader WITH GRANT OPTION; GRANT UPDATE (name) ON \"Person\" "
      "TO acl_other;"
      "ALTER TABLE \"Person\" OWNER TO acl_app; REVOKE TRUNCATE ON \"Person\" FROM acl_app;"
      "SET ROLE acl_reader; GRANT SELECT ON \"Person\" TO acl_leak; RESET ROLE;"
      "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO acl_other");
  std::string const wanted = privileges(connection);
  Phased const files = files_between(before, after, {.phases = PhasesMode::always});
  must_run(files.up.front(), connection);
  std::string text = answer(connection, "SELECT relkind FROM pg_class WHERE relname = 'Person'");
  REQUIRE(text == "v");
  std::string with_table = privileges(connection);
  std::string view_only;
  for (std::size_t at = 0; at < with_table.size();) {
    std::size_t const end = std::min(with_table.find(',', at), with_table.size());
    std::string const line = with_table.substr(at, end - at);
    if (line.find("Human") == std::string::npos && line.find("follows") == std::string::npos)
      view_only += (view_only.empty() ? "" : ",") + line;
    at = end + 1;
  }
  CHECK(view_only == wanted);
}

TEST_CASE("a privilege revoked between the phases is not restored with the column") {
  Roles const roles;
  auto const database = fresh_database("acl");
  Connection connection = database.connect();
  std::string const before = "model T {\n  id Int @id\n  a Int\n}\n";
  for (std::string const& sql : files_between("", before).up) must_run(sql, connection);
  connection.execute("GRANT SELECT (a) ON \"T\" TO acl_reader; GRANT UPDATE (a) ON \"T\" TO acl_other");
  Phased const files = files_between(before, "model T {\n  id Int @id\n  a BigInt\n}\n");
  REQUIRE(files.up.size() == 3);
  must_run(files.up[0], connection);
  must_run(files.up[1], connection);
  connection.execute("REVOKE SELECT (a) ON \"T\" FROM acl_reader");
  must_run(files.up[2], connection);
  CHECK(answer(connection,
               "SELECT attacl FROM pg_attribute WHERE attrelid = '\"T\"'::regclass AND attname = 'a'") ==
        "{acl_other=w/" + answer(connection, "SELECT current_user") + "}");
}

TEST_CASE("temporary helpers grant no access and belong to the owner of the table") {
  Roles const roles;
  auto const database = fresh_database("acl");
  Connection connection = database.connect();
  std::string const before = "model T {\n  id Int @id\n  a Int\n  b String\n}\n";
  for (std::string const& sql : files_between("", before).up) must_run(sql, connection);
  connection.execute(
      "ALTER TABLE \"T\" OWNER TO acl_app; ALTER DEFAULT PRIVILEGES GRANT ALL ON SCHEMAS TO acl_leak;"
      "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO acl_leak; ALTER DEFAULT PRIVILEGES GRANT ALL ON "
      "FUNCTIONS TO acl_leak;"
      "INSERT INTO \"T\" VALUES (1, 1, 'secret')");
  Phased const files = files_between(before, "model T {\n  id Int @id\n  a BigInt\n}\n", {.archive = "kept"},
                                     {.name = "kept"});
  must_run(files.up.front(), connection);
  CHECK(answer(connection,
               "SELECT DISTINCT proname || ' ' || proowner::regrole FROM pg_proc WHERE prorettype = "
               "'trigger'::regtype"
               " AND pronamespace >= 16384 AND has_function_privilege('public', oid, 'EXECUTE')") == "");
  CHECK(answer(connection,
               "SELECT DISTINCT proowner::regrole FROM pg_proc p WHERE prorettype = 'trigger'::regtype AND"
               " (pronamespace >= 16384 OR pronamespace = 'public'::regnamespace)") == "acl_app");
  for (std::size_t i = 1; i < files.up.size(); ++i) must_run(files.up[i], connection);
  std::string const archives =
      " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE relkind = 'r' AND n.oid >= 16384";
  CHECK(answer(connection, "SELECT relowner::regrole || ' ' || nspowner::regrole" + archives) ==
        "acl_app acl_app");
  CHECK(answer(connection,
               "SELECT has_schema_privilege('acl_leak', n.oid, 'USAGE') OR has_table_privilege('acl_leak', "
               "c.oid, 'SELECT')" +
                   archives) == "f");
}

TEST_CASE("owners and privileges can be part of the plan") {
  Roles const roles;
  auto const database = fresh_database("acl"), wanted = fresh_database("acl");
  Connection connection = database.connect(), target = wanted.connect();
  must_run(
      "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; GRANT SELECT ON v TO acl_reader; CREATE "
      "TABLE gone (a int);"
      "GRANT SELECT ON gone TO acl_reader; CREATE SEQUENCE q; GRANT USAGE ON q TO acl_other",
      connection);
  must_run(
      "CREATE TABLE t (a bigint); CREATE VIEW v AS SELECT a FROM t; GRANT SELECT, INSERT ON v TO acl_other "
      "WITH GRANT OPTION;"
      "ALTER VIEW v OWNER TO acl_app; ALTER TABLE t OWNER TO acl_app; GRANT SELECT (a) ON t TO PUBLIC; "
      "CREATE SEQUENCE q;"
      "CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; REVOKE ALL ON FUNCTION "
      "f() FROM PUBLIC;"
      "CREATE TYPE e AS ENUM ('a'); REVOKE ALL ON TYPE e FROM PUBLIC; ALTER TYPE e OWNER TO acl_app",
      target);
  std::string const before = privileges(connection);
  for (PhasesMode const phases : {PhasesMode::automatic, PhasesMode::never}) {
    Phased const files = between_databases(database.url(), wanted.url(), phases, PrivilegesMode::plan);
    for (std::string const& sql : files.up) must_run(sql, connection);
    CHECK(privileges(connection) == privileges(target));
    CHECK(between_databases(database.url(), wanted.url(), phases, PrivilegesMode::plan).up.empty());
    for (auto sql = files.down.rbegin(); sql != files.down.rend(); ++sql) must_run(*sql, connection);
    CHECK(privileges(connection) == before);
  }
}

TEST_CASE("a sequence of a table that another role owns has that owner", "[ownership]") {
  Roles roles;
  Database const database = fresh_database();
  Connection connection = database.connect();
  connection.execute("CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL); ALTER TABLE t OWNER TO acl_app");
  Phased const files = files_between("model t {\n  id Int @id\n  n Int\n}\n",
                                     "model t {\n  id Int @id\n  n Int @default(autoincrement())\n}\n");
  for (std::string const& sql : files.up) must_run(sql, connection);
  CHECK(answer(connection, "SELECT relowner::regrole FROM pg_class WHERE relname = 't_n_seq'") == "acl_app");
  connection.execute("DROP TABLE t");
}
