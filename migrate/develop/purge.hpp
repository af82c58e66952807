// Archives of dropped tables and columns (emit/archive.cpp) as a database has them, and their end.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "postgres/client/connection.hpp"

namespace lockstep {

struct Archive {
  std::string schema;
  std::string kind, of;   // "table" or "column", and its name as SQL
  std::string migration;  // by which it was put there
  std::string since;      // "2026-11-21 09:30 UTC"
  double age_s = 0;
  double bytes = 0;
  bool known = true;  // false: nothing states what it is, so it is left alone
  bool open = false;  // its column is still there, and a contract has to be finished first
};

// All archives, the oldest first. Throws DbError.
std::vector<Archive> archives(Connection& connection);

// Those that may go: known, complete, and of at least that age.
std::vector<Archive> to_purge(std::vector<Archive> const& all, double older_than_s);

// "table "public"."orders" of migration drop_orders, since …, 8 kB, in lockstep_archive_…"
std::string describe(Archive const& archive);

struct PurgeOptions {
  double older_than_s = 0;
  std::chrono::milliseconds lock_patience{10'000};  // for another run
  std::function<void(std::string const&)> waiting{};
  // Asked, while no other run can continue, with what is about to go; false: nothing goes.
  std::function<bool(std::vector<Archive> const&)> agreed{};
};

// Drops what to_purge() names, each archive with what is in it in a transaction of its own, without waiting
// long for anybody who reads it. Gives what has gone; throws Refused when something that is not of the
// archive depends on one, or somebody reads it (the others before it are gone then), LockHeld, DbError.
std::vector<Archive> purge(Connection& connection, PurgeOptions const& options);

}  // namespace lockstep
