#include "postgres/client/internal.hpp"

#include <optional>
#include <utility>

#include "postgres/client/retry_read.hpp"

namespace lockstep {
namespace {

// Qualifies its functions, because it runs with the search_path of the session.
constexpr char const* ask_settings =
    "SELECT pg_catalog.current_setting('search_path'), pg_catalog.current_setting('row_security')";
constexpr char const* own_settings =
    "SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL row_security = off";

}  // namespace

void with_internal_settings(Connection& connection, std::function<void()> const& work) {
  if (connection.in_transaction()) {
    Result const before = connection.execute(ask_settings);
    connection.execute(own_settings);
    work();
    connection.execute(
        "SELECT pg_catalog.set_config('search_path', $1, true), "
        "pg_catalog.set_config('row_security', $2, true)",
        {std::string(before.text(0, 0)), std::string(before.text(0, 1))});
    return;
  }
  try {
    connection.execute(std::string("BEGIN; ") + own_settings);
    work();
    connection.execute("COMMIT");
  } catch (...) {
    if (connection.in_transaction()) roll_back(connection);
    throw;
  }
}

Result execute_internal(Connection& connection, std::string const& sql, Parameters const& parameters) {
  std::optional<Result> result;
  with_internal_settings(connection, [&] { result = connection.execute(sql, parameters); });
  return std::move(*result);
}

}  // namespace lockstep
