// Compares the table of statement kinds with the server: it refuses exactly the statements in a transaction
// block that the table marks, in every spelling.
#include "migrate/sql/statement_kind.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

using enum StatementKind;
using testing::fresh_database;

struct Case {
  std::string_view text;
  StatementKind kind;
  bool refused = false;  // where the kind does not decide that
  int from_version = 0;
};

constexpr auto cases = std::to_array<Case>({
    {"CREATE INDEX CONCURRENTLY ON t (id)", outside},
    {"CREATE UNIQUE INDEX CONCURRENTLY \"i;j\" ON t (id)", outside},
    {"CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY t (id)", outside},
    {"CREATE INDEX \"concurrently\" ON t (id)", plain},
    {"CREATE TABLE concurrently_ (id int)", plain},
    {"DROP INDEX CONCURRENTLY t_i", outside},
    {"DROP INDEX CONCURRENTLY IF EXISTS public.t_i", outside},
    {"DROP INDEX IF EXISTS t_i", plain},
    {"REINDEX INDEX CONCURRENTLY t_i", outside},
    {"REINDEX (VERBOSE) TABLE CONCURRENTLY t", outside},
    {"REINDEX (CONCURRENTLY) TABLE t", outside, false, 140000},
    {"REINDEX (VERBOSE, CONCURRENTLY true) TABLE t", outside, false, 140000},
    {"REINDEX (CONCURRENTLY off, CONCURRENTLY on) INDEX t_i", outside, false, 140000},
    {"REINDEX (CONCURRENTLY false) INDEX t_i", maybe_outside, false, 140000},
    {"REINDEX (CONCURRENTLY, CONCURRENTLY 0) INDEX t_i", maybe_outside, false, 140000},
    {"REINDEX TABLE t", maybe_outside},
    {"REINDEX TABLE p", maybe_outside, true, 140000},
    {"REINDEX SCHEMA public", outside},
    {"REINDEX (VERBOSE) SCHEMA public", outside},
    {"REINDEX SCHEMA CONCURRENTLY public", outside},
    {"REINDEX DATABASE x", outside},
    {"REINDEX (VERBOSE) SYSTEM x", outside},
    {"VACUUM", outside},
    {"VACUUM t", outside},
    {"VACUUM (ANALYZE, VERBOSE) t", outside},
    {"VACUUM FULL t", outside},
    {"ANALYZE t", plain},
    {"CLUSTER", outside},
    {"CLUSTER VERBOSE", outside},
    {"CLUSTER (VERBOSE)", outside, false, 170000},
    {"CLUSTER t USING t_i", maybe_outside},
    {"CLUSTER (VERBOSE) t USING t_i", maybe_outside, false, 140000},
    {"CLUSTER p USING p_i", maybe_outside, true, 150000},
    {"CREATE DATABASE x", outside},
    {"DROP DATABASE IF EXISTS x", outside},
    {"ALTER DATABASE x SET TABLESPACE pg_default", outside},
    {"ALTER DATABASE x SET work_mem = '4MB'", plain},
    {"CREATE TABLESPACE x LOCATION '/x'", outside},
    {"DROP TABLESPACE IF EXISTS x", outside},
    {"ALTER TABLESPACE pg_default SET (seq_page_cost = 1)", plain},
    {"ALTER SYSTEM SET work_mem = '4MB'", outside},
    {"ALTER SYSTEM RESET ALL", outside},
    {"DISCARD ALL", discard_all},
    {"DISCARD TEMP", plain},
    {"DISCARD PLANS", plain},
    {"COMMIT PREPARED 'x'", outside},
    {"ROLLBACK PREPARED 'x'", outside},
    {"ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY", outside, false, 140000},
    {"ALTER TABLE IF EXISTS public.p DETACH PARTITION public.p1 CONCURRENTLY", outside, false, 140000},
    {"ALTER TABLE p DETACH PARTITION p1", plain},
    {"ALTER TYPE e ADD VALUE 'b'", plain},
    {"REFRESH MATERIALIZED VIEW CONCURRENTLY m", plain},
    {"CREATE SUBSCRIPTION x CONNECTION 'host=/none' PUBLICATION q", outside},
    {"CREATE SUBSCRIPTION x CONNECTION 'host=/none' PUBLICATION q, r WITH (enabled = false)", outside},
    {"CREATE SUBSCRIPTION x CONNECTION 'host=/none' PUBLICATION q WITH (create_slot = false)", plain},
    {"CREATE SUBSCRIPTION x CONNECTION 'host=/none' PUBLICATION q WITH (connect = off)", plain},
    {"ALTER SUBSCRIPTION s REFRESH PUBLICATION", outside},
    {"ALTER SUBSCRIPTION s REFRESH PUBLICATION WITH (copy_data = false)", outside},
    {"ALTER SUBSCRIPTION s SET PUBLICATION q", outside},
    {"ALTER SUBSCRIPTION s ADD PUBLICATION r WITH (copy_data = false)", outside, false, 140000},
    {"ALTER SUBSCRIPTION s SET PUBLICATION q WITH (refresh = false)", plain},
    {"ALTER SUBSCRIPTION s SET (synchronous_commit = off)", plain},
    {"ALTER SUBSCRIPTION s DISABLE", plain},
    {"DROP SUBSCRIPTION s", usually_outside, true},
    {"DROP SUBSCRIPTION no_slot", usually_outside},
    {"CALL commits()", maybe_outside, true},
    {"CALL commits_not()", maybe_outside},
    {"LOCK TABLE t IN SHARE MODE", inside},
    {"LOCK t", inside},
    {"SAVEPOINT a", inside},
    {"RELEASE SAVEPOINT a", inside},
    {"ROLLBACK TO a", inside},
    {"ROLLBACK WORK TO SAVEPOINT a", inside},
    {"DECLARE c CURSOR FOR SELECT 1", inside},
    {"DECLARE c NO SCROLL CURSOR WITHOUT HOLD FOR SELECT 1", inside},
    {"DECLARE c BINARY CURSOR WITH HOLD FOR SELECT 1", plain},
    {"SET LOCAL work_mem = '4MB'", inside},
    {"SET TRANSACTION READ ONLY", inside},
    {"SET CONSTRAINTS ALL DEFERRED", inside},
    {"SET work_mem = '4MB'", session},
    {"SET ROLE NONE", session},
    {"SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE", session},
    {"SET TIME ZONE 'UTC'", session},
    {"RESET ALL", session},
    {"SELECT set_config('work_mem', '4MB', false)", session},
    {"SELECT pg_catalog . set_config('search_path', '', FALSE)", session},
    {"SELECT set_config('work_mem', '4MB', true)", plain},
    {"SELECT 'VACUUM'", plain},
    {"\"vacuum\"", plain},
    {"do $$begin commit; end$$", outside},
    {"do language plpgsql $$begin perform 1; rollback; end$$", outside},
    {"do 'begin commit and chain; end' language \"plpgsql\"", outside},
    {"do e'begin\\ncommit;\\nend'", outside},
    {"do $x$ <<a>> begin if true then commit; end if; end $x$", outside},
    {"do $$begin loop commit; exit; end loop; commit; end$$", outside},
    {"do $$begin if false then null; else commit; end if; end$$", outside},
    {"do $$begin begin commit; end; end$$", outside},
    {"do $$begin null; /* commit; /* a */ commit; */ -- commit;\n end$$", plain},
    {"do $$begin perform 'x; commit; y'; perform $a$; commit; $a$; end$$", plain},
    {"do $$declare commit int; begin commit := 1; perform commit; select 1 into commit; end$$", plain},
    {"do $$declare \"x; commit;\" int; begin null; end$$", plain},
    {"do $$begin perform 1 as commit; perform commit from (select 1) as a(commit); end$$", plain},
    {"do $$begin call commits_not(); end$$", maybe_outside},
    {"do $$begin call commits(); end$$", maybe_outside, true},
    {"do u&'begin \\0063ommit; end'", outside},
    {"do u&'begin !0063ommit; end' uescape '!'", maybe_outside, true},
    {"do language sql 'select 1'", maybe_outside},
});

