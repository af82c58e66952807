// RESET ALL leaves role and session authorization, and DISCARD ALL, which resets everything, would give the
// lock of the run away; so the parts of DISCARD ALL are run one by one, in one request.
#include "migrate/history/session.hpp"

namespace lockstep {
namespace {

constexpr char const* parts =
    "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; CLOSE ALL; DEALLOCATE ALL; UNLISTEN *; DISCARD "
    "PLANS; DISCARD TEMP; DISCARD SEQUENCES";

// What could stop a statement that names everything with its schema. `SET LOCAL … TO DEFAULT` hides a SET of
// the same transaction and ends with it, which RESET does not.
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
