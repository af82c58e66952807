// A backfill waits for a standby that lags: on two real servers, one of which is a delayed standby of the
// other.
#include <thread>

#include "migrate/project/refused.hpp"
#include "migrate/run/backfill.hpp"
#include "postgres/server/scratch_files.hpp"
#include "support/catch.hpp"
#include "support/migration_folder.hpp"

namespace lockstep {
namespace {

using Clock = std::chrono::steady_clock;

// A server in a temporary directory.
class Server {
 public:
  Server() : account_(scratch::server_account()), directory_(base(), "lockstep-replica-", account_) {}

  std::string data() const { return directory_.path() / "data"; }
  std::string host() const { return directory_.path(); }
  std::string url() const { return "host=" + host() + " user=postgres dbname=template1"; }

  // Makes a primary server, whose WAL another server can follow from the last checkpoint on.
  void make() {
    scratch::make_data(binaries_, data(), account_);
    run({binaries_.postgres(), "--single", "-D", data(), "-c", "wal_level=replica", "template1"});
  }
  void copy_from(Server const& other) {
    run({"/bin/cp", "-a", other.data(), data()});
    run({"/usr/bin/touch", data() + "/standby.signal"});
  }
  void start(std::vector<std::string> const& settings) {
    scratch::Command command{
        .arguments = {binaries_.postgres(), "-D", data(), "-k", host(), "-c", "listen_addresses=", "-c",
                      "wal_level=replica", "-c", "fsync=off", "-c", "shared_buffers=16MB"},
        .directory = host(),
        .account = account_};
    for (std::string const& setting : settings) {
      command.arguments.emplace_back("-c");
      command.arguments.push_back(setting);
    }
    process_.emplace(command, directory_.lock());
  }
  Connection connect() const {
    auto const give_up = Clock::now() + std::chrono::seconds(30);
    for (;;) {
      try {
        return Connection::open(url());
      } catch (ConnectError const&) {
        if (Clock::now() > give_up) throw;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
      }
    }
  }

 private:
  std::filesystem::path base() const { return scratch::server_base(account_); }
  void run(std::vector<std::string> arguments) const {
    auto const finished = scratch::run({.arguments = std::move(arguments), .account = account_});
    INFO(finished.output);
    REQUIRE(finished.status == 0);
  }

  scratch::Binaries binaries_ = scratch::find_binaries();
  std::optional<scratch::Account> account_;
  scratch::PrivateDirectory directory_;
  std::optional<scratch::Supervised> process_;
};

std::string one(Connection& connection, std::string const& sql) {
  Result const result = connection.execute(sql);
  return result.rows() == 0 ? "" : std::string(result.text(0, 0));
}

TEST_CASE("a backfill waits while a standby lags", "[backfill]") {
  Server primary, standby;
  primary.make();
  standby.copy_from(primary);
  primary.start({"max_wal_senders=3"});
  Connection connection = primary.connect();
  standby.start({"primary_conninfo=host=" + primary.host() + " user=postgres application_name=late",
                 "recovery_min_apply_delay=1500ms", "hot_standby=off", "wal_receiver_status_interval=1"});
  for (int i = 0; i < 500 && one(connection, "SELECT state FROM pg_stat_replication") != "streaming"; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  REQUIRE(one(connection, "SELECT state FROM pg_stat_replication") == "streaming");

  connection.execute(
      "CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t SELECT generate_series(1, 300)");
  testing::MigrationFolder const folder;
  folder.add("1_v_1_expand", "SELECT 1;");
  folder.add("2_v_2_backfill", sql(action::Backfill{.table = {"public", "t"},
                                                    .column = "v",
                                                    .expression = "'v' || id",
                                                    .predicate = "\"v\" IS NULL",
                                                    .key = {"id"}},
                                   {}));
  resolve_applied(folder.read(), "1_v_1_expand", connection);
  BackfillOptions options;
  options.pace.batch_rows = 100;
  options.pace.replica_lag = std::chrono::seconds(1);
  std::string waited;
  options.on_event = [&](RunEvent const& event) {
    if (event.kind == RunEvent::Kind::blocked) waited = event.text;
  };
  SECTION("until it has followed") {
    // The lag is known when the standby has replayed something late.
    for (int i = 0; i < 1000 && one(connection,
                                    "SELECT 1 FROM pg_stat_replication WHERE replay_lag > "
                                    "interval '1 s'") != "1";
         ++i) {
      connection.execute("INSERT INTO t VALUES (" + std::to_string(1000 + i) + ")");
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    auto const began = Clock::now();
    CHECK(run_backfill(folder.read(), connection, options).stopped.empty());
    CHECK(waited.find("the standby `late`, whose lag is ") == 0);
    CHECK(Clock::now() - began > std::chrono::milliseconds(500));
    CHECK(one(connection, "SELECT count(*) FROM t WHERE v IS NULL") == "0");
  }
  SECTION("unless the role may not read the lag") {
    connection.execute(
        "CREATE ROLE blind; GRANT ALL ON SCHEMA public TO blind; GRANT ALL ON ALL TABLES IN "
        "SCHEMA public TO blind; ALTER TABLE t OWNER TO blind; SET ROLE blind");
    try {
      run_backfill(folder.read(), connection, options);
      FAIL("it was not refused");
    } catch (Refused const& refused) {
      CHECK(std::string(refused.what()) == "this role may not read the lag of the standbys");
    }
  }
}

}  // namespace
}  // namespace lockstep