// Commas and signs stay unchanged; every blank can hold blanks and comments.
std::vector<std::string> spellings(std::string_view text) {
  std::vector<std::string> result = {std::string(text)};
  bool const body = text.starts_with("do ");
  if (body) return result;
  std::string upper, low, comments = "/* a; /* b */ c */", lines;
  for (char const c : text) {
    upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    low += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    comments += c == ' ' ? std::string(" /* x ; ' /* \" */ y */\t") : std::string(1, c);
    lines += c == ' ' ? std::string("\n-- ; ' \" (\n") : std::string(1, c);
  }
  result.insert(result.end(), {low, comments, lines});
  if (text.find_first_of("'\"") == std::string_view::npos) result.push_back(upper);
  return result;
}

std::string code_of(Connection& connection, std::string const& sql) {
  try {
    connection.execute(sql);
  } catch (DbError const& error) {
    return error.fields.sqlstate;
  }
  return "00000";
}

constexpr char const* setup =
    "CREATE TABLE t (id int); CREATE INDEX t_i ON t (id); CREATE TABLE p (id int) PARTITION BY LIST (id); "
    "CREATE "
    "TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE INDEX p_i ON p (id); CREATE TYPE e AS ENUM ('a'); "
    "CREATE "
    "MATERIALIZED VIEW m AS SELECT 1 AS a; CREATE UNIQUE INDEX ON m (a); CREATE PROCEDURE commits() LANGUAGE "
    "plpgsql AS 'BEGIN COMMIT; END'; CREATE PROCEDURE commits_not() LANGUAGE plpgsql AS 'BEGIN NULL; END'; "
    "SET client_min_messages = error; CREATE SUBSCRIPTION s CONNECTION 'host=/none' PUBLICATION q WITH "
    "(connect = "
    "false, slot_name = 'none_such'); ALTER SUBSCRIPTION s ENABLE; CREATE SUBSCRIPTION no_slot CONNECTION "
    "'host=/none' PUBLICATION q WITH (connect = false, slot_name = NONE)";

