// RESET ALL does not reset role and session authorization. DISCARD ALL resets everything, but also releases
// the advisory lock of the run. So the parts of DISCARD ALL are sent one by one, in one request.
#include "migrate/history/session.hpp"

namespace lockstep {
namespace {

constexpr char const* parts =
    "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; CLOSE ALL; DEALLOCATE ALL; UNLISTEN *; DISCARD "
    "PLANS; DISCARD TEMP; DISCARD SEQUENCES";

// Resets what could stop a statement that qualifies all names. A SET LOCAL hides a SET of the same
// transaction until the transaction ends. A RESET would not be undone at the end.
constexpr std::string_view own_settings =
    "SET LOCAL session_authorization TO DEFAULT; SET LOCAL role TO DEFAULT; SET LOCAL search_path = "
    "pg_catalog, pg_temp; SET LOCAL standard_conforming_strings = on; SET LOCAL statement_timeout = 0; SET "
    "LOCAL lock_timeout = 0; ";

}  // namespace

void reset_session(Connection& connection) {
  connection.execute(parts);
  if (connection.url().schema.empty()) return;
  connection.execute("SELECT pg_catalog.set_config('search_path', pg_catalog.quote_ident($1), false)",
                     {connection.url().schema});
}

std::string within_migration(std::string_view statement) {
  return std::string(own_settings) + std::string(statement);
}

std::string between_segments(std::string_view statement) {
  return "SET TRANSACTION READ WRITE; " + within_migration(statement);
}

}  // namespace lockstep
