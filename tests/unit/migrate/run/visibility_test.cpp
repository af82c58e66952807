// Row level security with FORCE: rows that the owner does not see are not skipped. Each case runs as a role
// that owns its tables and to which their policies apply.
#include "emit/backfill.hpp"
#include "migrate/run/backfill.hpp"
#include "migrate/run/deploy.hpp"
#include "postgres/client/internal.hpp"
#include "support/migration_folder.hpp"
#include "support/phased.hpp"
#include "support/server.hpp"

#include <array>

using namespace lockstep;
using namespace lockstep::testing;

namespace {

std::string const before =
    "model Item {\n  id Int @id\n  tenant Int\n  name String?\n  amount Int?\n  @@map(\"items\")\n}\n";
std::string const after =
    "model Item {\n  id Int @id\n  tenant Int\n  title String? @renamedFrom(\"name\")\n  amount BigInt?\n"
    "  @@map(\"items\")\n}\n";
constexpr char const* hide =
    "ALTER TABLE items ENABLE ROW LEVEL SECURITY; ALTER TABLE items FORCE ROW LEVEL SECURITY; "
    "CREATE POLICY p ON items USING (tenant = 3)";
constexpr char const* show = "ALTER TABLE items NO FORCE ROW LEVEL SECURITY";
constexpr char const* values = "SELECT count(*) || ' ' || count(title) || ' ' || count(amount) FROM items";

// A session of a role without superuser and BYPASSRLS, which owns the schema. It connects as that role,
// because a deployment resets the session to the role that connected.
Connection as_owner(Database const& database) {
  Connection admin = database.connect();
  admin.execute(
      "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lockstep_own') THEN "
      "CREATE ROLE lockstep_own LOGIN; END IF; END $$; "
      "ALTER SCHEMA public OWNER TO lockstep_own; GRANT CREATE ON DATABASE \"" +
      admin.database() + "\" TO lockstep_own");
  ConnectionUrl url = parse_connection_url(database.url());
  url.parameters["user"] = "lockstep_own";
  return Connection::open(url);
}

struct Hidden {
  Database database = fresh_database("visibility");
  Connection connection = as_owner(database);
  MigrationFolder folder;
  DeployOptions all;

  Hidden() {
    all.contract = true;
    folder.add("1_init", files_between("", before).up.front());
    deploy(folder.read(), connection, all);
    connection.execute("INSERT INTO items SELECT i, i % 10, 'name ' || i, i FROM generate_series(1, 1000) i");
  }
  void add(Phased const& files) const {
    for (std::size_t i = 0; i < files.up.size(); ++i)
      folder.add("2_change_" + std::to_string(i + 1) + std::array{"_expand", "_backfill", "_contract"}.at(i),
                 files.up[i], files.down[i]);
  }
  std::string failure(std::function<void()> const& run) const {
    try {
      run();
    } catch (std::runtime_error const& error) {
      return error.what();
    }
    return "nothing failed";
  }
};

constexpr char const* refused =
    "has to see all rows of public.items, and row level security hides rows of it from the role "
    "`lockstep_own`";
constexpr char const* filtered = "would be affected by row-level security policy for table \"items\"";

}  // namespace

TEST_CASE("a deployment stops when rows are hidden, and continues when they are visible", "[visibility]") {
  Hidden bench;
  bench.add(files_between(before, after));
  bench.connection.execute(hide);
  CHECK_THAT(bench.failure([&] { deploy(bench.folder.read(), bench.connection, bench.all); }),
             ContainsSubstring(refused));
  bench.connection.execute(show);
  deploy(bench.folder.read(), bench.connection, bench.all);
  CHECK(answer(bench.connection, values) == "1000 1000 1000");
  RollbackOptions back;
  back.steps = 3;
  back.any_state = true;
  bench.connection.execute("ALTER TABLE items FORCE ROW LEVEL SECURITY");
  CHECK_THAT(bench.failure([&] { roll_back(bench.folder.read(), bench.connection, back); }),
             ContainsSubstring(refused));
  bench.connection.execute(show);
  roll_back(bench.folder.read(), bench.connection, back);
  CHECK(answer(bench.connection, "SELECT count(name) || ' ' || count(amount) FROM items") == "1000 1000");
}

