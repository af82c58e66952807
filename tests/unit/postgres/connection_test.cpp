// Sessions with a real server: results, errors, and that a lost session stays lost.
#include "postgres/client/connection.hpp"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <thread>

#include "postgres/client/interrupt.hpp"
#include "postgres/client/lent_session.hpp"
#include "postgres/client/retry_read.hpp"
#include "support/catch.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

using testing::fresh_database;

DbError error_of(Connection& connection, std::string const& sql) {
  try {
    connection.execute(sql);
  } catch (DbError const& error) {
    return error;
  }
  FAIL("no error from: " << sql);
  throw std::logic_error("not reached");
}

std::string refusal(std::string const& url) {
  try {
    Connection::open(url);
  } catch (ConnectError const& error) {
    return std::string(error.what()) + " | " + error.hint;
  }
  FAIL("connected to " << url);
  return {};
}

TEST_CASE("a result gives text, nulls, names and the command tag") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto const result =
      connection.execute("SELECT 1 AS one, NULL AS nothing, 'ä' AS letter UNION ALL SELECT 2, '', ''");
  REQUIRE(result.rows() == 2);
  REQUIRE(result.columns() == 3);
  CHECK(result.text(0, 0) == "1");
  CHECK(result.is_null(0, 1));
  CHECK(result.text(0, 1).empty());
  CHECK_FALSE(result.is_null(1, 1));
  CHECK(result.text(0, 2) == "ä");
  CHECK(result.column_name(1) == "nothing");
  CHECK(result.command_tag() == "SELECT 2");
  CHECK(connection.execute("").command_tag().empty());
}

TEST_CASE("several statements give the result of the last one and are one transaction") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto const result = connection.execute("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2)");
  CHECK(result.affected_rows() == 2);
  CHECK(error_of(connection, "INSERT INTO t VALUES (3); SELECT 1/0").fields.sqlstate == "22012");
  CHECK(connection.execute("SELECT count(*) FROM t").text(0, 0) == "2");
}

TEST_CASE("a statement that takes longer than the deadline is cancelled") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.set_deadline(std::chrono::milliseconds(50));
  auto const error = error_of(connection, "SELECT pg_sleep(60)");
  CHECK(error.fields.sqlstate == "57014");
  CHECK(std::string(error.what()).starts_with("no answer within 50 ms: "));
  CHECK_FALSE(connection.is_lost());
  CHECK_THROWS_AS(connection.pipeline({"SELECT 1", "SELECT pg_sleep(60)", "SELECT 2"}), DbError);
  connection.set_deadline(std::nullopt);
  CHECK(connection.execute("SELECT 7").text(0, 0) == "7");
}

TEST_CASE("Ctrl-C cancels the statement and leaves the session usable") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto watcher = database.connect();
  for (int const number : {SIGINT, SIGTERM}) {
    std::thread person([number, &watcher, pid = connection.backend_pid()] {
      std::string const sleeps =
          "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND pid = " +
          std::to_string(pid);
      while (watcher.execute(sleeps).text(0, 0) == "0")
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      ::kill(::getpid(), number);
    });
    try {
      connection.execute("BEGIN; CREATE TABLE gone (); SELECT pg_sleep(60)");
      FAIL("not interrupted");
    } catch (Interrupted const& error) {
      CHECK(error.signal == number);
    }
    person.join();
    CHECK(connection.in_failed_transaction());
    connection.execute("ROLLBACK");
    CHECK(connection.execute("SELECT to_regclass('gone') IS NULL").text(0, 0) == "t");
  }
}

TEST_CASE("a terminated session counts as lost") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("SELECT 1");
  auto other = database.connect();
  other.execute("SELECT pg_terminate_backend(" + std::to_string(connection.backend_pid()) + ")");
  CHECK_THROWS_AS(connection.execute("SELECT 1"), DbError);
  CHECK(connection.is_lost());
}

TEST_CASE("parameters are sent unchanged") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto const result =
      connection.execute("SELECT $1::text, $2::text, $3::int + 1", {"it's; --", std::nullopt, "41"});
  CHECK(result.text(0, 0) == "it's; --");
  CHECK(result.is_null(0, 1));
  CHECK(result.text(0, 2) == "42");
}

