// Several deployers at the same time, and a deployer on tables in use: each migration is applied once, a
// waiting deployer reports the session that it waits for, and other sessions wait no longer than
// lock_timeout.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "emit/emit.hpp"
#include "support/catch.hpp"
#include "support/migration_folder.hpp"
#include "support/program.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

using testing::Finished;
using testing::MigrationFolder;
using testing::Program;
using Clock = std::chrono::steady_clock;

std::string one(Connection& connection, std::string const& sql) {
  return std::string(connection.execute(sql).text(0, 0));
}

// LOCKSTEP_ROUNDS sets a larger number.
int rounds(int usual) {
  char const* const asked = std::getenv("LOCKSTEP_ROUNDS");
  return asked == nullptr ? usual : std::atoi(asked);
}

TEST_CASE("two and four concurrent deployers apply each migration once") {
  testing::TemporaryFolder const outputs;
  MigrationFolder folder;
  for (int i = 1; i <= 3; ++i) {
    std::string const t = "t" + std::to_string(i);
    folder.add(std::to_string(i) + "_m", "BEGIN; CREATE TABLE " + t + " (id int); INSERT INTO " + t +
                                             " VALUES (1); COMMIT;\nCREATE INDEX CONCURRENTLY ON " + t +
                                             " (id);\nBEGIN; SELECT pg_sleep(0.02); INSERT INTO " + t +
                                             " VALUES (2); COMMIT;\n");
  }
  auto const database = testing::fresh_database();
  auto connection = database.connect();
  int waited = 0;
  int const all = rounds(4);
  for (int round = 0; round < all; ++round) {
    std::vector<Program> deployers;
    int const count = round % 2 == 0 ? 2 : 4;
    for (int i = 0; i < count; ++i)
      deployers.emplace_back("migrate deploy --wait-for-run 60 --url '" + database.url() +
                                 "' --migrations '" + folder.path().string() + "'",
                             outputs.path() / std::to_string(i));
    int applied = 0;
    for (Program const& deployer : deployers) {
      Finished const finished = deployer.wait();
      INFO(finished.said);
      CHECK(finished.code == 0);
      applied += finished.said.find("Applied 3 migration(s).") != std::string::npos ? 1 : 0;
      bool const was_waiting = finished.said.find("waiting for another") != std::string::npos;
      if (!was_waiting) continue;
      ++waited;
      CHECK_THAT(finished.said, ContainsSubstring("waiting for another migration of this database: pid ") &&
                                    ContainsSubstring(", lockstep of "));
    }
    CHECK(applied == 1);
    CHECK(one(connection,
              "SELECT string_agg(migration_name || (finished_at IS NOT NULL) || applied_steps_count, ' ' "
              "ORDER BY started_at) FROM _prisma_migrations") == "1_mtrue1 2_mtrue1 3_mtrue1");
    CHECK(one(connection,
              "SELECT string_agg(n::text, ' ') FROM (SELECT count(*) AS n FROM t1 UNION ALL SELECT count(*) "
              "FROM t2 UNION ALL SELECT count(*) FROM t3 UNION ALL SELECT count(*) FROM pg_index WHERE "
              "indrelid = 't2'::regclass) AS counts") == "2 2 2 1");
    connection.execute("DROP TABLE t1, t2, t3, _prisma_migrations");
  }
  CHECK(waited >= all);
  if (all > 4) std::printf("%d rounds of two and four deployers, %d waited\n", all, waited);
}

// Reads a table repeatedly as an application does, and records its longest wait.
class Reader {
 public:
  explicit Reader(std::string const& url) : connection_(Connection::open(url)), thread_([this] { run(); }) {}
  ~Reader() {
    if (thread_.joinable()) stop();
  }
  std::chrono::milliseconds stop() {
    stop_ = true;
    thread_.join();
    return std::chrono::duration_cast<std::chrono::milliseconds>(longest_);
  }

 private:
  void run() {
    while (!stop_) {
      auto const began = Clock::now();
      connection_.execute("SELECT * FROM t");
      longest_ = std::max(longest_, Clock::now() - began);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  Connection connection_;
  Clock::duration longest_{};
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

TEST_CASE("a blocked deployment blocks other sessions only briefly") {
  auto const database = testing::fresh_database();
  auto connection = database.connect();
  auto blocker = database.connect();
  testing::TemporaryFolder const outputs;
  MigrationFolder folder;
  folder.add("1_t", "CREATE TABLE t (id int);");
  std::string const deploy = "migrate deploy --url '" + database.url() + "' --migrations '" +
                             folder.path().string() + "' --wait-for-locks ";
  CHECK(Program(deploy + "1", outputs.path() / "first").wait().code == 0);
  action::AddColumn const add{.table = {"public", "t"},
                              .column = {.name = "a", .type = {.name = {"", "int4"}, .modifiers = {}}}};
  folder.add("2_a", "BEGIN;\nSET LOCAL lock_timeout = '150ms';\n" + sql(add, {}) + "COMMIT;\n");
  blocker.execute("BEGIN; SELECT * FROM t");
  Reader reader(database.url());
  // Includes time for a machine with other load.
  constexpr auto longest = std::chrono::milliseconds(150 + 250);
  SECTION("and succeeds when the blocker ends") {
    Program const program(deploy + "60", outputs.path() / "said");
    std::this_thread::sleep_for(std::chrono::milliseconds(1200));
    blocker.execute("COMMIT");
    Finished const finished = program.wait();
    INFO(finished.said);
    CHECK(finished.code == 0);
    CHECK_THAT(finished.said, ContainsSubstring("canceling statement due to lock timeout; again in "));
    CHECK_THAT(finished.said, ContainsSubstring("waits for pid " + std::to_string(blocker.backend_pid())) ||
                                  ContainsSubstring("again in"));
  }
  SECTION("and fails without a remainder when the blocker stays") {
    Finished const finished = Program(deploy + "1", outputs.path() / "said").wait();
    INFO(finished.said);
    CHECK(finished.code == 1);
    CHECK_THAT(finished.said, ContainsSubstring("canceling statement due to lock timeout") &&
                                  ContainsSubstring("run the same command again"));
    CHECK(one(connection,
              "SELECT finished_at IS NULL AND applied_steps_count = 0 FROM _prisma_migrations "
              "WHERE migration_name = '2_a'") == "t");
    CHECK(one(connection, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == "0");
    blocker.execute("COMMIT");
    CHECK(Program(deploy + "1", outputs.path() / "said").wait().code == 0);
  }
  auto const waited = reader.stop();
  CAPTURE(waited.count());
  CHECK(waited < longest);
  CHECK(one(connection,
            "SELECT count(*) FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'a'") == "1");
}

}  // namespace
}  // namespace lockstep
