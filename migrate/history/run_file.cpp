// split() divides the file, and each statement is sent on its own. A failure records where the segment of the
// failed statement begins. That segment is either a transaction, which the rollback has undone, or a group of
// statements outside of a transaction, which drop what an interrupted run has left and so start again from
// the first one.
#include "migrate/history/run_file.hpp"

#include <fmt/format.h>

#include "migrate/sql/split.hpp"

namespace lockstep {
namespace {

// A statement can be a whole function body, so a message shows only its beginning.
std::string shortened(std::string const& statement) {
  constexpr std::size_t most = 400;
  if (statement.size() <= most) return statement;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(statement[end]) & 0xC0U) == 0x80U) --end;
  return statement.substr(0, end) + " …";
}

}  // namespace

std::optional<Failure> run_file(std::string_view sql, Connection& connection, std::size_t offset,
                                Onlooker const& onlooker) {
  std::size_t start = offset;
  bool lone =
      false;  // inside a segment that cannot run in a transaction, between SET and RESET of its timeouts
  for (Statement const& statement : split(sql)) {
    if (statement.begin < offset) continue;
    std::string const text(text_of(sql, statement));
    if (!connection.in_transaction() && !lone) start = statement.begin;
    if (text.starts_with("SET lock_timeout")) lone = true;
    if (text.starts_with("RESET lock_timeout")) lone = false;
    if (onlooker.before) onlooker.before(text);
    try {
      connection.execute(text);
    } catch (DbError const& error) {
      if (connection.is_lost()) throw;
      Failure const failure{.line = statement.line,
                            .statement = text,
                            .message = error.what(),
                            .sqlstate = error.fields.sqlstate,
                            .resume = start};
      if (connection.in_transaction()) connection.execute("ROLLBACK");
      return failure;
    }
    if (onlooker.after) onlooker.after(text, statement.line);
  }
  // psql's session would end here, and with it a transaction that the file leaves open.
  if (connection.in_transaction()) connection.execute("ROLLBACK");
  return {};
}

std::string describe(Failure const& failure) {
  return fmt::format("line {}: {}\n{}", failure.line, failure.message, shortened(failure.statement));
}

}  // namespace lockstep