TEST_CASE("a text with a NUL byte is not sent") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2)");
  std::string const sql("DELETE FROM t\0 WHERE id = 1", 27);
  CHECK(error_of(connection, sql).fields.sqlstate == "22021");
  CHECK_THROWS_AS(connection.pipeline({"SELECT 1", sql}), DbError);
  CHECK_THROWS_AS(connection.execute("DELETE FROM t WHERE $1 = '1'", {std::string("1\0", 2)}), DbError);
  CHECK_THROWS_AS(LentSession(connection).execute(sql), DbError);
  CHECK(connection.execute("SELECT count(*) FROM t").text(0, 0) == "2");
}

TEST_CASE("an error has all fields of the server's message") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("CREATE TABLE t (id int CONSTRAINT t_id_key UNIQUE)");
  connection.execute("INSERT INTO t VALUES (1)");
  auto const duplicate = error_of(connection, "INSERT INTO t VALUES (1)");
  CHECK(duplicate.fields.sqlstate == "23505");
  CHECK(duplicate.fields.object == "t_id_key");
  CHECK(duplicate.fields.detail == "Key (id)=(1) already exists.");
  CHECK(duplicate.fields.statement == "INSERT INTO t VALUES (1)");
  CHECK_THAT(duplicate.what(), ContainsSubstring("(23505)\ndetail: Key"));
  auto const unknown = error_of(connection, "SELECT * FROM nowhere");
  CHECK(unknown.fields.sqlstate == "42P01");
  REQUIRE(unknown.fields.position);
  CHECK(*unknown.fields.position == 15);
}

TEST_CASE("COPY is refused and the session stays usable") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("CREATE TABLE t (id int); INSERT INTO t SELECT generate_series(1, 1000)");
  CHECK(error_of(connection, "COPY t FROM STDIN").fields.sqlstate == "0A000");
  CHECK(error_of(connection, "COPY t TO STDOUT").fields.sqlstate == "0A000");
  CHECK(connection.execute("SELECT count(*) FROM t").text(0, 0) == "1000");
}

TEST_CASE("a pipeline answers every statement in order") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto const results = connection.pipeline(
      {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "SELECT 1", "SELECT 2 WHERE false", "COMMIT"});
  REQUIRE(results.size() == 4);
  CHECK(results[1].text(0, 0) == "1");
  CHECK(results[2].rows() == 0);
  CHECK(results[3].command_tag() == "COMMIT");
  CHECK_FALSE(connection.in_transaction());
  CHECK(connection.pipeline({}).empty());
}

TEST_CASE("a pipeline can be larger than the buffers of the connection") {
  auto const database = fresh_database();
  auto connection = database.connect();
  std::string const long_text(200'000, 'x');
  std::vector<std::string> const statements(60, "SELECT '" + long_text + "'");
  auto const results = connection.pipeline(statements);
  REQUIRE(results.size() == 60);
  CHECK(results.back().text(0, 0) == long_text);
}

TEST_CASE("the first error of a pipeline is reported and the session stays usable") {
  auto const database = fresh_database();
  auto connection = database.connect();
  try {
    connection.pipeline({"CREATE TABLE t (id int)", "SELECT 1/0", "SELECT * FROM nowhere"});
    FAIL("no error");
  } catch (DbError const& error) {
    CHECK(error.fields.sqlstate == "22012");
    CHECK(error.fields.statement == "SELECT 1/0");
  }
  CHECK(connection.execute("SELECT to_regclass('t')").is_null(0, 0));
  CHECK(connection.pipeline({"SELECT 7"}).front().text(0, 0) == "7");
}

// The answers of the statements, "-" for none; the last one is the number of prepared statements.
std::vector<std::string> answers_again(Connection& connection, std::vector<std::string> statements) {
  statements.emplace_back("SELECT count(*) FROM pg_prepared_statements");
  std::vector<std::string> answers;
  connection.pipeline_again(statements, [&](std::size_t i, Result const& result) {
    CHECK(i == answers.size());
    answers.push_back(result.rows() == 0 ? "-" : std::string(result.text(0, 0)));
  });
  return answers;
}

TEST_CASE("prepared plans are kept on request") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("CREATE TABLE t AS SELECT 1 AS id");
  std::vector<std::string> const statements{"BEGIN", "SELECT count(*) FROM t", "SELECT 5", "COMMIT"};
  CHECK(answers_again(connection, statements) == std::vector<std::string>{"-", "1", "5", "-", "0"});
  connection.keep_plans();
  CHECK(answers_again(connection, statements) == std::vector<std::string>{"-", "1", "5", "-", "5"});
  connection.execute("INSERT INTO t VALUES (2)");
  CHECK(answers_again(connection, statements) == std::vector<std::string>{"-", "2", "5", "-", "5"});
  CHECK(connection.pipeline({"SELECT 6"}).front().text(0, 0) == "6");
}

