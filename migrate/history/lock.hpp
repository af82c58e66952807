// The advisory lock that allows one run at a time in a database. Its key is Prisma's, so Prisma's runner
// waits too. The lock belongs to the session and is released when it ends.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "postgres/client/connection.hpp"

namespace lockstep {

// Another session holds the lock and did not release it in time. what() describes that session.
struct LockHeld : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class MigrationLock {
 public:
  // waiting is called once for each session that holds the lock, with its description ("pid 4711, lockstep of
  // alice, since 12 s"). Throws LockHeld, DbError.
  MigrationLock(Connection& connection, std::chrono::milliseconds patience,
                std::function<void(std::string const&)> const& waiting);
  MigrationLock(MigrationLock const&) = delete;
  MigrationLock& operator=(MigrationLock const&) = delete;
  ~MigrationLock();

 private:
  Connection& connection_;
};

// A condition in SQL: this session holds the lock.
inline constexpr std::string_view holds_migration_lock =
    "EXISTS (SELECT FROM pg_catalog.pg_locks AS l WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND "
    "l.granted AND l.classid OPERATOR(pg_catalog.=) 0 AND l.objid OPERATOR(pg_catalog.=) 72707369 AND "
    "l.objsubid "
    "OPERATOR(pg_catalog.=) 1 AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid())";

// The description of the session that holds the lock in this database, as above; empty when there is none.
std::string lock_holder(Connection& connection);

// The sessions that block a session: one line each with pid, user, application, age and query; empty when it
// is not blocked.
std::string blockers_of(Connection& connection, int backend_pid);

}  // namespace lockstep
