// A rollback first checks that the objects that it changes are as its migration has left them.
#include "migrate/run/expected_state.hpp"
#include "compiler/plan/planner.hpp"
#include "migrate/project/refused.hpp"

#include "emit/emit.hpp"
#include "migrate/run/deploy.hpp"
#include "support/golden.hpp"
#include "support/migration_folder.hpp"
#include "support/schema_text.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

constexpr char const* before = R"(
model User {
  id    Int     @id
  name  String
  color Color
  posts Post[]
}
model Post {
  id     Int  @id
  userId Int?
  user   User? @relation(fields: [userId], references: [id])
}
enum Color {
  RED
  BLUE
}
)";

constexpr char const* after = R"(
model User {
  id    Int     @id
  name  String  @unique
  email String? @db.VarChar(80)
  color Color
  posts Post[]
}
model Post {
  id      Int    @id
  userId  Int?
  user    User?  @relation(fields: [userId], references: [id])
  title   String @default("x")
  @@index([title, userId(sort: Desc)])
}
enum Color {
  RED
  BLUE
  GREEN
}
)";

// Both versions are deployed; the directory of the second one is `2_change`, undivided.
struct Bench {
  testing::Database database = testing::fresh_database();
  Connection connection = database.connect();
  testing::MigrationFolder folder;

  Bench() {
    std::string const head = "datasource db {\n  provider = \"postgresql\"\n}\n";
    auto const from = testing::read_schema(head + before), to = testing::read_schema(head + after);
    add("1_init", {.from = {}, .to = from.schema});
    add("2_change", {.from = from.schema, .to = to.schema});
    deploy(folder.read(), connection, {});
  }

  void add(std::string const& name, Pair<model::Schema> const& models) {
    Diagnostics diagnostics;
    auto const files = emit(plan(models, {}, {.phases = PhasesMode::never}, diagnostics), {.name = name});
    REQUIRE(files.size() == 1);
    folder.add(name, files[0].migration_sql);
    golden::write(folder.path() / name / "rollback.sql", files[0].rollback_sql);
    golden::write(folder.path() / name / "plan.json", files[0].plan_json);
  }

  std::string roll_back(RollbackOptions const& options = {}) {
    try {
      lockstep::roll_back(folder.read(), connection, options);
    } catch (Refused const& refused) {
      return std::string(refused.what());
    } catch (SegmentFailure const& failure) {
      return "failed: " + failure.error.fields.message;
    }
    return "rolled back";
  }
  std::string state() {
    return std::string(
        connection
            .execute("SELECT string_agg(migration_name || ' ' || (finished_at IS NOT NULL), ' ' "
                     "ORDER BY migration_name) FROM _prisma_migrations")
            .text(0, 0));
  }
};

TEST_CASE("manual changes are reported before a rollback begins", "[rollback]") {
  Bench bench;
  struct Row {
    char const* by_hand;
    char const* said;
  };
  Row const row =
      GENERATE(Row{"ALTER TABLE \"User\" DROP COLUMN email", "column public.User.email is not there"},
               Row{"ALTER TABLE \"User\" ALTER COLUMN email TYPE text",
                   "column public.User.email is text, not varchar(80)"},
               Row{"ALTER TABLE \"User\" ALTER COLUMN email SET NOT NULL",
                   "column public.User.email is varchar(80) not null, not varchar(80)"},
               Row{"DROP INDEX \"Post_title_userId_idx\"", "index public.Post_title_userId_idx is not there"},
               Row{"DROP INDEX \"Post_title_userId_idx\"; CREATE UNIQUE INDEX \"Post_title_userId_idx\" ON "
                   "\"Post\" (id)",
                   "index public.Post_title_userId_idx is unique btree (id), not btree (title, userId desc)"},
               Row{"ALTER TYPE \"Color\" ADD VALUE 'PINK'",
                   "enum public.Color is (RED, BLUE, GREEN, PINK), not (RED, BLUE, GREEN)"},
               Row{"ALTER TABLE \"Post\" RENAME TO \"Letter\"", "table public.Post is not there"});
  bench.connection.execute(row.by_hand);
  CHECK_THAT(bench.roll_back(),
             ContainsSubstring("the database differs from the state after `2_change`:\n") &&
                 ContainsSubstring(std::string("\n  ") + row.said));
  CHECK(bench.state() == "1_init true 2_change true");
}

TEST_CASE("objects that a rollback does not change may differ", "[rollback]") {
  Bench bench;
  bench.connection.execute(
      "ALTER TABLE \"User\" ADD COLUMN extra int; CREATE INDEX own ON \"Post\" (\"userId\"); ALTER TABLE "
      "\"Post\" DROP CONSTRAINT \"Post_userId_fkey\"; CREATE VIEW v AS SELECT id FROM \"User\"");
  CHECK(bench.roll_back() == "rolled back");
  CHECK(bench.state() == "1_init true 2_change false");
}

TEST_CASE("--any-state or a missing expectation permits a rollback", "[rollback]") {
  Bench bench;
  bench.connection.execute("ALTER TABLE \"User\" ALTER COLUMN email TYPE text");
  CHECK_THAT(bench.roll_back(), ContainsSubstring("column public.User.email is text"));
  SECTION("by a flag") {
    RollbackOptions options;
    options.any_state = true;
    CHECK(bench.roll_back(options) == "rolled back");
  }
  SECTION("when there is no plan.json") {
    std::filesystem::remove(bench.folder.path() / "2_change" / "plan.json");
    CHECK(bench.roll_back() == "rolled back");
  }
  SECTION("when it belongs to another rollback") {
    auto const file = bench.folder.path() / "2_change" / "rollback.sql";
    golden::write(file, golden::read(file) + "-- reviewed\n");
    CHECK(bench.roll_back() == "rolled back");
  }
  SECTION("when it is not a plan") {
    golden::write(bench.folder.path() / "2_change" / "plan.json", "[1, ");
    CHECK(bench.roll_back() == "rolled back");
  }
}

TEST_CASE("the expectation is found with CR LF line ends", "[rollback]") {
  Bench bench;
  auto const file = bench.folder.path() / "2_change" / "rollback.sql";
  std::string text = golden::read(file);
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
    text.insert(at, 1, '\r');
  golden::write(file, text);
  bench.connection.execute("ALTER TABLE \"User\" DROP COLUMN email");
  CHECK_THAT(bench.roll_back(), ContainsSubstring("column public.User.email is not there"));
}

}  // namespace
}  // namespace lockstep