TEST_CASE("an error discards the kept plans") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.keep_plans();
  for (int round = 1; round <= 2; ++round) {
    try {
      answers_again(connection, {"SELECT 5", "SELECT 1/0 FROM pg_class", "SELECT 8"});
      FAIL("no error");
    } catch (DbError const& error) {
      CHECK(error.fields.sqlstate == "22012");
      CHECK(error.fields.statement == "SELECT 1/0 FROM pg_class");
    }
  }
  CHECK(answers_again(connection, {"SELECT 8"}).front() == "8");
}

TEST_CASE("notices are collected, or passed to a listener immediately") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("DO $$ BEGIN RAISE NOTICE 'one'; RAISE WARNING 'two' USING HINT = 'three'; END $$");
  auto const notices = connection.take_notices();
  REQUIRE(notices.size() == 2);
  CHECK(notices[0].severity == "NOTICE");
  CHECK(notices[0].message == "one");
  CHECK(notices[1].severity == "WARNING");
  CHECK(notices[1].sqlstate == "01000");
  CHECK(notices[1].hint == "three");
  CHECK(connection.take_notices().empty());

  std::string heard;
  connection.on_notice([&](Notice const& notice) { heard += notice.message; });
  auto moved = std::move(connection);
  moved.execute("DO $$ BEGIN RAISE NOTICE 'four'; END $$");
  CHECK(heard == "four");
  CHECK(moved.take_notices().empty());
}

TEST_CASE("a session knows whether it is in a transaction") {
  auto const database = fresh_database();
  auto connection = database.connect();
  CHECK_FALSE(connection.in_transaction());
  connection.execute("BEGIN");
  CHECK(connection.in_transaction());
  CHECK_FALSE(connection.in_failed_transaction());
  error_of(connection, "SELECT 1/0");
  CHECK(connection.in_failed_transaction());
  connection.execute("ROLLBACK");
  CHECK_FALSE(connection.in_transaction());
}

TEST_CASE("a lost session is never replaced") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto other = database.connect();
  connection.execute("SELECT pg_advisory_lock(1)");
  other.execute("SELECT pg_terminate_backend(" + std::to_string(connection.backend_pid()) + ")");
  std::string const state = error_of(connection, "SELECT 1").fields.sqlstate;
  CHECK((state == "57P01" || state == "08006"));
  CHECK(connection.is_lost());
  for (int attempt = 0; attempt < 4; ++attempt)
    CHECK(error_of(connection, "SELECT 1").fields.sqlstate == "08003");
  CHECK_THROWS_AS(connection.pipeline({"SELECT 1"}), DbError);
  CHECK(other.execute("SELECT pg_try_advisory_lock(1)").text(0, 0) == "t");
}

