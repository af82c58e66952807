// A session lent to libpqxx behaves as the session itself: the same errors, notices, cancellation, and no new
// session when it is lost.
#include "postgres/client/lent_session.hpp"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <thread>

#include "postgres/client/interrupt.hpp"
#include "postgres/client/retry_read.hpp"
#include "support/catch.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

using testing::fresh_database;

DbError::Fields error_of(Connection& connection, std::string const& sql) {
  try {
    LentSession(connection).execute(sql);
  } catch (DbError const& error) {
    return error.fields;
  }
  FAIL("no error: " + sql);
  return {};
}

// Calls act when the session sleeps in a statement.
std::thread when_it_sleeps(Connection& watcher, int pid, std::function<void()> act) {
  return std::thread([&watcher, pid, act = std::move(act)] {
    std::string const sleeps =
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND pid = " + std::to_string(pid);
    while (watcher.execute(sleeps).text(0, 0) == "0")
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    act();
  });
}

TEST_CASE("a lent session sends typed parameters and gives typed rows") {
  auto const database = fresh_database();
  auto connection = database.connect();
  LentSession session(connection);
  std::optional<std::string> const none;
  auto const rows =
      session.execute("SELECT $1::text, $2::int8 + 1, $3::bool, $4::float8, $5::text, $6::text", "it's; ü --",
                      std::size_t{4'000'000'000}, true, 0.1, none, std::optional<std::string>(""));
  REQUIRE(rows.size() == 1);
  auto const row = rows[0];
  CHECK(row[0].as<std::string>() == "it's; ü --");
  CHECK(row[1].as<std::size_t>() == 4'000'000'001);
  CHECK(row[2].as<bool>());
  CHECK(row[3].as<double>() == 0.1);
  CHECK(nullable<std::string>(row[4]) == none);
  CHECK(nullable<std::string>(row[5]) == "");
  CHECK_FALSE(session.execute("SELECT false")[0][0].as<bool>());
  CHECK(session.execute("SELECT '-1.5e+06'::float4")[0][0].as<double>() == -1.5e6);
  CHECK(session.execute("SELECT 1 WHERE false").empty());
}

TEST_CASE("libpq and a lent session share one transaction") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("BEGIN; CREATE TABLE t (id int)");
  LentSession(connection).execute("INSERT INTO t VALUES ($1)", 7);
  CHECK(connection.pipeline({"SELECT id FROM t"})[0].text(0, 0) == "7");
  CHECK(connection.in_transaction());
  connection.execute("ROLLBACK");
  CHECK(LentSession(connection).execute("SELECT to_regclass('t') IS NULL")[0][0].as<bool>());
}

TEST_CASE("an error of a lent session has all fields of the server's message") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("CREATE TABLE t (id int CONSTRAINT t_id_key UNIQUE); INSERT INTO t VALUES (1)");
  auto const duplicate = error_of(connection, "INSERT INTO t VALUES (1)");
  CHECK(duplicate.sqlstate == "23505");
  CHECK(duplicate.message == "duplicate key value violates unique constraint \"t_id_key\"");
  CHECK(duplicate.detail == "Key (id)=(1) already exists.");
  CHECK(duplicate.object == "t_id_key");
  CHECK(duplicate.table == "t");
  CHECK(duplicate.statement == "INSERT INTO t VALUES (1)");
  CHECK(error_of(connection, "SELECT gone FROM t").position == 8);
  CHECK(LentSession(connection).execute("SELECT 1").size() == 1);
}

// libpqxx has separate exceptions for these, some of them without the SQLSTATE.
TEST_CASE("each class of error keeps its SQLSTATE in a lent session") {
  auto const database = fresh_database();
  auto connection = database.connect();
  for (std::string const state :
       {"40001", "40003", "40P01", "40000", "08006", "53300", "57014", "0A000", "22012", "42501", "XX000"}) {
    CAPTURE(state);
    CHECK(error_of(connection, "DO $$BEGIN RAISE SQLSTATE '" + state + "'; END$$").sqlstate == state);
    CHECK_FALSE(connection.is_lost());
  }
  int tries = 0;
  CHECK_THROWS_AS(retry_read(connection,
                             [&] {
                               ++tries;
                               LentSession(connection).execute("DO $$BEGIN RAISE SQLSTATE '40001'; END$$");
                             }),
                  DbError);
  CHECK(tries == 3);
}

TEST_CASE("a lent session that is killed in a statement is never replaced") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto other = database.connect();
  int const pid = connection.backend_pid();
  connection.execute("SELECT pg_advisory_lock(1)");
  std::thread person = when_it_sleeps(
      other, pid, [&] { other.execute("SELECT pg_terminate_backend($1::int)", {std::to_string(pid)}); });
  std::string const state = error_of(connection, "SELECT pg_sleep(60)").sqlstate;
  person.join();
  CHECK((state == "57P01" || state == "08006"));
  CHECK(connection.is_lost());
  for (int attempt = 0; attempt < 4; ++attempt) {
    CHECK(error_of(connection, "SELECT 1").sqlstate == "08003");
    CHECK_THROWS_AS(LentSession(connection).execute_internal("SELECT 1"), DbError);
    CHECK_THROWS_AS(connection.execute("SELECT 1"), DbError);
  }
  CHECK(other.execute("SELECT pg_try_advisory_lock(1)").text(0, 0) == "t");
  CHECK(other
            .execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                     "backend_type = 'client backend' AND pid <> pg_backend_pid()")
            .text(0, 0) == "0");
}

