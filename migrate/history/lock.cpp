#include "migrate/history/lock.hpp"

#include <fmt/format.h>

#include <thread>

#include "postgres/client/lent_session.hpp"

namespace lockstep {
namespace {

// The key of Prisma's schema engine: pg_advisory_lock(72707369).
constexpr char const* take = "SELECT pg_catalog.pg_try_advisory_lock(72707369)";
constexpr char const* give_back = "SELECT pg_catalog.pg_advisory_unlock(72707369)";

// The description of a session. The server shows another user's query only to roles with the right to see it.
constexpr std::string_view description =
    "'pid ' || a.pid || ', ' || coalesce(nullif(a.application_name, ''), 'unnamed program') || ' of ' || "
    "coalesce(a.usename, '?') || coalesce(' from ' || pg_catalog.host(a.client_addr), '') || ', for ' || "
    "greatest(0, extract(epoch FROM pg_catalog.clock_timestamp() - coalesce(a.xact_start, "
    "a.backend_start)))::int || ' s'";

}  // namespace

std::string lock_holder(Connection& connection) {
  auto const found =
      LentSession(connection)
          .execute_internal(fmt::format(
              "SELECT {} FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid "
              "WHERE l.locktype = 'advisory' AND l.granted AND l.objid = 72707369 AND l.classid = 0 AND "
              "l.objsubid = 1 "
              "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = "
              "pg_catalog.current_database())",
              description));
  return found.empty() ? "" : found[0][0].as<std::string>();
}

MigrationLock::MigrationLock(Connection& connection, std::chrono::milliseconds patience,
                             std::function<void(std::string const&)> const& waiting)
    : connection_(connection) {
  auto const give_up = std::chrono::steady_clock::now() + patience;
  bool told = false;
  for (;;) {
    if (LentSession(connection).execute(take)[0][0].as<bool>()) return;
    std::string const who = lock_holder(connection);
    if (!told && waiting && !who.empty()) waiting(who);
    told = told || !who.empty();
    if (std::chrono::steady_clock::now() >= give_up)
      throw LockHeld("another migration runs in this database: " + (who.empty() ? "it has just ended" : who));
    // No session holds the lock: it was released in between, so we try again soon.
    std::this_thread::sleep_for(std::chrono::milliseconds(who.empty() ? 5 : 100));
  }
}

MigrationLock::~MigrationLock() {
  if (connection_.is_lost()) return;  // the lock was released with the session
  try {
    LentSession(connection_).execute(give_back);
  } catch (std::exception const&) {
    // Unlocking fails only in a session that is about to end, and its end releases the lock.
  }
}

std::string blockers_of(Connection& connection, int backend_pid) {
  auto const found =
      LentSession(connection)
          .execute_internal(
              fmt::format(
                  "SELECT {} || coalesce(': ' || pg_catalog.left(pg_catalog.regexp_replace(nullif(a.query, "
                  "''), E'\\\\s+', ' ', 'g'), 80), '') "
                  "FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids($1)) AS b(pid) "
                  "JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid ORDER BY a.pid",
                  description),
              backend_pid);
  std::string text;
  for (auto const& row : found) text += (text.empty() ? "" : "\n") + row[0].as<std::string>();
  return text;
}

}  // namespace lockstep
