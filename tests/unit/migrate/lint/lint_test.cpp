// Every folder tests/lint/NAME/ has migrations (migrations/), the exceptions of a project (lockstep.json),
// the names of migrations that were edited after they were applied (edited.txt), and the linter's output:
// report.txt always, report.json, report.sarif, report.md and report.github where they exist.
// LOCKSTEP_UPDATE=1 rewrites them.
#include "migrate/lint/lint.hpp"

#include <nlohmann/json.hpp>

#include "emit/emit.hpp"
#include "migrate/history/history.hpp"
#include "migrate/lint/conditions.hpp"
#include "migrate/lint/inputs.hpp"
#include "support/golden.hpp"
#include "support/server.hpp"
#include "support/temporary_folder.hpp"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

LintReport report_of(fs::path const& folder) {
  Sources sources;
  Diagnostics diagnostics;
  Settings const settings = load_settings(folder, sources, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  LintTask task{.migrations = gather({folder / "migrations"}).migrations,
                .database = {},
                .rules = settings.hazards.allow,
                .today = "2026-01-01",
                .fail_on = settings.lint.fail_on};
  for (LintMigration& one : task.migrations) one.migration.path = fs::path("migrations") / one.migration.name;
  if (fs::exists(folder / "edited.txt")) {
    task.database.emplace();
    for (std::string const& name : golden::lines(golden::read(folder / "edited.txt")))
      task.database->edited.insert(name);
  }
  return lint(task);
}

// Lints migrations given as texts; the first one creates the schema.
LintReport lint_texts(std::vector<std::string> const& texts, std::optional<LintDatabase> database = {}) {
  LintTask task{.migrations = {}, .database = std::move(database), .rules = {}, .today = "2026-01-01"};
  for (std::string const& text : texts) {
    LintMigration one;
    one.migration.name = std::to_string(task.migrations.size());
    one.migration.path = one.migration.name;
    one.migration.sql = text;
    task.migrations.push_back(std::move(one));
  }
  return lint(task);
}

// "H101 H105": the codes of one statement run on `t`, without those of timeouts.
std::string codes_of(std::string const& start, std::string const& statement) {
  LintReport const report = lint_texts({start, "SET lock_timeout = '1s';\n" + statement});
  std::string text;
  for (LintFinding const& finding : report.findings)
    text += (text.empty() ? "" : " ") + std::string(info(finding.code).number);
  return text;
}

TEST_CASE("the linter's findings in folders of migrations", "[lint]") {
  std::size_t folders = 0;
  for (auto const& entry : fs::directory_iterator(golden::source_dir() / "tests/lint")) {
    ++folders;
    fs::path const& folder = entry.path();
    LintReport const report = report_of(folder);
    golden::check_golden(folder / "report.txt", lint_text(report) + (report.fails() ? "(fails)\n" : ""));
    if (fs::exists(folder / "report.json")) golden::check_golden(folder / "report.json", lint_json(report));
    if (fs::exists(folder / "report.sarif"))
      golden::check_golden(folder / "report.sarif", lint_sarif(report));
    if (fs::exists(folder / "report.md")) golden::check_golden(folder / "report.md", lint_markdown(report));
    if (fs::exists(folder / "report.github"))
      golden::check_golden(folder / "report.github", lint_github(report));
  }
  CHECK(folders >= 10);
}

TEST_CASE("the hazards of changes of type", "[lint]") {
  std::string const start =
      "CREATE TABLE t (id int PRIMARY KEY, v varchar(10), n numeric(10, 2), ts timestamp(3), a int[]);";
  auto const type = [&](std::string const& change) {
    return codes_of(start, "ALTER TABLE t ALTER COLUMN " + change);
  };
  CHECK(type("v TYPE text") == "");
  CHECK(type("v TYPE varchar(20) USING v::varchar(20)") == "");
  CHECK(type("v TYPE text USING upper(v)") == "H101");
  CHECK(type("v TYPE varchar(5)") == "H101 H204 H401");
  CHECK(type("n SET DATA TYPE numeric(12, 2)") == "");
  CHECK(type("ts TYPE timestamp") == "");
  CHECK(type("id TYPE bigint") == "H101");
  CHECK(type("unknown TYPE bigint") == "H101");
}

TEST_CASE("the hazards of a new column", "[lint]") {
  auto const add = [](std::string const& column) {
    return codes_of("CREATE TABLE t (id int);", "ALTER TABLE t ADD COLUMN " + column);
  };
  CHECK(add("c text") == "");
  CHECK(add("c timestamptz NOT NULL DEFAULT now()") == "");
  CHECK(add("c timestamptz DEFAULT timezone('utc', now())") == "");
  CHECK(add("c varchar(10) DEFAULT 'x'::varchar(10)") == "");
  CHECK(add("c jsonb DEFAULT '{}'::jsonb") == "");
  CHECK(add("c uuid DEFAULT gen_random_uuid()") == "H101");
  CHECK(add("c serial") == "H101");
  CHECK(add("c int GENERATED ALWAYS AS IDENTITY") == "H101");
  CHECK(add("c int GENERATED ALWAYS AS (id + 1) STORED") == "H101");
  CHECK(add("c int UNIQUE") == "H103 H301");
  CHECK(add("c int CHECK (c > 0)") == "H102 H305");
  CHECK(add("c int NOT NULL") == "H303");
  CHECK(add("c int REFERENCES u (id)") == "");
  CHECK(add("\"default\" int NOT NULL") == "H303");
}

TEST_CASE("the hazards of a foreign key", "[lint]") {
  auto const key = [](std::string const& statements) {
    return codes_of("CREATE TABLE t (id int PRIMARY KEY, n int); CREATE TABLE u (id int PRIMARY KEY);",
                    statements);
  };
  CHECK(key("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES u (id)") == "H102 H302");
  CHECK(key("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES u (id) NOT VALID") == "");
  CHECK(key("ALTER TABLE t ADD c int, ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES u (id)") == "H102");
  CHECK(key("ALTER TABLE t ADD c int DEFAULT 1, ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES u (id)") ==
        "H102 H302");
  CHECK(key("CREATE TABLE n (id int, t int); ALTER TABLE n ADD FOREIGN KEY (t) REFERENCES t (id)") == "");
}

TEST_CASE("the size of a table decides about its findings", "[lint]") {
  LintDatabase database;
  database.sizes[{"public", "t"}] = {.rows = 2.1e6, .table_bytes = 4e9, .index_bytes = 1e9};
  database.sizes[{"public", "s"}] = {.rows = 3, .table_bytes = 8192, .index_bytes = 16384};
  LintReport const report = lint_texts(
      {"CREATE TABLE t (id int); CREATE TABLE s (id int);",
       "SET lock_timeout = '1s'; BEGIN; CREATE INDEX ON t (id); CREATE INDEX ON s (id);\nCOMMIT;\nBEGIN;\n"
       "UPDATE t SET id = 1 WHERE id IS NULL; UPDATE t SET id = 1 WHERE id = 2; UPDATE s SET id = 1 WHERE id "
       "> 1;\nCOMMIT;"},
      database);
  REQUIRE(report.findings.size() == 3);
  CHECK(report.findings[2].detail ==
        "the condition may hold for most rows; about 2.1 million rows, 5.0 GB: minutes");
  CHECK(report.findings[0].detail == "SHARE; about 2.1 million rows, 5.0 GB: minutes");
  CHECK(report.findings[1].detail == "SHARE; about 3 rows, 25 kB: less than a second");
}

TEST_CASE("types, sizes and history come from a database", "[lint]") {
  testing::Database const database = testing::fresh_database("lint");
  Connection connection = database.connect();
  connection.execute(
      "CREATE TABLE old (id int PRIMARY KEY, v varchar(10)); INSERT INTO old SELECT i FROM "
      "generate_series(1, 500) i");
  connection.execute("ANALYZE old");
  testing::TemporaryFolder const folder;
  golden::write(folder.path() / "0_first/migration.sql", "SELECT 1;\n");
  golden::write(folder.path() / "1_next/migration.sql",
                "SET lock_timeout = '1s';\nALTER TABLE old ALTER COLUMN v TYPE text;\nALTER TABLE old ALTER "
                "COLUMN id TYPE bigint;\n");
  std::vector<LintMigration> const migrations = gather({folder.path()}).migrations;
  std::vector<std::string> notes;
  LintDatabase const read = read_for_lint(connection, migrations, notes);
  CHECK(notes.empty());
  CHECK(read.edited.empty());
  LintReport const report =
      lint({.migrations = migrations, .database = read, .rules = {}, .today = "2026-01-01"});
  REQUIRE(report.findings.size() == 1);
  CHECK(info(report.findings[0].code).number == "H101");
  CHECK(report.findings[0].detail.find("about 500 rows") != std::string::npos);
}

TEST_CASE("a migration that was edited after it was applied is reported", "[lint]") {
  testing::Database const database = testing::fresh_database("lint");
  Connection connection = database.connect();
  History history(connection);
  history.create();
  history.insert_applied("0_first", sha256("SELECT 1;\n"));
  history.insert_applied("1_next", sha256("SELECT 2;\n"));
  testing::TemporaryFolder const folder;
  golden::write(folder.path() / "0_first/migration.sql", "SELECT 1;\n");
  golden::write(folder.path() / "1_next/migration.sql", "SELECT 3;\n");
  std::vector<std::string> notes;
  LintDatabase const read = read_for_lint(connection, gather({folder.path()}).migrations, notes);
  CHECK(read.edited == std::set<std::string>{"1_next"});
}

// The lock on t, and whether its rows are rewritten, by the table of statements.
Facts facts_in_table(std::string const& statement) {
  TrackedSchema known;
  std::string const start = "CREATE TABLE t (id int PRIMARY KEY, v varchar(10), n int);";
  for (StatementActs const& one : acts_of(start, split(start), "public")) {
    for (Operation const& act : one.acts) apply(act, act.matches.back(), known);
  }
  known.new_tables.clear();
  Facts result;
  for (StatementActs const& one : acts_of(statement, split(statement), "public")) {
    REQUIRE(one.understood);
    for (Operation const& act : one.acts) {
      Match const* const match = reading_of(act, {known, {}, 0});
      REQUIRE(match != nullptr);
      bool const other = match->captured.other.name == "t";
      result.lock = std::max(result.lock, other ? match->row->referenced : match->row->lock);
      result.work = std::max(result.work, match->row->work);
    }
  }
  return result;
}

// The strongest lock on t, and whether it has another file, after the statement.
Facts facts_on_server(Connection& connection, std::string const& statement) {
  std::string const oid(connection.execute("SELECT 'public.t'::regclass::oid").text(0, 0));
  auto const file = [&] {
    return std::string(connection.execute("SELECT pg_relation_filenode(" + oid + ")").text(0, 0));
  };
  std::string const before = file();
  connection.execute("BEGIN");
  connection.execute(statement);
  Facts result;
  Result const locks = connection.execute(
      "SELECT upper(regexp_replace(replace(mode, 'Lock', ''), '([a-z])([A-Z])', '\\1 \\2', 'g')) FROM "
      "pg_locks "
      "WHERE pid = pg_backend_pid() AND relation = " +
      oid);
  for (std::size_t i = 0; i < locks.rows(); ++i) {
    auto const names = enum_names(Lock{});
    auto const name = std::ranges::find(names, locks.text(i, 0));
    REQUIRE(name != names.end());
    result.lock = std::max(result.lock, static_cast<Lock>(name - names.begin()));
  }
  result.work = file() == before ? Work::meta : Work::rewrite;
  connection.execute("ROLLBACK");
  return result;
}

TEST_CASE("the table of statements matches the server", "[lint]") {
  testing::Database const database = testing::fresh_database("locks");
  Connection connection = database.connect();
  connection.execute("CREATE SCHEMA away");
  connection.execute("CREATE TABLE u (id int PRIMARY KEY)");
  connection.execute("CREATE TABLE t (id int PRIMARY KEY, v varchar(10), n int)");
  connection.execute("INSERT INTO t SELECT i, 'x', i FROM generate_series(1, 9) i");
  connection.execute("ALTER TABLE t ADD CONSTRAINT k CHECK (n > 0) NOT VALID");
  connection.execute("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES u (id) NOT VALID");
  connection.execute("CREATE TABLE parent (id int, v varchar(10), n int)");
  for (char const* const statement : {
           "ALTER TABLE t ADD COLUMN c int",
           "ALTER TABLE t ADD COLUMN c serial",
           "ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (n + 1) STORED",
           "ALTER TABLE t ADD COLUMN c timestamptz DEFAULT clock_timestamp()",
           "ALTER TABLE t ADD COLUMN c timestamptz DEFAULT now()",
           "ALTER TABLE t ADD COLUMN c int REFERENCES u (id)",
           "ALTER TABLE t DROP COLUMN v",
           "ALTER TABLE t ALTER COLUMN v TYPE text",
           "ALTER TABLE t ALTER COLUMN n TYPE bigint",
           "ALTER TABLE t ALTER n SET NOT NULL",
           "ALTER TABLE t ALTER n DROP NOT NULL",
           "ALTER TABLE t ALTER n SET DEFAULT 1, ALTER v DROP DEFAULT",
           "ALTER TABLE t ALTER COLUMN n SET STATISTICS 10",
           "ALTER TABLE t ALTER COLUMN n SET (n_distinct = 5)",
           "ALTER TABLE t ALTER COLUMN v SET STORAGE EXTERNAL",
           "ALTER TABLE t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY",
           "ALTER TABLE t ADD CHECK (n > 0) NOT VALID",
           "ALTER TABLE t ADD CHECK (n > 0)",
           "ALTER TABLE t VALIDATE CONSTRAINT k",
           "ALTER TABLE t DROP CONSTRAINT k",
           "ALTER TABLE t RENAME CONSTRAINT k TO k2",
           "ALTER TABLE t ALTER CONSTRAINT f DEFERRABLE",
           "ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES u (id) NOT VALID",
           "ALTER TABLE t ADD UNIQUE (n)",
           "ALTER TABLE t ADD EXCLUDE (n WITH =)",
           "ALTER TABLE t SET (fillfactor = 80)",
           "ALTER TABLE t RESET (fillfactor)",
           "ALTER TABLE t SET UNLOGGED",
           "ALTER TABLE t SET WITHOUT CLUSTER",
           "ALTER TABLE t CLUSTER ON t_pkey",
           "ALTER TABLE t RENAME TO t2",
           "ALTER TABLE t RENAME COLUMN v TO w",
           "ALTER TABLE t SET SCHEMA away",
           "ALTER TABLE t OWNER TO CURRENT_USER",
           "ALTER TABLE t REPLICA IDENTITY FULL",
           "ALTER TABLE t INHERIT parent",
           "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
           "ALTER TABLE t FORCE ROW LEVEL SECURITY",
           "ALTER TABLE t NO FORCE ROW LEVEL SECURITY",
           "ALTER TABLE t DISABLE TRIGGER USER",
           "ALTER TABLE t ENABLE TRIGGER USER",
           "CREATE INDEX ON t (n)",
           "CREATE UNIQUE INDEX IF NOT EXISTS i ON public.t (n)",
           "CREATE POLICY p ON t USING (true)",
           "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING",
           "TRUNCATE t",
           "UPDATE t SET v = ''",
           "DELETE FROM ONLY t WHERE id = 1",
           "INSERT INTO t VALUES (100)",
           "LOCK TABLE t",
           "CREATE TABLE c (id int REFERENCES t (id))",
           "ALTER TABLE u ADD FOREIGN KEY (id) REFERENCES t (id) NOT VALID",
           "DROP TABLE t",
       }) {
    INFO(statement);
    Facts const expected = facts_in_table(statement), real = facts_on_server(connection, statement);
    CHECK(enum_name(expected.lock) == enum_name(real.lock));
    bool const empties =
        std::string_view(statement).starts_with("TRUNCATE") ||
        std::string_view(statement).starts_with("DROP");  // another file, and no rows to write
    CHECK((expected.work == Work::rewrite || empties) == (real.work == Work::rewrite));
  }
}

}  // namespace
