#include "migrate/run/backfill.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "compiler/model/quote.hpp"
#include "emit/emit.hpp"
#include "migrate/history/lock.hpp"
#include "migrate/sql/tokens.hpp"

namespace lockstep {
namespace {

// The segments outside of transactions, each with its number among the steps.
struct LoneStep {
  std::size_t step = 0;
  Statement statement;
};
std::vector<LoneStep> lone_steps(std::string_view sql) {
  std::vector<LoneStep> result;
  std::size_t step = 0;
  for (Segment const& segment : segments_of(sql).all) {
    if (!is_step(segment)) continue;
    ++step;
    if (segment.kind == SegmentKind::non_transactional)
      result.push_back({.step = step, .statement = segment.statements.front()});
  }
  return result;
}

bool is_block(std::string_view statement) {
  SqlTokens const tokens = tokens_of(statement, 0, 1);
  return !tokens.all.empty() && is_word(tokens.all.front(), "do");
}

// A block that commits and is not in the written form cannot be run in ranges; the server would run all of it
// in its own batches.
void refuse_unreadable(Migration const& migration) {
  std::string_view const sql = without_mark(migration.sql);
  for (LoneStep const& one : lone_steps(sql)) {
    std::string_view const text = text_of(sql, one.statement);
    if (!is_block(text) || read_backfill(text)) continue;
    throw Refused(fmt::format("`{}/migration.sql`, line {}: this block is not in the form in which lockstep "
                              "writes backfills, so its ranges are not known",
                              migration.name, one.statement.line),
                  "undo the edit outside of the value, or run the block unchanged: lockstep migrate deploy");
  }
}

// The migration to run, or nothing when all are applied.
std::optional<MigrationEntry> next_backfill(std::vector<MigrationEntry> const& all,
                                            std::optional<std::string> const& wanted) {
  if (wanted) {
    auto const found = std::ranges::find(all, *wanted, &MigrationEntry::name);
    if (found == all.end())
      throw Refused("there is no migration `" + *wanted + "`", "its name is that of its folder");
    if (found->applied())
      throw Refused("`" + *wanted + "` is applied already", "lockstep backfill status shows what is not");
  }
  std::vector<std::string> waiting;
  DeployOptions everything;
  everything.contract = true;
  std::vector<MigrationEntry> const pending = to_deploy(all, everything, waiting);
  if (pending.empty()) return {};
  MigrationEntry const& next = pending.front();
  if (wanted && next.name != *wanted) {
    throw Refused("`" + next.name + "` comes before `" + *wanted + "` and is not applied",
                  "apply it first: lockstep migrate deploy --through " + next.name);
  }
  if (next.migration->phase == Phase::backfill) return next;
  bool const later = std::ranges::any_of(
      pending, [](MigrationEntry const& one) { return one.migration->phase == Phase::backfill; });
  if (!later) return {};
  throw Refused("`" + next.name + "` comes first, and it is not a backfill",
                "apply it: lockstep migrate deploy --through " + next.name);
}

void create_states(BackfillStates& states) {
  if (states.exists()) return;
  try {
    states.create();
  } catch (DbError const& error) {
    if (error.fields.sqlstate != "42501") throw;
    throw Refused("this role may not create the table `" + std::string(backfill_table_name) +
                      "`, in which the position of a backfill is kept: " + error.fields.message,
                  "give it CREATE on the schema, or run the phase without a position: lockstep migrate "
                  "deploy");
  }
}

// Runs one statement of the migration when it is a backfill. false: it is not one.
bool fill(NonTransactionalStatement const& lone, BackfillOptions const& options, std::string const& schema,
          Connection& connection) {
  std::optional<WrittenBackfill> const backfill = read_backfill(lone.text);
  if (!backfill) return false;
  BackfillStates states(connection, schema);
  create_states(states);
  BackfillState const start{.run = lone.run,
                            .step = lone.step,
                            .table = model::qualified_if_needed(backfill->fill.table),
                            .column = backfill->fill.column,
                            .statement = sha256(lone.text),
                            .tool = options.tool};
  BackfillListener const listener{
      .progress =
          [&](BackfillProgress const& progress) {
            lone.on_event({.kind = RunEvent::Kind::filled, .migration = lone.migration, .fill = progress});
          },
      .waiting =
          [&](std::string const& what) {
            lone.on_event({.kind = RunEvent::Kind::blocked, .migration = lone.migration, .text = what});
          }};
  walk(*backfill, start, options.pace, listener, states, connection);
  return true;
}

}  // namespace

BackfillEnd run_backfill(std::vector<Migration> const& folder, Connection& connection,
                         BackfillOptions const& options) {
  MigrationLock const held(connection, options.lock_patience, [&](std::string const& who) {
    if (options.on_event) options.on_event({.kind = RunEvent::Kind::waiting, .text = who});
  });
  History history(connection);
  std::vector<HistoryRow> const rows = history.rows();
  std::optional<MigrationEntry> const next =
      next_backfill(migration_entries(folder, rows), options.migration);
  if (!next) return {};
  refuse_unreadable(*next->migration);
  DeployOptions how;
  static_cast<RunOptions&>(how) = options;
  how.through = next->name;
  how.instead = [&](NonTransactionalStatement const& lone) {
    return fill(lone, options, history.schema(), connection);
  };
  try {
    deploy(folder, connection, how);
  } catch (BackfillStopped const& stopped) {
    return {.migration = next->name, .stopped = stopped.what()};
  }
  return {.migration = next->name, .stopped = {}};
}

std::vector<BackfillEntry> backfill_entries(std::vector<Migration> const& folder, Connection& connection) {
  History history(connection);
  BackfillStates states(connection, history.schema());
  std::vector<HistoryRow> const rows = history.rows();
  std::vector<BackfillEntry> result;
  for (MigrationEntry const& one : migration_entries(folder, rows)) {
    if (one.migration == nullptr || one.migration->phase != Phase::backfill) continue;
    auto const known = one.row == nullptr ? std::vector<BackfillState>() : states.of_run(one.row->id);
    auto const progress = one.row == nullptr ? std::nullopt : progress_of(*one.row);
    std::string_view const sql = without_mark(one.migration->sql);
    for (LoneStep const& lone : lone_steps(sql)) {
      std::string_view const text = text_of(sql, lone.statement);
      if (!is_block(text)) continue;
      BackfillEntry entry{.migration = one.name, .state = one.state, .step = lone.step};
      if (auto const backfill = read_backfill(text)) {
        entry.table = model::qualified_if_needed(backfill->fill.table);
        entry.column = backfill->fill.column;
      }
      auto const state = std::ranges::find(known, lone.step, &BackfillState::step);
      if (state != known.end()) entry.position = *state;
      entry.done = one.applied() || (progress && progress->done >= lone.step);
      result.push_back(std::move(entry));
    }
  }
  return result;
}

Pause pause_backfill(std::vector<Migration> const& folder, Connection& connection,
                     std::chrono::milliseconds patience) {
  Pause result;
  History history(connection);
  BackfillStates states(connection, history.schema());
  std::vector<BackfillEntry> const all = backfill_entries(folder, connection);
  // Reads the lock before it requests the pause. Otherwise a backfill that stops immediately would be
  // reported as not running.
  result.holder = lock_holder(connection);
  if (result.holder.empty()) return result;
  for (BackfillEntry const& one : all) {
    if (one.done || !one.position) continue;
    result.was_running = true;
    states.ask_to_pause(one.position->run);
  }
  if (!result.was_running) return result;
  auto const give_up = std::chrono::steady_clock::now() + patience;
  while (!result.holder.empty() && std::chrono::steady_clock::now() < give_up) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    result.holder = lock_holder(connection);
  }
  result.stopped = result.holder.empty();
  return result;
}

}  // namespace lockstep