TEST_CASE("a lent session that is killed between two statements is never replaced") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto other = database.connect();
  LentSession session(connection);
  CHECK(session.execute("SELECT pg_try_advisory_lock(1)")[0][0].as<bool>());
  other.execute("SELECT pg_terminate_backend($1::int)", {std::to_string(connection.backend_pid())});
  CHECK_THROWS_AS(session.execute("SELECT 1"), DbError);
  CHECK(connection.is_lost());
  CHECK(error_of(connection, "SELECT 1").sqlstate == "08003");
  CHECK(other
            .execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                     "backend_type = 'client backend' AND pid <> pg_backend_pid()")
            .text(0, 0) == "0");
}

TEST_CASE("Ctrl-C cancels a statement of a lent session and leaves it usable") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto watcher = database.connect();
  for (int const number : {SIGINT, SIGTERM}) {
    connection.execute("BEGIN; CREATE TABLE gone ()");
    std::thread person =
        when_it_sleeps(watcher, connection.backend_pid(), [number] { ::kill(::getpid(), number); });
    try {
      LentSession(connection).execute("SELECT pg_sleep(60)");
      FAIL("not interrupted");
    } catch (Interrupted const& error) {
      CHECK(error.signal == number);
    }
    person.join();
    CHECK(connection.in_failed_transaction());
    connection.execute("ROLLBACK");
    CHECK(LentSession(connection).execute("SELECT to_regclass('gone') IS NULL")[0][0].as<bool>());
  }
  std::thread person = when_it_sleeps(watcher, connection.backend_pid(), [] { ::kill(::getpid(), SIGINT); });
  CHECK_THROWS_AS(LentSession(connection).execute_internal("SELECT pg_sleep(60)"), Interrupted);
  person.join();
  CHECK_FALSE(connection.in_transaction());
}

TEST_CASE("one signal interrupts each session once") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto lent = database.connect();
  auto watcher = database.connect();
  for (int attempt = 0; attempt < 5; ++attempt) {
    bool interrupted = false;
    std::thread other([&] {
      try {
        LentSession(lent).execute("SELECT pg_sleep(60)");
      } catch (Interrupted const&) {
        interrupted = true;
      }
    });
    std::thread person = when_it_sleeps(watcher, lent.backend_pid(), [&] {
      when_it_sleeps(watcher, connection.backend_pid(), [] { ::kill(::getpid(), SIGINT); }).join();
    });
    CHECK_THROWS_AS(connection.execute("SELECT pg_sleep(60)"), Interrupted);
    other.join();
    person.join();
    CHECK(interrupted);
    CHECK_FALSE(connection.is_lost());
    CHECK_FALSE(lent.is_lost());
  }
}

TEST_CASE("a statement of a lent session that takes longer than the deadline is cancelled") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.set_deadline(std::chrono::milliseconds(50));
  auto const error = error_of(connection, "SELECT pg_sleep(60)");
  CHECK(error.sqlstate == "57014");
  CHECK(error.message.starts_with("no answer within 50 ms: "));
  CHECK_FALSE(connection.is_lost());
  connection.set_deadline(std::nullopt);
  CHECK(LentSession(connection).execute("SELECT 7")[0][0].as<int>() == 7);
}

TEST_CASE("a server that does not react to a second signal loses the lent session") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto watcher = database.connect();
  // A statement that a cancel request does not end.
  std::string const stubborn =
      "DO $$BEGIN LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; "
      "END$$";
  std::thread person = when_it_sleeps(watcher, connection.backend_pid(), [] {
    ::kill(::getpid(), SIGINT);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    ::kill(::getpid(), SIGINT);
  });
  CHECK_THROWS_AS(LentSession(connection).execute(stubborn), Interrupted);
  person.join();
  CHECK(connection.is_lost());
  watcher.execute("SELECT pg_terminate_backend($1::int)", {std::to_string(connection.backend_pid())});
}

TEST_CASE("notices of a lent session arrive at the connection") {
  auto const database = fresh_database();
  auto connection = database.connect();
  LentSession(connection).execute("DO $$BEGIN RAISE WARNING 'lent'; END$$");
  connection.execute("DO $$BEGIN RAISE WARNING 'own'; END$$");
  auto const notices = connection.take_notices();
  REQUIRE(notices.size() == 2);
  CHECK(notices[0].message == "lent");
  CHECK(notices[1].message == "own");
}

TEST_CASE("internal statements of a lent session run with separate settings") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute(
      "CREATE FUNCTION public.lower(varchar) RETURNS text LANGUAGE sql AS $$SELECT 'wrong'$$; "
      "SET search_path = public, pg_catalog");
  LentSession session(connection);
  std::string const ask = "SELECT lower('A'::varchar), current_setting('row_security')";
  CHECK(session.execute(ask)[0][0].as<std::string>() == "wrong");
  CHECK(session.execute_internal(ask)[0][0].as<std::string>() == "a");
  CHECK(session.execute_internal(ask)[0][1].as<std::string>() == "off");
  CHECK_FALSE(connection.in_transaction());
  connection.execute("BEGIN");
  CHECK(session.execute_internal(ask)[0][0].as<std::string>() == "a");
  CHECK(session.execute(ask)[0][0].as<std::string>() == "wrong");
  CHECK(session.execute(ask)[0][1].as<std::string>() == "on");
  connection.execute("ROLLBACK");
  CHECK_THROWS_AS(session.execute_internal("SELECT 1/0"), DbError);
  CHECK_FALSE(connection.in_transaction());
}

}  // namespace
}  // namespace lockstep
