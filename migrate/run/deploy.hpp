// Applies migrations to a database and rolls them back: `migrate deploy`, `migrate rollback` and `migrate
// resolve`. An advisory lock allows one run at a time. Every step is recorded, so that the next run
// continues a run that was interrupted anywhere.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "migrate/history/migration_status.hpp"
#include "migrate/project/refused.hpp"
#include "migrate/run/backfill_progress.hpp"
#include "migrate/run/run_segments.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// An event that a run reports.
struct RunEvent {
  enum class Kind {
    waiting,  // for the lock of another run; text describes its session
    begin,    // of a migration
    resume,   // of an interrupted migration
    step,     // of a segment; `step` has the details
    blocked,  // other sessions hold a lock that we need; text has a line each
    filled,   // a batch of a backfill; `fill` has its progress
    done,     // of a migration, in `seconds`
  } kind = Kind::begin;
  std::string migration;
  std::string text;
  StepEvent step{};
  double seconds = 0;
  BackfillProgress fill{};
};
using RunListener = std::function<void(RunEvent const&)>;  // never called by two threads concurrently

// A statement outside of a transaction that a caller can run in another way.
struct NonTransactionalStatement {
  std::string_view text;
  std::size_t step = 0;        // 1-based, of its migration
  std::string migration, run;  // run: the id of its row in the history
  RunListener on_event;
};

struct RunOptions {
  RetryPolicy retry{};
  std::chrono::milliseconds lock_patience{10'000};
  RunListener on_event{};
};

struct DeployOptions : RunOptions {
  bool contract = false;               // continue through contract phases
  std::optional<std::string> through;  // up to and including this one, contract or not
  bool out_of_order = false;           // also pending migrations older than the newest applied one
  std::function<bool(NonTransactionalStatement const&)> instead{};  // false: send it to the server
};

struct Deployed {
  std::vector<std::string> applied;  // by this run, in order
  std::vector<std::string> waiting;  // the contract migration before which it stopped, and those after it
};

// Runs what is pending. Throws Refused before anything is changed, SegmentFailure when a migration fails
// (which is then recorded), LockHeld, DbError, Interrupted.
Deployed deploy(std::vector<Migration> const& folder, Connection& connection, DeployOptions const& options);

struct RollbackOptions : RunOptions {
  std::size_t steps = 1;          // how many of the newest ones
  std::optional<std::string> to;  // or all that are newer than this one, which stays
  bool allow_data_loss = false;   // lets the data-loss guards in the files pass
  bool any_state = false;         // also when the database differs from the state after the migration
};

// Gives the names of what was rolled back, in the order of execution. Throws as deploy(); Refused also when
// objects that a rollback changes are gone or differ from what their migration has made.
std::vector<std::string> roll_back(std::vector<Migration> const& folder, Connection& connection,
                                   RollbackOptions const& options);

// What deploy() and roll_back() would do, in order; both use these functions. Throws Refused. A rollback that
// has begun, or a migration that has failed, is first.
std::vector<MigrationEntry> to_deploy(std::vector<MigrationEntry> const& all, DeployOptions const& options,
                                      std::vector<std::string>& waiting);
std::vector<MigrationEntry> to_roll_back(std::vector<MigrationEntry> const& all,
                                         RollbackOptions const& options);

// These change the history alone: the migration is recorded as applied, as rolled back, or its edited file as
// the one that was applied. Throws Refused.
void resolve_applied(std::vector<Migration> const& folder, std::string const& name, Connection& connection);
void resolve_rolled_back(std::vector<Migration> const& folder, std::string const& name,
                         Connection& connection);
void resolve_edited(std::vector<Migration> const& folder, std::string const& name, Connection& connection);

}  // namespace lockstep
