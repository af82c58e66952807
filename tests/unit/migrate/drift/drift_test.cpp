// Drift on a real server. Each file of tests/drift/cases is a manual change of a database made from
// tests/drift/base.prisma; the expected output of `drift` is next to it.
#include "migrate/drift/drift.hpp"
#include "compiler/plan/planner.hpp"
#include "migrate/drift/database_state.hpp"
#include "migrate/system/glob.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "compiler/plan/actions/step.hpp"
#include "emit/emit.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/project/rules.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/server.hpp"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

fs::path const folder = golden::source_dir() / "tests/drift";

struct Text {
  Sources sources;
  Loaded loaded;
};

// The schema text, with a name that is equal on every machine.
Text load_schema(fs::path const& path, std::string const& schema = "public") {
  Text text;
  Diagnostics diagnostics;
  text.loaded = load(path.string(), {.default_schema = schema}, text.sources, diagnostics);
  INFO(render(diagnostics, text.sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  text.sources.front().name = text.loaded.label = "schema.prisma";
  return text;
}

void run(std::string const& sql, Connection& connection) {
  auto const failure = run_file(sql, connection);
  INFO((failure ? describe(*failure) : ""));
  REQUIRE_FALSE(failure);
}

std::string creation_of(model::Schema const& schema) {
  Diagnostics diagnostics;
  Plan const steps = plan({{}, schema}, {}, {.phases = PhasesMode::never}, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  std::string sql;
  for (MigrationFiles const& file : emit(steps, {})) sql += file.migration_sql;
  return sql;
}

// A database made from base.prisma, changed by the SQL.
testing::Database database_with(Text const& text, std::string const& change) {
  auto database = testing::fresh_database("drift");
  Connection connection = database.connect();
  run(creation_of(text.loaded.schema), connection);
  run(change, connection);
  return database;
}

struct Question {
  fs::path migrations{};
  std::vector<IgnoreRule> ignore{};
  std::string session{};  // SQL to run first in the session that compares
  bool strict = false;
};

Drifted look(Text const& text, std::string const& url, Question const& question = {}) {
  Connection connection = Connection::open(url);
  if (!question.session.empty()) connection.execute(question.session);
  ScratchOnDemand scratch;
  DatabaseState const state = read_database(connection, text.loaded.schemas);
  return find_drift(text.loaded, state,
                    {.database = "`shop` on `db.example.org`",
                     .migrations = question.migrations,
                     .ignore = question.ignore,
                     .today = "2026-11-21",
                     .strict = question.strict},
                    text.sources, connection, scratch);
}

std::string script_of(Drifted const& drifted) {
  Diagnostics diagnostics;
  Plan const steps = plan(drifted.models, drifted.hints, {.phases = PhasesMode::never}, diagnostics);
  INFO(render(diagnostics, {}));
  REQUIRE_FALSE(diagnostics.has_errors());
  std::string sql;
  for (MigrationFiles const& file : emit(steps, {})) sql += file.migration_sql;
  return sql;
}

}  // namespace

TEST_CASE("drift: manual changes are found, named and classified") {
  Text const base = load_schema(folder / "base.prisma");
  char const* const filter = std::getenv("LOCKSTEP_CASE");
  for (fs::path const& file : golden::files(folder / "cases", ".sql")) {
    if (filter != nullptr && file.stem().string().find(filter) == std::string::npos) continue;
    DYNAMIC_SECTION(file.stem().string()) {
      auto const database = database_with(base, golden::read(file));
      Drifted const drifted = look(base, database.url());
      golden::check_golden(fs::path(file).replace_extension(".txt"), drift_text(drifted.report));
      // After the rollback the database has no drift.
      if (drifted.report.drift.empty()) continue;
      Connection connection = database.connect();
      run(script_of(drifted), connection);
      CHECK(drift_text(look(base, database.url()).report).find("\nDrift:") == std::string::npos);
    }
  }
}

TEST_CASE("drift: names of the database cannot inject terminal or workflow commands") {
  Text const base = load_schema(folder / "base.prisma");
  auto const database = database_with(
      base,
      "CREATE TABLE \"a\n::error file=x::y\" (\"b\x1b[2J\" int, \"c\xc2\x9b\xe2\x80\xae\" int);\n"
      "CREATE VIEW \"v\r\n::notice::z\" AS SELECT 1 AS a;\n"
      "CREATE FUNCTION \"f\n::w\"() RETURNS int LANGUAGE sql AS 'SELECT 1 /* \x1b */';\n");
  std::string const text = drift_text(look(base, database.url()).report);
  INFO(text);
  CHECK_THAT(text, ContainsSubstring("public.a\\n::error file=x::y"));
  CHECK_THAT(text, ContainsSubstring("::notice::z"));
  CHECK(text.find("\n::") == std::string::npos);
  for (std::string const control : {"\x1b", "\r", "\xc2\x9b", "\xe2\x80\xae"})
    CHECK(text.find(control) == std::string::npos);
}

TEST_CASE("drift: one report in each format") {
  Text const base = load_schema(folder / "base.prisma");
  auto const database = database_with(base, golden::read(folder / "forms/change.sql"));
  std::vector<IgnoreRule> const rules = {
      {.kind = "table", .name = "scratch_*", .reason = "made by analysts", .until = "2026-12-31"},
      {.kind = "", .name = "books.pages", .reason = "until the next release", .until = "2026-11-20"},
      {.kind = "index", .name = "nowhere", .reason = "was needed once"}};
  DriftReport const report = look(base, database.url(), {.ignore = rules}).report;
  golden::check_golden(folder / "forms/report.txt", drift_text(report));
  golden::check_golden(folder / "forms/report.json", drift_json(report));
  golden::check_golden(folder / "forms/report.md", drift_markdown(report));
  golden::check_golden(folder / "forms/sarif.json", drift_sarif(report));
  golden::check_golden(folder / "forms/github.txt", drift_github(report));
  CHECK(report.drifted());
}

TEST_CASE("drift: a fingerprint depends on everything except values") {
  Finding finding{.difference = Difference::different,
                  .object = {model::ObjectKind::column, {"public", "books"}, "title"},
                  .attributes = {{"type", {"text", "varchar(3)"}}, {"nullable", {"yes", "no"}}}};
  std::string const first = fingerprint(finding);
  CHECK(first.size() == 32);
  std::swap(finding.attributes[0], finding.attributes[1]);
  finding.attributes[0].values.from = "other";
  finding.place = FilePlace{.file = "x", .line = 3};
  CHECK(fingerprint(finding) == first);
  Finding other = finding;
  other.attributes.pop_back();
  CHECK(fingerprint(other) != first);
  other = finding;
  other.object.member = "isbn";
  CHECK(fingerprint(other) != first);
  other = finding;
  other.object.kind = model::ObjectKind::index;
  CHECK(fingerprint(other) != first);
}

TEST_CASE("drift: a comment on a pull request is shortened and counts what is omitted") {
  DriftReport report;
  report.schema = "schema.prisma";
  for (int i = 0; i < 2000; ++i) {
    report.drift.push_back({.difference = Difference::unexpected,
                            .object = {model::ObjectKind::table, {"public", "t" + std::to_string(i)}, ""}});
  }
  std::string const text = drift_markdown(report);
  CHECK(text.size() < 65'000);
  CHECK(text.starts_with(drift_marker));
  CHECK_THAT(text, ContainsSubstring("Drift: 2000"));
  CHECK_THAT(text, ContainsSubstring(" more findings are left out"));
}

TEST_CASE("drift: rules match by kind and glob, and expire") {
  CHECK(matches_glob("a*c", "abbc"));
  CHECK(matches_glob("*", ""));
  CHECK(matches_glob("a?c*", "abc"));
  CHECK_FALSE(matches_glob("a*c", "abcd"));
  CHECK_FALSE(matches_glob("", "a"));
  model::ObjectRef const column{model::ObjectKind::column, {"public", "books"}, "pages"};
  CHECK(fits({.kind = "column", .name = "books.pages"}, column));
  CHECK(fits({.kind = "", .name = "public.*.pages"}, column));
  CHECK(fits({.kind = "table", .name = "books"}, column));
  CHECK_FALSE(fits({.kind = "index", .name = "books.pages"}, column));
  CHECK_FALSE(fits({.kind = "table", .name = "boo"}, column));
  CHECK(is_ignored_by_default({model::ObjectKind::column, {"x", "knex_migrations"}, "id"}));
  CHECK_FALSE(is_ignored_by_default({model::ObjectKind::view, {"x", "knex_migrations"}, ""}));

  DriftReport report;
  report.drift.push_back({.difference = Difference::unexpected, .object = column});
  IgnoreRule const rule{.kind = "", .name = "books.*", .reason = "why", .until = "2026-11-21"};
  DriftReport still = report;
  apply_rules({rule}, "2026-11-21", still);
  CHECK(still.drift.empty());
  CHECK(still.ignored.size() == 1);
  apply_rules({rule}, "2026-11-22", report);
  CHECK(report.drift.size() == 1);
  CHECK(report.notes == std::vector<std::string>{"the rule for `books.*` ended on 2026-11-21 (why)"});
}

TEST_CASE("drift: the generated script does not change ignored findings") {
  Text const base = load_schema(folder / "base.prisma");
  auto const database = database_with(
      base,
      "CREATE TABLE scratch_a (id int); ALTER TABLE books DROP isbn; DROP INDEX \"Author_name_idx\"; "
      "ALTER TABLE books RENAME CONSTRAINT books_pkey TO pk; ALTER TYPE \"Role\" ADD VALUE 'X'");
  std::vector<IgnoreRule> const rules = {{.kind = "table", .name = "scratch_*", .reason = "r"},
                                         {.kind = "", .name = "books*", .reason = "r"},
                                         {.kind = "", .name = "Role*", .reason = "r"}};
  Drifted const drifted = look(base, database.url(), {.ignore = rules});
  CHECK(drifted.report.ignored.size() == 4);
  std::string const script = script_of(drifted);
  CHECK_THAT(script, ContainsSubstring("CREATE INDEX \"Author_name_idx\""));
  CHECK(script.find("scratch_a") == std::string::npos);
  CHECK(script.find("books") == std::string::npos);
  CHECK(script.find("Role") == std::string::npos);
}

TEST_CASE("drift: a text that lists schemas does not cover the default schema") {
  Text text = load_schema(folder / "base.prisma");
  std::erase_if(text.loaded.schema.tables,
                [](model::Table const& table) { return table.name.schema == "public"; });
  text.loaded.schema.enums.clear();
  text.loaded.schemas = {"audit"};
  auto const database = database_with(text, "CREATE TABLE public.other (id int)");
  CHECK(look(text, database.url()).report.drift.empty());
}

TEST_CASE("drift: --strict counts what the language cannot express") {
  Text const base = load_schema(folder / "base.prisma");
  auto const database = database_with(base, "CREATE VIEW v AS SELECT 1 AS one");
  CHECK_FALSE(look(base, database.url()).report.drifted());
  CHECK(look(base, database.url(), {.strict = true}).report.drifted());
}

TEST_CASE("drift: a role that may only read the catalog, and a session that may not write") {
  Text const base = load_schema(folder / "base.prisma");
  auto const database = database_with(
      base,
      "ALTER TABLE books DROP isbn; "
      "DO $$ BEGIN CREATE ROLE lockstep_reader LOGIN; EXCEPTION WHEN duplicate_object THEN END $$; "
      "CREATE TABLE _prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at "
      "timestamptz); REVOKE ALL ON SCHEMA public FROM PUBLIC");
  for (std::string const& session : {std::string("SET SESSION AUTHORIZATION lockstep_reader"),
                                     std::string("SET default_transaction_read_only = on")}) {
    Drifted const drifted =
        look(base, database.url(), {.migrations = folder / "migrations", .session = session});
    INFO(session << "\n" << drift_text(drifted.report));
    REQUIRE(drifted.report.drift.size() == 1);
    CHECK(drifted.report.drift[0].object.member == "isbn");
    CHECK(drifted.report.cannot_compare.empty());
  }
}

TEST_CASE("drift: an expression that no server can compare is not a finding") {
  Text const base = load_schema(folder / "base.prisma");
  auto const database = database_with(base,
                                      "DROP INDEX \"Author_active_idx\"; CREATE INDEX "
                                      "\"Author_active_idx\" ON \"Author\" (joined) WHERE NOT active");
  Connection connection = Connection::open(database.url());
  connection.execute("SET default_transaction_read_only = on");
  DatabaseState const state = read_database(connection, base.loaded.schemas);
  ScratchOnDemand nowhere({.url = "postgresql://127.0.0.1:1/none"});
  DriftReport const report =
      find_drift(base.loaded, state, {.today = "2026-11-21"}, base.sources, connection, nowhere).report;
  CHECK(report.drift.empty());
  CHECK(report.cannot_compare == std::vector<std::string>{"index public.Author.Author_active_idx"});
}

namespace {

// A database on which the first of the two migrations of tests/drift/migrations was run.
testing::Database half_migrated(std::string const& change) {
  auto database = testing::fresh_database("drift");
  Connection connection = database.connect();
  run(golden::read(folder / "migrations/20260101000000_first/migration.sql"), connection);
  run("CREATE TABLE _prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at "
      "timestamptz); INSERT INTO _prisma_migrations VALUES ('20260101000000_first', now(), NULL), "
      "('20260102000000_second', now(), now()); " +
          change,
      connection);
  return database;
}

}  // namespace

TEST_CASE("drift: pending migrations explain what they will change, and nothing else") {
  Text const text = load_schema(folder / "migrations.prisma");
  Question const question{.migrations = folder / "migrations"};
  auto const clean = half_migrated("");
  DriftReport const pending = look(text, clean.url(), question).report;
  INFO(drift_text(pending));
  CHECK(pending.drift.empty());
  CHECK_FALSE(pending.pending.empty());
  CHECK(pending.pending_migrations == std::vector<std::string>{"20260102000000_second"});
  CHECK_FALSE(look(text, clean.url()).report.drift.empty());

  auto const drifted = half_migrated("ALTER TABLE notes ALTER text TYPE varchar(5)");
  DriftReport const both = look(text, drifted.url(), question).report;
  REQUIRE(both.drift.size() == 1);
  CHECK(both.drift[0].object.member == "text");
  CHECK(both.pending.size() == pending.pending.size());
}

TEST_CASE("drift: a database is compared with a migrations directory") {
  Sources sources;
  Diagnostics diagnostics;
  std::string const path = (folder / "migrations").string();
  Text text{.sources = {}, .loaded = load(path, {}, sources, diagnostics)};
  text.loaded.label = "migrations";
  Question const question{.migrations = folder / "migrations"};
  auto const database = half_migrated("CREATE VIEW v AS SELECT 1 AS one; COMMENT ON TABLE notes IS 'x'");
  DriftReport const report = look(text, database.url(), question).report;
  INFO(drift_text(report));
  CHECK_FALSE(report.pending.empty());
  bool const view = std::ranges::any_of(report.drift, [](Finding const& finding) {
    return finding.object.kind == model::ObjectKind::view && finding.difference == Difference::unexpected;
  });
  CHECK(view);
  run(golden::read(folder / "migrations/20260102000000_second/migration.sql") +
          "; DROP VIEW v; COMMENT ON TABLE notes IS NULL",
      *std::make_unique<Connection>(database.connect()));
  CHECK(look(text, database.url(), {}).report.drift.empty());
}
