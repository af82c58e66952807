// The advisory lock that keeps two runs apart. Its number is Prisma's, so Prisma's runner waits as well. It
// belongs to the session and is released with it.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "postgres/client/connection.hpp"

namespace lockstep {

// The lock is held by somebody else and was not to be had in time. what() says who holds it.
struct LockHeld : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class MigrationLock {
 public:
  // waiting is reported, once for each holder, who has the lock ("pid 4711, lockstep of alice, since 12 s").
  // Throws LockHeld, DbError.
  MigrationLock(Connection& connection, std::chrono::milliseconds patience,
                std::function<void(std::string const&)> const& waiting);
  MigrationLock(MigrationLock const&) = delete;
  MigrationLock& operator=(MigrationLock const&) = delete;
  ~MigrationLock();

 private:
  Connection& connection_;
};

// A condition in SQL: the session has the lock.
inline constexpr std::string_view holds_migration_lock =
    "EXISTS (SELECT FROM pg_catalog.pg_locks AS l WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND "
    "l.granted AND l.classid OPERATOR(pg_catalog.=) 0 AND l.objid OPERATOR(pg_catalog.=) 72707369 AND "
    "l.objsubid "
    "OPERATOR(pg_catalog.=) 1 AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid())";

// Who has the lock in this database, as above; empty when nobody has.
std::string lock_holder(Connection& connection);

// Who stands that blocks a session: pid, user, application, age and query of each blocker, a line each;
// empty when nobody does.
std::string blockers_of(Connection& connection, int backend_pid);

}  // namespace lockstep
