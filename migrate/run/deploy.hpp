// Migrations to a database and back: what `migrate deploy`, `migrate rollback` and `migrate resolve` do. One
// run at a time, by an advisory lock; every step is recorded with what it did, so that a run that was
// interrupted anywhere is taken up by the next one.
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

// What a run tells while it continues.
struct RunEvent {
  enum class Kind {
    waiting,  // for the lock of another run; text says whose
    begin,    // of a migration
    resume,   // of one that was interrupted
    step,     // inside; `step` shows which
    blocked,  // somebody holds a lock that we need; text has a line each
    filled,   // a batch of a backfill; `fill` tells how far it is
    done,     // of a migration, in `seconds`
  } kind = Kind::begin;
  std::string migration;
  std::string text;
  StepEvent step{};
  double seconds = 0;
  BackfillProgress fill{};
};
using RunListener = std::function<void(RunEvent const&)>;  // never called by two threads at once

// A statement that runs outside of a transaction, for somebody who carries it out in another way.
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
  std::optional<std::string> through;  // up to and with this one, contract or not
  bool out_of_order = false;           // also what is older than the newest that is applied
  std::function<bool(NonTransactionalStatement const&)> instead{};  // false: it is to be sent
};

struct Deployed {
  std::vector<std::string> applied;  // by this run, in order
  std::vector<std::string> waiting;  // after the contract that it stopped before, with that one
};

// Runs what is pending. Throws Refused before anything is changed, SegmentFailure when a migration fails (it
// is recorded then), LockHeld, DbError, Interrupted.
Deployed deploy(std::vector<Migration> const& folder, Connection& connection, DeployOptions const& options);

struct RollbackOptions : RunOptions {
  std::size_t steps = 1;          // how many of the newest
  std::optional<std::string> to;  // or all that are newer than this one, which stays
  bool allow_data_loss = false;   // lets the guards in the files pass
  bool any_state = false;         // also when the database is not as a migration has left it
};

// Gives the names of what was rolled back, in the order of doing. Throws as deploy(); Refused also when
// objects that a rollback touches are gone or are not what its migration has made of them.
std::vector<std::string> roll_back(std::vector<Migration> const& folder, Connection& connection,
                                   RollbackOptions const& options);

// What deploy() and roll_back() would do, in order; they use it themselves. Throws Refused. A rollback that
// has begun, or a migration that has failed, is first.
std::vector<MigrationEntry> to_deploy(std::vector<MigrationEntry> const& all, DeployOptions const& options,
                                      std::vector<std::string>& waiting);
std::vector<MigrationEntry> to_roll_back(std::vector<MigrationEntry> const& all,
                                         RollbackOptions const& options);

// History alone is changed: the migration counts as applied, as rolled back, or its edited file as the one
// that was applied. Throws Refused.
void resolve_applied(std::vector<Migration> const& folder, std::string const& name, Connection& connection);
void resolve_rolled_back(std::vector<Migration> const& folder, std::string const& name,
                         Connection& connection);
void resolve_edited(std::vector<Migration> const& folder, std::string const& name, Connection& connection);

}  // namespace lockstep