TEST_CASE("a session that ends in the middle of a pipeline is an error") {
  auto const database = fresh_database();
  auto connection = database.connect();
  CHECK_THROWS_AS(
      connection.pipeline({"SELECT 1", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 2"}),
      DbError);
  CHECK(connection.is_lost());
}

TEST_CASE("a session gives the version, database and settings of its server") {
  auto const database = fresh_database("where");
  auto connection = database.connect();
  CHECK(connection.server_version() >= 120000);
  CHECK(connection.database() == connection.execute("SELECT current_database()").text(0, 0));
  CHECK(connection.execute("SHOW application_name").text(0, 0) == "lockstep");
  CHECK(connection.execute("SHOW client_encoding").text(0, 0) == "UTF8");
  auto named = Connection::open(database.url() + "&application_name=other");
  CHECK(named.execute("SHOW application_name").text(0, 0) == "other");
}

TEST_CASE("the schema of the URL is the search path") {
  auto const database = fresh_database();
  auto connection = Connection::open(database.url() + "&schema=Odd%20name&connection_limit=5&pgbouncer=true");
  connection.execute("CREATE SCHEMA \"Odd name\"; CREATE TABLE t (id int)");
  CHECK(connection.execute("SELECT current_schema()").text(0, 0) == "Odd name");
  CHECK(connection.execute("SELECT to_regclass('public.t')").is_null(0, 0));
}

TEST_CASE("the error of a refused connection has the reason and a hint") {
  auto const database = fresh_database();
  auto url = parse_connection_url(database.url());
  url.parameters["dbname"] = "nowhere";
  CHECK_THAT(refusal(to_string(url)),
             ContainsSubstring("database \"nowhere\" does not exist | check the name"));
  url.parameters["user"] = "nobody-we-know";
  url.parameters["password"] = "geheim";
  CHECK_THAT(refusal(to_string(url)), ContainsSubstring("role \"nobody-we-know\" does not exist"));
  CHECK_THAT(refusal(to_string(url)), !ContainsSubstring("geheim"));
  CHECK_THAT(refusal("postgresql://a:geheim@127.0.0.1:1/app"),
             ContainsSubstring(
                 "cannot connect to `app` on `127.0.0.1:1`: Connection refused | is a server running"));
  CHECK_THAT(refusal("postgresql:///app?host=/nowhere/at/all"),
             ContainsSubstring("socket in `/nowhere/at/all`"));
  CHECK_THAT(refusal("postgresql://h/db?sslmode=sometimes"), ContainsSubstring("sslmode"));
}

// A statement that the server cancels with that code the first few times it is sent.
struct BrokenOff {
  Connection& connection;
  std::string code;
  int times;
  int tries = 0;
  int operator()() {
    bool const again = ++tries <= times;
    if (again) connection.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '" + code + "'; END $$");
    return std::stoi(std::string(connection.execute("SELECT 7").text(0, 0)));
  }
};

TEST_CASE("a read that a standby cancels is retried, and no other statement") {
  auto const database = fresh_database();
  auto connection = database.connect();
  BrokenOff twice{connection, "40001", 2};
  CHECK(retry_read(connection, std::ref(twice)) == 7);
  CHECK(twice.tries == 3);
  BrokenOff dropped{connection, "XX000", 1};
  CHECK(retry_read(connection, std::ref(dropped)) == 7);
  BrokenOff always{connection, "40001", 9};
  CHECK_THROWS_AS(retry_read(connection, std::ref(always)), DbError);
  CHECK(always.tries == 3);
  BrokenOff other{connection, "42P01", 1};
  CHECK_THROWS_AS(retry_read(connection, std::ref(other)), DbError);
  CHECK(other.tries == 1);
}

TEST_CASE("a read inside the caller's transaction is not retried") {
  auto const database = fresh_database();
  auto connection = database.connect();
  connection.execute("BEGIN");
  BrokenOff once{connection, "40001", 1};
  CHECK_THROWS_AS(retry_read(connection, std::ref(once)), DbError);
  CHECK(once.tries == 1);
}

TEST_CASE("a read-only transaction ends without an error when its session is lost", "[connection][server]") {
  auto const database = fresh_database();
  auto connection = database.connect();
  auto other = database.connect();
  {
    ReadTransaction const reading(connection);
    other.execute("SELECT pg_terminate_backend($1::int)", {std::to_string(connection.backend_pid())});
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  CHECK(connection.is_lost());
}

TEST_CASE("connection keywords of newer versions of libpq", "[connection][server]") {
  auto const database = fresh_database();
  ConnectionUrl url = parse_connection_url(database.url());
  url.parameters["load_balance_hosts"] = "disable";
  url.parameters["sslnegotiation"] = "postgres";
  CHECK(Connection::open(url).execute("SELECT 1").rows() == 1);
  // A keyword that no version knows represents one of a newer version.
  url.parameters["guards_all"] = "yes";
  try {
    Connection::open(url);
    FAIL("connected without it");
  } catch (ConnectError const& error) {
    CHECK_THAT(error.what(), ContainsSubstring("`guards_all`"));
  }
}

}  // namespace
}  // namespace lockstep
