// One session with a PostgreSQL server. It never reconnects: a migration holds an advisory lock and settings
// that end with the session, so after the loss of the session every call is an error.
//
// A thin RAII layer over libpq: opens a session, runs SQL of users and pipelines, and has error fields,
// notices and cancellation. Statements of lockstep itself with typed parameters and rows use libpqxx with the
// same session (lent_session.hpp).
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

// An error of the server for a statement, or the loss of the session (sqlstate of class 08 or 57).
struct DbError : std::runtime_error {
  struct Fields {
    std::string sqlstate;  // five characters, "42P01"
    std::string message;   // the server's primary message
    std::string detail{};
    std::string hint{};
    std::string context{};                  // the place in functions and DO blocks, several lines
    std::optional<std::size_t> position{};  // 1-based, in characters (not bytes) of statement
    std::string statement{};                // the SQL that was sent
    std::string object{};                   // the constraint, else column, else table of the error
    std::string table_schema{}, table{};    // the table of the error, or empty
  };
  // what() is "message (SQLSTATE)" with detail and hint on separate lines.
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
  // text: a URL or a conninfo string, see connection_url.hpp. The session speaks UTF-8; if the URL has
  // `schema=`, its search_path is only that schema. Throws ConnectError.
  static Connection open(std::string_view text, ConnectOptions const& options = {});
  static Connection open(ConnectionUrl const& url, ConnectOptions const& options = {});
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  // Simple protocol: one statement or several separated by semicolons (several without BEGIN are one
  // transaction). Returns the result of the last one. Throws DbError, also for COPY from or to the client.
  Result execute(std::string const& sql);
  // One statement with $1, $2 …, whose values are sent separately as text.
  Result execute(std::string const& sql, Parameters const& parameters);
  // All statements in one round trip (pipeline mode), each exactly one statement, results in their order.
  // BEGIN, SET and COMMIT may be among them; outside a transaction block they are one transaction. After the
  // first error the server skips the rest. The DbError names the failed statement, and the connection is
  // usable again.
  std::vector<Result> pipeline(std::vector<std::string> const& statements);
  // The same, but calls receive(number of the statement, its result) for each result as it arrives, while the
  // server runs the next statements; before a DbError only for those that succeeded. An exception of receive
  // is thrown again after all results are read.
  void pipeline(std::vector<std::string> const& statements,
                std::function<void(std::size_t, Result)> const& receive);

  // The same, but after keep_plans() the server keeps each statement as a prepared statement, so that a
  // repeated text is not parsed and planned again. Only for statements whose result columns no DDL can
  // change.
  void pipeline_again(std::vector<std::string> const& statements,
                      std::function<void(std::size_t, Result)> const& receive);
  // Only for a direct session: a pooler that shares a session among several clients would mix up their
  // statements.
  void keep_plans();

  // The maximal time of each call from now on; nullopt: no limit. A statement that takes longer is cancelled
  // and gives a DbError with the server's 57014. If the server does not react to the cancel request within
  // ten seconds, the session counts as lost. For waits for locks use lock_timeout, which the server itself
  // checks.
  void set_deadline(std::optional<std::chrono::milliseconds> limit);

  // 150020 for 15.20, 90624 for 9.6.24.
  int server_version() const;
  // Whether the session is in a transaction block, also a failed one.
  bool in_transaction() const;
  bool in_failed_transaction() const;
  // Whether the session is lost; then every call that needs it throws a DbError.
  bool is_lost() const;
  int backend_pid() const;

  // The notices since the last call, in order. Empty while on_notice has a listener.
  std::vector<Notice> take_notices();
  // Calls the listener when a notice arrives, during execute(); the listener must not use the connection and
  // must not throw. An empty listener ends this, and take_notices() collects again.
  void on_notice(std::function<void(Notice const&)> listener);

  // As connected: the name of the database, and the host name or socket directory. Without secrets.
  std::string database() const;
  std::string host() const;
  std::string user() const;
  // The URL that it was opened with; contains the password.
  ConnectionUrl const& url() const;

 private:
  struct Session;
  void send_and_receive(std::vector<std::string> const& statements, bool again,
                        std::function<void(std::size_t, Result)> const& receive);
  explicit Connection(std::unique_ptr<Session> session);

  // For LentSession: the handle, which Connection still owns, and the maximal time of a call. Throws DbError
  // if the session is lost.
  friend class LentSession;
  pg_conn* live_handle(std::string const& statement) const;
  std::optional<std::chrono::milliseconds> deadline() const;

  std::unique_ptr<Session> session_;
};

}  // namespace lockstep
