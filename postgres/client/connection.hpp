// One session with a PostgreSQL server. It is never replaced by another one: a migration holds an advisory
// lock and settings that live and die with the session, so a lost session is an error for ever after.
//
// This is a thin RAII layer over libpq: opening a session, SQL of users, pipelines, error fields, notices and
// cancellation. Statements of our own with typed parameters and rows go through libpqxx, to which the open
// session is lent (lent_session.hpp).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "postgres/client/connection_url.hpp"
#include "postgres/client/io_error.hpp"

struct pg_conn;
struct pg_result;

namespace lockstep {

// What the server answered to a statement, or the loss of the session (sqlstate of class 08 or 57).
struct DbError : std::runtime_error {
  struct Fields {
    std::string sqlstate;  // five characters, "42P01"
    std::string message;   // the server's primary message
    std::string detail{};
    std::string hint{};
    std::string context{};                  // where in functions and DO blocks, several lines
    std::optional<std::size_t> position{};  // 1-based, in characters (not bytes) of statement
    std::string statement{};                // what was sent
    std::string object{};                   // constraint, else column, else table that the server named
    std::string table_schema{}, table{};    // that it named, also with one of those; else empty
  };
  // what() is "message (SQLSTATE)" with detail and hint on lines of their own.
  explicit DbError(Fields fields);
  Fields fields;
};

struct Notice {
  std::string severity;  // NOTICE, WARNING, INFO …, in English whatever the server's language is
  std::string sqlstate;
  std::string message;
  std::string detail{};
  std::string hint{};
};

// The answer to one statement, as text.
class Result {
 public:
  std::size_t rows() const;
  std::size_t columns() const;
  // Empty for NULL. The view lives as long as the Result. row and column must exist.
  std::string_view text(std::size_t row, std::size_t column) const;
  bool is_null(std::size_t row, std::size_t column) const;
  std::string_view column_name(std::size_t column) const;
  // "CREATE TABLE", "UPDATE 12"; empty when the statement was empty.
  std::string_view command_tag() const;
  // The number in the command tag; 0 where there is none.
  std::size_t affected_rows() const;

 private:
  friend class Connection;
  struct Free {
    void operator()(pg_result* result) const;
  };
  explicit Result(pg_result* result) : result_(result) {}
  std::unique_ptr<pg_result, Free> result_;
};

struct ConnectOptions {
  std::string application_name = "lockstep";  // unless the URL or PGAPPNAME gives one
  // Seconds, for each host; unless the URL or PGCONNECT_TIMEOUT gives one. A server that is starting up
  // or recovers from a crash is asked again for that long.
  int connect_timeout = 10;
};

using Parameters = std::vector<std::optional<std::string>>;  // none is NULL

// Every call may throw Interrupted (interrupt.hpp) when SIGINT or SIGTERM arrives while the server works.
class Connection {
 public:
  // text: a URL or a conninfo string, see connection_url.hpp. The session speaks UTF-8; when the URL has
  // `schema=` its search_path is that schema alone. Throws ConnectError.
  static Connection open(std::string_view text, ConnectOptions const& options = {});
  static Connection open(ConnectionUrl const& url, ConnectOptions const& options = {});
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  // Simple protocol: one statement or several separated by semicolons (several without BEGIN are one
  // transaction). Gives the result of the last one. Throws DbError; COPY from or to the client is one.
  Result execute(std::string const& sql);
  // One statement with $1, $2 …, whose values are sent next to it as text.
  Result execute(std::string const& sql, Parameters const& parameters);
  // All statements in one round trip (pipeline mode), each exactly one statement, results in their order.
  // BEGIN, SET and COMMIT may be among them; outside a transaction block they are one transaction. After the
  // first error the server skips the rest, the connection is usable again, and the DbError names that
  // statement.
  std::vector<Result> pipeline(std::vector<std::string> const& statements);
  // The same, where receive(number of the statement, its result) is called as soon as each has come, while
  // the server works on the next ones; before a DbError, of those that had succeeded. What receive throws is
  // thrown when all results are in.
  void pipeline(std::vector<std::string> const& statements,
                std::function<void(std::size_t, Result)> const& receive);

  // The same, where after keep_plans() the server keeps each statement as a prepared one, so that a text that
  // is sent again is not parsed and planned again. For statements whose columns no DDL can change.
  void pipeline_again(std::vector<std::string> const& statements,
                      std::function<void(std::size_t, Result)> const& receive);
  // For a session of our own: a pooler that hands a session to several clients would mix theirs up.
  void keep_plans();

  // How long each call may take from now on; nothing: for ever. A statement that is not done by then is
  // cancelled and gives a DbError with the server's 57014; a server that does not answer to that either is
  // given up as lost after ten seconds. Locks are better limited with lock_timeout, which the server itself
  // keeps.
  void set_deadline(std::optional<std::chrono::milliseconds> limit);

  // 150020 for 15.20, 90624 for 9.6.24.
  int server_version() const;
  // In a transaction block, also in a failed one.
  bool in_transaction() const;
  bool in_failed_transaction() const;
  // The session is gone; every call that needs it throws a DbError from now on.
  bool is_lost() const;
  int backend_pid() const;

  // What the server said since the last call, in order. Empty while on_notice has a listener.
  std::vector<Notice> take_notices();
  // Calls the listener as soon as a notice arrives, in the middle of execute(); it must not use the
  // connection and must not throw. An empty one goes back to collecting.
  void on_notice(std::function<void(Notice const&)> listener);

  // As connected: the name of the database, and the host name or socket directory. Fit for messages.
  std::string database() const;
  std::string host() const;
  std::string user() const;
  // What it was opened with; holds the password.
  ConnectionUrl const& url() const;

 private:
  struct Session;
  void send_and_receive(std::vector<std::string> const& statements, bool again,
                        std::function<void(std::size_t, Result)> const& receive);
  explicit Connection(std::unique_ptr<Session> session);

  // For a lent session: the handle, which stays ours, and how long a call may take. Throws DbError when the
  // session is lost.
  friend class LentSession;
  pg_conn* live_handle(std::string const& statement) const;
  std::optional<std::chrono::milliseconds> deadline() const;

  std::unique_ptr<Session> session_;
};

}  // namespace lockstep