// A database with subscriptions cannot be dropped.
class Subscribed {
 public:
  explicit Subscribed(Connection& connection) : connection_(connection) { connection_.execute(setup); }
  ~Subscribed() {
    connection_.execute(
        "ALTER SUBSCRIPTION s DISABLE; ALTER SUBSCRIPTION s SET (slot_name = NONE); DROP SUBSCRIPTION s; "
        "DROP "
        "SUBSCRIPTION no_slot");
  }
  Subscribed(Subscribed const&) = delete;
  Subscribed& operator=(Subscribed const&) = delete;

 private:
  Connection& connection_;
};

bool is_refused(Case const& one) { return one.kind == outside || one.kind == discard_all || one.refused; }

TEST_CASE("exactly the statements that the server refuses in a transaction block are known", "[segments]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  Subscribed const subscribed(connection);
  for (Case const& one : cases) {
    for (std::string const& text : spellings(one.text)) {
      CAPTURE(text);
      CHECK(statement_kind(text) == one.kind);
      if (connection.server_version() < one.from_version) continue;
      connection.execute("BEGIN; SAVEPOINT a");
      std::string const code = code_of(connection, text);
      connection.execute("ROLLBACK");
      CHECK((code == "25001" || code == "2D000") == is_refused(one));
    }
  }
}

// An error, or for SET a warning, with the same code.
TEST_CASE("the statements that require a transaction block are known", "[segments]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("CREATE TABLE t (id int)");
  connection.take_notices();
  for (Case const& one : cases) {
    if (one.kind != inside && one.kind != session) continue;
    CAPTURE(one.text);
    std::string code = code_of(connection, std::string(one.text));
    for (Notice const& notice : connection.take_notices()) code = notice.sqlstate;
    CHECK((code == "25P01") == (one.kind == inside));
  }
}

TEST_CASE("all spellings of the begin and the end of a transaction are known", "[segments]") {
  CHECK(statement_kind("begin") == begin);
  CHECK(statement_kind("BEGIN WORK ISOLATION LEVEL SERIALIZABLE") == begin);
  CHECK(statement_kind("START /* /* */ */ TRANSACTION READ WRITE") == begin);
  CHECK(statement_kind("BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY") == unsupported);
  CHECK(statement_kind("COMMIT AND NO CHAIN") == commit);
  CHECK(statement_kind("END WORK") == commit);
  CHECK(statement_kind("COMMIT AND CHAIN") == unsupported);
  CHECK(statement_kind("ROLLBACK TRANSACTION AND CHAIN") == unsupported);
  CHECK(statement_kind("ABORT") == rollback);
  CHECK(statement_kind("PREPARE TRANSACTION 'x'") == unsupported);
  CHECK(statement_kind("PREPARE x AS SELECT 1") == plain);
  CHECK(statement_kind("COPY t FROM STDIN") == unsupported);
  CHECK(statement_kind("COPY t (a, b) FROM stdin WITH (FORMAT csv)") == unsupported);
  CHECK(statement_kind("COPY (SELECT 1) TO STDOUT") == unsupported);
  CHECK(statement_kind("COPY (SELECT 1 FROM stdin) TO '/x'") == plain);
  CHECK(statement_kind("") == plain);
}

}  // namespace
}  // namespace lockstep
