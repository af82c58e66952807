// Runs a SQL file on a server as `psql -v ON_ERROR_STOP=1 -f` does: each statement is sent as a separate
// query, until one fails.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "postgres/client/connection.hpp"

namespace lockstep {

struct Failure {
  std::size_t line = 1;  // of the statement in the file
  std::string statement;
  std::string message;  // the server's message, with detail and hint
  std::string sqlstate;
  std::size_t resume =
      0;  // byte offset at which to continue: this statement, or the BEGIN of its transaction
};

// Callbacks for each statement, in the session in which it runs: `before` it, and `after` it has succeeded,
// with its line.
struct Onlooker {
  std::function<void(std::string_view)> before{};
  std::function<void(std::string_view, std::size_t)> after{};
};

// Runs the statements that begin at or after offset. After a failure the open transaction is rolled back, as
// if the session had ended. Gives nothing when all succeed. Throws DbError when the session is lost, and
// whatever the onlooker throws.
std::optional<Failure> run_file(std::string_view sql, Connection& connection, std::size_t offset = 0,
                                Onlooker const& onlooker = {});

// "line 3: message" and the first lines of the statement.
std::string describe(Failure const& failure);

}  // namespace lockstep
