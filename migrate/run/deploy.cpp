// Every run has the same steps: open one session, take the lock, compare history and folder, decide in a pure
// function, and then run the migrations one by one.
#include "migrate/run/deploy.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "migrate/history/blocker_watch.hpp"
#include "migrate/history/lock.hpp"
#include "migrate/history/session.hpp"
#include "migrate/run/expected_state.hpp"
#include "migrate/run/hidden_rows.hpp"
#include "postgres/client/internal.hpp"

namespace lockstep {
namespace {

using Clock = std::chrono::steady_clock;

MigrationEntry const* find_standing(std::vector<MigrationEntry> const& all, std::string const& name) {
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

// The listener, which is never called by two threads concurrently.
class Told {
 public:
  explicit Told(RunListener const& listener) : listener_(listener) {}
  void operator()(RunEvent const& event) {
    std::lock_guard const guard(mutex_);
    if (listener_) listener_(event);
  }

 private:
  RunListener const& listener_;
  std::mutex mutex_;
};

// A pooler that gives every transaction another session would run migrations without the lock. So would a
// migration that releases the lock.
void require_lock_held(Connection& connection) {
  if (execute_internal(connection, fmt::format("SELECT 1 WHERE {}", holds_migration_lock)).rows() > 0) return;
  throw Refused(
      "the session lost its advisory lock: statements of this URL reach different servers or sessions, or "
      "the "
      "migration itself released it",
      "connect to the server itself instead of a transaction pooler such as PgBouncer; take "
      "pg_advisory_unlock_all() out of the migration");
}

// Runs one text for one row of the history, and records the result.
class MigrationRunner {
 public:
  MigrationRunner(Connection& connection, History& history, RunOptions const& options)
      : connection_(connection), history_(history), options_(options), told_(options.on_event) {}

  void run(RunPlan plan, std::string const& id, std::string const& name) {
    require_lock_held(connection_);
    plan.retry = options_.retry;
    plan.on_event = [&](StepEvent const& step) {
      told_({.kind = RunEvent::Kind::step, .migration = name, .step = step});
    };
    auto const began = Clock::now();
    Watcher const watcher(connection_.url(), connection_.backend_pid(), [&](std::string const& who) {
      told_({.kind = RunEvent::Kind::blocked, .migration = name, .text = who});
    });
    try {
      run_segments(plan, connection_);
    } catch (SegmentFailure const& failure) {
      reset_session(connection_);
      history_.fail(id, failure.progress, failure.what());
      throw;
    } catch (NotRecorded const&) {
      reset_session(connection_);
      require_lock_held(connection_);
      throw Refused(
          "the row of `" + name + "` in the history is missing or hidden, so its progress is not recorded",
          "a migration must leave " + history_.table() + " alone; its last transaction was rolled back");
    }
    reset_session(connection_);
    told_({.kind = RunEvent::Kind::done,
           .migration = name,
           .seconds = std::chrono::duration<double>(Clock::now() - began).count()});
  }

  void on_event(RunEvent const& event) { told_(event); }

 private:
  Connection& connection_;
  History& history_;
  RunOptions const& options_;
  Told told_;
};

MigrationLock lock(Connection& connection, RunOptions const& options) {
  return MigrationLock(connection, options.lock_patience, [&](std::string const& who) {
    if (options.on_event) options.on_event({.kind = RunEvent::Kind::waiting, .text = who});
  });
}

void refuse_sequence(std::vector<MigrationEntry> const& all) {
  for (MigrationEntry const& one : all) {
    if (one.state == MigrationState::rolling_back) {
      throw Refused("the rollback of `" + one.name + "` was interrupted",
                    "finish it first: lockstep migrate rollback");
    }
    if (one.state == MigrationState::missing) {
      throw Refused("`" + one.name + "` was applied to this database but is not in the folder",
                    "bring the folder up to date; it may be on another branch");
    }
    if (one.edited) {
      throw Refused("`" + one.name + "` was edited after it was applied",
                    "restore the file from version control, or accept the edit: lockstep migrate resolve "
                    "--edited " +
                        one.name);
    }
  }
}

Segments cut(std::string_view sql, std::string const& what) {
  Segments segments = segments_of(sql);
  if (!segments.problem.empty()) {
    throw Refused(what + " cannot be run in steps: " + segments.problem, "correct the file");
  }
  return segments;
}

// When the lock is lost, nothing is recorded and so nothing committed, because another run may have started.
std::string while_locked(std::string const& record) {
  return fmt::format("{} AND {}", record, holds_migration_lock);
}

// The progress from which a failed migration continues. Throws Refused when it cannot continue.
Progress resumed(MigrationEntry const& one, std::string_view sql, Segments const& segments) {
  std::optional<Progress> const progress = progress_of(*one.row);
  if (!progress) {
    // Prisma sends the whole file as one query, so a failure leaves nothing of it, unless the file contains
    // transactions.
    if (steps_of(segments) <= 1) return {};
    throw Refused(
        "`" + one.name + "` was begun by another tool and failed; its progress is not recorded",
        "look at the database, undo what was done, and run: lockstep migrate resolve --rolled-back " +
            one.name);
  }
  if (continues(sql, segments, *progress)) return *progress;
  throw Refused(fmt::format("`{}` was edited in the part that is already applied ({} of {} segments)",
                            one.name, progress->done, progress->all),
                "restore that part of the file; what follows may be changed");
}

void apply_one(MigrationEntry const& one, DeployOptions const& options, MigrationRunner& runner,
               History& history) {
  std::string_view const sql = without_mark(one.migration->sql);
  RunPlan plan{.sql = sql, .segments = cut(sql, "`" + one.name + "/migration.sql`")};
  std::string id;
  if (one.row != nullptr) {
    plan.start = resumed(one, sql, plan.segments);
    id = one.row->id;
    history.set_checksum(id, one.migration->checksum);
    runner.on_event(
        {.kind = RunEvent::Kind::resume,
         .migration = one.name,
         .text = fmt::format("{} of {} segments were done", plan.start.done, steps_of(plan.segments))});
  } else {
    runner.on_event({.kind = RunEvent::Kind::begin, .migration = one.name});
    id = history.begin(one.name, one.migration->checksum, {.all = steps_of(plan.segments)});
  }
  plan.record = [&](Progress const& progress) { return while_locked(history.progress_sql(id, progress)); };
  plan.finish = while_locked(history.finish_sql(id));
  if (options.instead) {
    plan.instead = [&](std::string_view statement, std::size_t step) {
      return options.instead({.text = statement,
                              .step = step,
                              .migration = one.name,
                              .run = id,
                              .on_event = [&](RunEvent const& event) { runner.on_event(event); }});
    };
  }
  runner.run(std::move(plan), id, one.name);
}

std::string rollback_text(MigrationEntry const& one) {
  std::optional<std::string> text = read_rollback(*one.migration);
  if (!text) {
    throw Refused("`" + one.name + "` has no rollback.sql",
                  "write one, or write a new migration that undoes it");
  }
  if (is_undone_by(one.migration->sql, without_mark(*text))) return *text;
  throw Refused("the rollback.sql of `" + one.name + "` does not belong to its migration.sql",
                "its header must be `-- undoes migration.sql, sha256 " + one.migration->checksum +
                    "`; check that it still undoes that file before you write that");
}

void undo_one(MigrationEntry const& one, RollbackOptions const& options, MigrationRunner& runner,
              History& history, Connection& connection) {
  std::string const text = rollback_text(one);
  std::string_view const sql = without_mark(text);
  RunPlan plan{.sql = sql, .segments = cut(sql, "`" + one.name + "/rollback.sql`")};
  std::string const id = one.row->id;
  if (one.state == MigrationState::rolling_back) {
    plan.start = resumed(one, sql, plan.segments);
    runner.on_event(
        {.kind = RunEvent::Kind::resume,
         .migration = one.name,
         .text = fmt::format("{} of {} segments were done", plan.start.done, steps_of(plan.segments))});
  } else {
    if (!options.any_state) refuse_other_state(*one.migration, text, connection);
    runner.on_event({.kind = RunEvent::Kind::begin, .migration = one.name});
  }
  plan.start.backward = true;
  bool const fresh = one.state != MigrationState::rolling_back;
  if (fresh) history.reopen(id, plan.start);
  if (options.allow_data_loss) connection.execute("SET lockstep.allow_data_loss = 'on'");
  plan.record = [&](Progress const& progress) { return while_locked(history.progress_sql(id, progress)); };
  plan.finish = while_locked(history.rolled_back_sql(id));
  try {
    runner.run(std::move(plan), id, one.name);
  } catch (SegmentFailure const& failure) {
    bool const untouched = fresh && failure.progress.done == 0 && !failure.progress.running;
    if (untouched) history.restore(*one.row);
    throw;
  }
}

}  // namespace

std::vector<MigrationEntry> to_deploy(std::vector<MigrationEntry> const& all, DeployOptions const& options,
                                      std::vector<std::string>& waiting) {
  refuse_sequence(all);
  if (options.through && (find_standing(all, *options.through) == nullptr)) {
    throw Refused("there is no migration `" + *options.through + "`", "its name is that of its folder");
  }
  std::vector<MigrationEntry> result;
  for (MigrationEntry const& one : all) {
    if (one.applied()) continue;
    if (one.out_of_order && !options.out_of_order) {
      throw Refused("`" + one.name + "` is older than migrations that are applied already",
                    "give its folder a newer time stamp, or run it anyway: lockstep migrate deploy "
                    "--out-of-order");
    }
    bool const named = options.through && one.name <= *options.through;
    if (options.through && !named) break;
    bool const stops =
        one.state == MigrationState::pending && one.migration->phase == Phase::contract && !options.contract;
    if (!waiting.empty() || (stops && !named)) {
      waiting.push_back(one.name);
    } else {
      result.push_back(one);
    }
  }
  return result;
}

std::vector<MigrationEntry> to_roll_back(std::vector<MigrationEntry> const& all,
                                         RollbackOptions const& options) {
  if (options.to && find_standing(all, *options.to) == nullptr) {
    throw Refused("there is no migration `" + *options.to + "`", "its name is that of its folder");
  }
  if (options.to && !find_standing(all, *options.to)->applied()) {
    throw Refused("`" + *options.to + "` is not applied, so nothing can be rolled back to it",
                  "lockstep migrate status shows what is applied");
  }
  std::vector<MigrationEntry> begun;
  for (MigrationEntry const& one : all) {
    if (one.row != nullptr) begun.push_back(one);
  }
  // Rows point into a list in the order of their start, so the newest comes first.
  std::sort(begun.begin(), begun.end(),
            [](MigrationEntry const& a, MigrationEntry const& b) { return a.row > b.row; });
  std::vector<MigrationEntry> result;
  for (MigrationEntry const& one : begun) {
    bool const enough = options.to ? one.name == *options.to : result.size() == options.steps;
    if (enough) break;
    if (one.state == MigrationState::missing) {
      throw Refused("`" + one.name + "` is applied but not in the folder, so it cannot be rolled back",
                    "bring the folder up to date; it may be on another branch");
    }
    if (one.state == MigrationState::failed) {
      throw Refused("`" + one.name + "` is only partly applied; its rollback needs all of it",
                    "finish it with lockstep migrate deploy, then roll it back");
    }
    if (one.edited) {
      throw Refused("`" + one.name + "` was edited after it was applied",
                    "restore the file from version control");
    }
    result.push_back(one);
  }
  return result;
}

Deployed deploy(std::vector<Migration> const& folder, Connection& connection, DeployOptions const& options) {
  MigrationLock const held = lock(connection, options);
  History history(connection);
  if (!history.exists()) {
    if (!history.schema_is_empty()) {
      throw Refused("the database has tables but no history of migrations",
                    "record each migration that it already has: lockstep migrate resolve --applied NAME");
    }
    history.create();
  }
  std::vector<HistoryRow> const rows = history.rows();
  Deployed result;
  MigrationRunner runner(connection, history, options);
  std::vector<MigrationEntry> const pending =
      to_deploy(migration_entries(folder, rows), options, result.waiting);
  refuse_hidden_rows(files_of(pending), connection);
  for (MigrationEntry const& one : pending) {
    apply_one(one, options, runner, history);
    result.applied.push_back(one.name);
  }
  return result;
}

std::vector<std::string> roll_back(std::vector<Migration> const& folder, Connection& connection,
                                   RollbackOptions const& options) {
  MigrationLock const held = lock(connection, options);
  History history(connection);
  std::vector<HistoryRow> const rows = history.rows();
  std::vector<MigrationEntry> const chosen = to_roll_back(migration_entries(folder, rows), options);
  std::vector<std::string> texts;  // read all of them before the first rollback begins
  for (MigrationEntry const& one : chosen) texts.push_back(rollback_text(one));
  std::vector<NamedFile> files;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    files.push_back({chosen[i].name + "/rollback.sql", without_mark(texts[i])});
  refuse_hidden_rows(files, connection);
  MigrationRunner runner(connection, history, options);
  std::vector<std::string> done;
  for (MigrationEntry const& one : chosen) {
    undo_one(one, options, runner, history, connection);
    done.push_back(one.name);
  }
  return done;
}

namespace {

Migration const& in_folder(std::vector<Migration> const& folder, std::string const& name) {
  auto const found =
      std::find_if(folder.begin(), folder.end(), [&](Migration const& one) { return one.name == name; });
  if (found != folder.end()) return *found;
  throw Refused("there is no migration `" + name + "` in the folder", "its name is that of its folder");
}

}  // namespace

void resolve_applied(std::vector<Migration> const& folder, std::string const& name, Connection& connection) {
  Migration const& migration = in_folder(folder, name);
  MigrationLock const held = lock(connection, {});
  History history(connection);
  if (!history.exists()) history.create();
  std::vector<HistoryRow> const rows = history.rows();
  std::vector<MigrationEntry> const all = migration_entries(folder, rows);
  MigrationEntry const* const one = find_standing(all, name);
  if (one->applied()) throw Refused("`" + name + "` is applied already", "there is nothing to resolve");
  if (one->row != nullptr) history.mark_rolled_back(one->row->id);
  history.insert_applied(name, migration.checksum);
}

void resolve_rolled_back(std::vector<Migration> const& folder, std::string const& name,
                         Connection& connection) {
  MigrationLock const held = lock(connection, {});
  History history(connection);
  std::vector<HistoryRow> const rows = history.rows();
  std::vector<MigrationEntry> const all = migration_entries(folder, rows);
  MigrationEntry const* const one = find_standing(all, name);
  if (one == nullptr || one->row == nullptr) {
    throw Refused("`" + name + "` was never begun in this database",
                  "lockstep migrate status shows what was");
  }
  if (one->row->finished_at) {
    throw Refused("`" + name + "` is applied, not failed", "undo it with lockstep migrate rollback");
  }
  history.mark_rolled_back(one->row->id);
}

void resolve_edited(std::vector<Migration> const& folder, std::string const& name, Connection& connection) {
  Migration const& migration = in_folder(folder, name);
  MigrationLock const held = lock(connection, {});
  History history(connection);
  std::vector<HistoryRow> const rows = history.rows();
  std::vector<MigrationEntry> const all = migration_entries(folder, rows);
  MigrationEntry const* const one = find_standing(all, name);
  if (!one->edited) throw Refused("`" + name + "` is not an edited migration", "there is nothing to resolve");
  history.set_checksum(one->row->id, migration.checksum);
}

}  // namespace lockstep
