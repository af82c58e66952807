// Runs a SQL file on a server as `psql -v ON_ERROR_STOP=1 -f` does: statement by statement, each a query of
// its own, until one fails.
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
  std::string message;  // what the server said, with detail and hint
  std::string sqlstate;
  std::size_t resume =
      0;  // byte offset of the first statement that is not done: this one, or the BEGIN of its transaction
};

// Is told of each statement, in the session in which it runs: before it, and with its line when it went well.
struct Onlooker {
  std::function<void(std::string_view)> before{};
  std::function<void(std::string_view, std::size_t)> after{};
};

// Runs the statements that begin at or after offset. After a failure the open transaction is rolled back, as
// if the session had ended. Gives nothing when all went well. Throws DbError when the session is lost, and
// whatever the onlooker throws.
std::optional<Failure> run_file(std::string_view sql, Connection& connection, std::size_t offset = 0,
                                Onlooker const& onlooker = {});

// "line 3: message" and the first lines of the statement.
std::string describe(Failure const& failure);

}  // namespace lockstep