TEST_CASE("a backfill in ranges stops where rows are hidden", "[visibility]") {
  Hidden bench;
  bench.add(files_between(before, after));
  DeployOptions first = bench.all;
  first.through = "2_change_1_expand";
  deploy(bench.folder.read(), bench.connection, first);
  bench.connection.execute(hide);
  CHECK_THAT(bench.failure([&] { run_backfill(bench.folder.read(), bench.connection, {}); }),
             ContainsSubstring(refused));
  bench.connection.execute(show);
  run_backfill(bench.folder.read(), bench.connection, {});
  CHECK(answer(bench.connection, "SELECT count(title) || ' ' || count(amount_new) FROM items") ==
        "1000 1000");
}

TEST_CASE("a backfill file in the older form sees all rows too", "[visibility]") {
  Hidden bench;
  bench.connection.execute("ALTER TABLE items ADD COLUMN title text");
  std::vector<std::string> const key = GENERATE(std::vector<std::string>{"id"}, std::vector<std::string>{});
  WrittenBackfill const fill{.fill = {.table = {"", "items"},
                                      .column = "title",
                                      .expression = "\"name\"",
                                      .predicate = "\"title\" IS NULL",
                                      .key = key,
                                      .open = true},
                             .value = "\"name\"",
                             .batch_rows = 100,
                             .operators = KeyOperators::path,
                             .all_rows = false};
  std::string const file = block_of(fill);
  CHECK(file.find("row_security") == std::string::npos);
  bench.folder.add("2_fill", file);
  bench.connection.execute(hide);
  CHECK_THAT(bench.failure([&] { deploy(bench.folder.read(), bench.connection, bench.all); }),
             ContainsSubstring(filtered));
  bench.connection.execute(show);
  deploy(bench.folder.read(), bench.connection, bench.all);
  CHECK(answer(bench.connection, "SELECT count(title) FROM items") == "1000");
}

TEST_CASE("no file of a migration skips hidden rows, whatever program runs it", "[visibility]") {
  Hidden bench;
  auto const [to, loss] = GENERATE_COPY(
      std::pair(std::string("model Item {\n  id Int @id\n  tenant Int\n  name String?\n  amount Int?\n"
                            "  note String @backfill(\"name\")\n  @@map(\"items\")\n}\n"),
                false),
      std::pair(after, false),
      std::pair(std::string("model Item {\n  id Int @id\n  tenant Int @default(autoincrement())\n  name "
                            "String?\n  amount Int?\n  @@map(\"items\")\n}\n"),
                false));
  Phased const files = files_between(before, to);
  bench.connection.execute(hide);
  std::string said;
  for (std::string const& sql : files.up) said += failure_of(sql, bench.connection);
  CHECK_THAT(said, ContainsSubstring(filtered));
}

TEST_CASE("the guard of a rollback does not treat hidden rows as missing", "[visibility]") {
  Hidden bench;
  bench.connection.execute(hide);
  bench.connection.execute(
      "UPDATE items SET tenant = 3; DROP POLICY p ON items; CREATE POLICY p ON items "
      "USING (false)");
  std::string const undo = files_between("", before).down.front();
  CHECK_THAT(failure_of(undo, bench.connection), ContainsSubstring(filtered));
  bench.connection.execute(show);
  CHECK_THAT(failure_of(undo, bench.connection), ContainsSubstring("has rows, which would be lost"));
}

TEST_CASE("a foreign key is not validated over orphans that the owner does not see", "[visibility]") {
  Hidden bench;
  bench.connection.execute(hide);
  std::string const lone = "model Tenant {\n  id Int @id\n  @@map(\"tenants\")\n}\n";
  must_run(files_between("", lone).up.front(), bench.connection);
  Phased const files =
      files_between(before + lone,
                    "model Item {\n  id Int @id\n  tenant Int\n  name String?\n  amount Int?\n  of Tenant "
                    "@relation(fields: "
                    "[tenant], references: [id])\n  @@map(\"items\")\n}\n"
                    "model Tenant {\n  id Int @id\n  items Item[]\n  @@map(\"tenants\")\n}\n");
  std::string said;
  for (std::string const& sql : files.up) said += failure_of(sql, bench.connection);
  CHECK_THAT(said, ContainsSubstring(filtered));
}

TEST_CASE("a hidden history is not treated as empty", "[visibility]") {
  Hidden bench;
  bench.connection.execute(
      "ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
  CHECK_THAT(bench.failure([&] { deploy(bench.folder.read(), bench.connection, bench.all); }),
             ContainsSubstring("would be affected by row-level security policy"));
}
