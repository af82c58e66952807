// The archives of dropped tables and columns (emit/archive.cpp) in a database, and their removal.
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
  std::string migration;  // that made the archive
  std::string since;      // "2026-11-21 09:30 UTC"
  double age_s = 0;
  double bytes = 0;
  bool known = true;  // false: it has no description, so it is never dropped
  bool open = false;  // the column still exists: a contract phase has to be finished first
};

// All archives, the oldest first. Throws DbError.
std::vector<Archive> archives(Connection& connection);

// The archives that may be dropped: known, complete, and at least that old.
std::vector<Archive> to_purge(std::vector<Archive> const& all, double older_than_s);

// "table "public"."orders" of migration drop_orders, since …, 8 kB, in lockstep_archive_…"
std::string describe(Archive const& archive);

struct PurgeOptions {
  double older_than_s = 0;
  std::chrono::milliseconds lock_patience{10'000};  // how long to wait for another run
  std::function<void(std::string const&)> waiting{};
  // Called with the archives that will be dropped, while no other run can continue. false: nothing is
  // dropped.
  std::function<bool(std::vector<Archive> const&)> agreed{};
};

// Drops the archives that to_purge() selects. Each archive with its content is one transaction, which does
// not wait long for a session that reads it. Gives the dropped archives. Throws Refused when an object
// outside of an archive depends on it or a session reads it (what was dropped before stays dropped),
// LockHeld, DbError.
std::vector<Archive> purge(Connection& connection, PurgeOptions const& options);

}  // namespace lockstep
