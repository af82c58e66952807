#include "postgres/client/internal.hpp"

#include "postgres/client/interrupt.hpp"

namespace lockstep {
namespace {

// Names its functions with their schema, because the search_path of the session still holds.
constexpr char const* ask_settings =
    "SELECT pg_catalog.current_setting('search_path'), pg_catalog.current_setting('row_security')";
constexpr char const* own_settings =
    "SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL row_security = off";

}  // namespace

Result execute_internal(Connection& connection, std::string const& sql, Parameters const& parameters) {
  if (connection.in_transaction()) {
    Result const before = connection.execute(ask_settings);
    connection.execute(own_settings);
    Result result = connection.execute(sql, parameters);
    connection.execute(
        "SELECT pg_catalog.set_config('search_path', $1, true), "
        "pg_catalog.set_config('row_security', $2, true)",
        {std::string(before.text(0, 0)), std::string(before.text(0, 1))});
    return result;
  }
  try {
    connection.execute(std::string("BEGIN; ") + own_settings);
    Result result = connection.execute(sql, parameters);
    connection.execute("COMMIT");
    return result;
  } catch (DbError const&) {
    if (!connection.is_lost() && connection.in_transaction()) connection.execute("ROLLBACK");
    throw;
  } catch (Interrupted const&) {
    if (!connection.is_lost() && connection.in_transaction()) connection.execute("ROLLBACK");
    throw;
  }
}

}  // namespace lockstep
