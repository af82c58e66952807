#include "migrate/run/backfill_ranges.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "compiler/model/quote.hpp"
#include "migrate/run/deploy.hpp"
#include "postgres/client/internal.hpp"

namespace lockstep {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr int most_passes = 10;
constexpr int fewest_rows = 50;
constexpr int most_rows = 20'000;

std::size_t count_of(Result const& result, std::size_t column = 0) {
  std::string_view const text = result.text(0, column);
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The number of rows, by the statistics; counted where there are none.
std::size_t rows_of(model::Name const& table, Connection& connection) {
  std::string const name = model::qualified(table);
  Result const known = execute_internal(
      connection,
      "SELECT coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint FROM pg_catalog.pg_class c WHERE c.relkind "
      "<> "
      "'p' AND (c.oid = pg_catalog.to_regclass($1) OR c.oid IN (SELECT relid FROM "
      "pg_catalog.pg_partition_tree(pg_catalog.to_regclass($1))))",
      {name});
  std::size_t const rows = count_of(known);
  return rows > 0 ? rows : count_of(execute_internal(connection, "SELECT count(*) FROM " + name));
}

class Walk {
 public:
  Walk(WrittenBackfill const& backfill, BackfillState start, BackfillPace const& pace,
       BackfillListener const& listener, BackfillStates& states, Connection& connection)
      : backfill_(backfill),
        state_(std::move(start)),
        pace_(pace),
        listener_(listener),
        states_(states),
        connection_(connection) {}

  void run() {
    take_up();
    stop_when_asked(false);
    if (std::string const guard = guard_sql(backfill_); !guard.empty()) in_transaction({guard});
    while (state_.pass <= most_passes) {
      if (keyed() ? begin_pass() : begin_keyless_pass()) {
        while (keyed() ? next_range() : next_rows()) stop_when_asked(pause_);
      }
      if (state_.pass_filled == 0 || !is_left()) break;
      next_pass();
    }
    if (std::string const check = final_check_sql(backfill_); !check.empty()) in_transaction({check});
    states_.finish(state_);
  }

 private:
  bool keyed() const { return !backfill_.fill.key.empty(); }

  // Continues at the position of an earlier run, if it ran the same statement.
  void take_up() {
    for (BackfillState const& known : states_.of_run(state_.run)) {
      if (known.step != state_.step || known.statement != state_.statement) continue;
      bool const done = known.finished_at.has_value();
      state_.filled = known.filled;
      state_.lock_waits = known.lock_waits;
      state_.seconds = known.seconds;
      state_.batch_rows = known.batch_rows;
      if (done) continue;  // start again: rows that need the value may have been added since
      state_.pass = known.pass;
      state_.low = known.low;
      state_.last = known.last;
      state_.passed = known.passed;
      state_.pass_filled = known.pass_filled;
    }
    if (state_.batch_rows == 0) state_.batch_rows = backfill_.batch_rows;
    if (pace_.batch_rows) state_.batch_rows = *pace_.batch_rows;
    state_.expected = rows_of(backfill_.fill.table, connection_);
    seconds_before_ = state_.seconds;
    began_ = Clock::now();
    states_.begin(state_);
  }

  void next_pass() {
    ++state_.pass;
    state_.low.reset();
    state_.last.reset();
    state_.passed = state_.pass_filled = 0;
    states_.write(state_);
  }

  bool is_left() { return in_transaction({rows_left_sql(backfill_)}).back().text(0, 0) == "t"; }

  // Determines where the pass ends; false for an empty table. A pass that an earlier run began keeps its end.
  bool begin_pass() {
    if (state_.last) return true;
    state_.last = read_key(last_key_sql(backfill_));
    if (state_.last) states_.write(state_);
    return state_.last.has_value();
  }

  // Counts the rows to fill now. A run that continues counts again.
  bool begin_keyless_pass() {
    action::Backfill const& fill = backfill_.fill;
    std::string const count =
        fmt::format("SELECT count(*) FROM {} WHERE {}", model::qualified(fill.table), fill.predicate);
    state_.expected = count_of(in_transaction({count}).back());
    state_.passed = 0;
    return state_.expected > 0;
  }

  // A key in one spelling, which every session reads as the same value.
  std::optional<KeyValue> read_key(std::string const& sql) {
    auto const results =
        in_transaction({"SET LOCAL datestyle = 'ISO, YMD'", "SET LOCAL intervalstyle = 'postgres'",
                        "SET LOCAL extra_float_digits = 3", sql});
    Result const& result = results.back();
    if (result.rows() == 0) return {};
    KeyValue key;
    for (std::size_t i = 0; i < result.columns(); ++i) key.emplace_back(result.text(0, i));
    return key;
  }

  // The last range of a pass ends at the pass's last key, even when that row was deleted.
  bool next_range() {
    if (state_.low == state_.last) return false;
    auto rows = static_cast<std::size_t>(batch_rows());
    std::optional<KeyValue> high =
        read_key(next_key_sql(backfill_, state_.low, *state_.last, static_cast<int>(rows)));
    if (!high) {
      high = state_.last;
      rows = count_of(in_transaction({count_sql(backfill_, state_.low, *high)}).back());
    }
    BackfillState next = state_;
    next.low = high;
    next.passed += rows;
    if (advance(next, fill_sql(backfill_, state_.low, *high))) hold_pace(rows);
    return true;
  }

  bool next_rows() {
    if (state_.passed >= state_.expected) return false;
    int const rows = batch_rows();
    BackfillState next = state_;
    next.passed += static_cast<std::size_t>(rows);
    if (advance(next, fill_some_sql(backfill_, rows))) hold_pace(static_cast<std::size_t>(rows));
    return true;
  }

  // False: a lock was not available, and the same range is to be tried again.
  bool advance(BackfillState next, std::string const& fill) {
    auto const began = Clock::now();
    next.seconds = seconds_before_ + Seconds(began - began_).count();
    try {
      auto const results =
          in_transaction({"SET LOCAL lock_timeout = '200ms'", states_.advance_sql(next, fill)});
      Result const& result = results.back();
      if (result.rows() == 0) {
        throw Refused("the position of this backfill was deleted from `" + std::string(backfill_table_name) +
                          "` while it ran",
                      "run it again; it begins at the first row, and skips rows that have their value");
      }
      std::size_t const filled = count_of(result);
      next.filled += filled;
      next.pass_filled += filled;
      pause_ = result.text(0, 1) == "t";
    } catch (DbError const& error) {
      give_way(error);
      return false;
    }
    state_ = std::move(next);
    failing_since_.reset();
    resize(Clock::now() - began);
    return true;
  }

  void give_way(DbError const& error) {
    bool const again = may_be_tried_again(error.fields.sqlstate) && !connection_.is_lost();
    auto const now = Clock::now();
    if (!failing_since_) failing_since_ = now;
    if (!again || now - *failing_since_ > pace_.retry.patience) throw error;
    ++state_.lock_waits;
    if (!pace_.batch_rows) state_.batch_rows = std::max(fewest_rows, state_.batch_rows / 2);
    if (listener_.waiting) listener_.waiting("a row lock of another session (" + error.fields.message + ")");
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }

  // Sees all rows, or fails: row_security is off.
  std::vector<Result> in_transaction(std::vector<std::string> statements) {
    statements.insert(statements.begin(), {"BEGIN", "SET LOCAL row_security = off"});
    statements.emplace_back("COMMIT");
    try {
      auto results = connection_.pipeline(statements);
      results.pop_back();
      return results;
    } catch (DbError const&) {
      if (!connection_.is_lost() && connection_.in_transaction()) connection_.execute("ROLLBACK");
      throw;
    }
  }

  // With a limit of the rate, a batch is a fifth of a second's rows at most.
  int batch_rows() const {
    if (!pace_.rows_per_second) return state_.batch_rows;
    return std::clamp(static_cast<int>(*pace_.rows_per_second / 5), 1, state_.batch_rows);
  }

  void resize(Clock::duration took) {
    if (pace_.batch_rows || pace_.rows_per_second) return;
    double const factor =
        std::clamp(Seconds(pace_.batch_time).count() / std::max(Seconds(took).count(), 0.001), 0.5, 1.5);
    state_.batch_rows = std::clamp(static_cast<int>(state_.batch_rows * factor), fewest_rows, most_rows);
  }

  void hold_pace(std::size_t rows) {
    passed_here_ += rows;
    if (pace_.rows_per_second) {
      std::this_thread::sleep_until(began_ +
                                    std::chrono::duration_cast<Clock::duration>(
                                        Seconds(static_cast<double>(passed_here_) / *pace_.rows_per_second)));
    }
    tell();
  }

  void tell() const {
    if (!listener_.progress) return;
    double const took = std::max(Seconds(Clock::now() - began_).count(), 0.001);
    double const rate = static_cast<double>(passed_here_) / took;
    std::size_t const expected = std::max(state_.expected, state_.passed);
    listener_.progress({.table = state_.table,
                        .column = state_.column,
                        .pass = state_.pass,
                        .passed = state_.passed,
                        .expected = expected,
                        .filled = state_.filled,
                        .rows_per_second = rate,
                        .seconds_left = static_cast<double>(expected - state_.passed) / std::max(rate, 0.001),
                        .batch_rows = batch_rows()});
  }

  void stop_when_asked(bool pause) {
    if (pause) throw BackfillStopped("a pause was requested");
    auto const late = [&] { return pace_.until && std::chrono::system_clock::now() >= *pace_.until; };
    if (late()) throw BackfillStopped("its time limit was reached");
    if (!pace_.replica_lag) return;
    for (std::string told; !late();) {
      std::string const behind = standby_behind();
      if (behind.empty()) return;
      if (behind != told && listener_.waiting) listener_.waiting(behind);
      told = behind;
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
      if (is_pause_asked()) throw BackfillStopped("a pause was requested");
    }
    throw BackfillStopped("its time limit was reached");
  }

  bool is_pause_asked() {
    auto const known = states_.of_run(state_.run);
    return std::any_of(known.begin(), known.end(), [&](BackfillState const& one) {
      return one.step == state_.step && one.pause_requested;
    });
  }

  // The standby with the largest lag beyond the limit, or nothing. A standby that has replayed all WAL does
  // not lag, however old its last reported lag is.
  std::string standby_behind() {
    Result const all = execute_internal(
        connection_,
        "SELECT coalesce(nullif(application_name, ''), 'without a name'), state IS NULL, "
        "CASE WHEN replay_lsn >= pg_catalog.pg_current_wal_lsn() THEN 0 ELSE "
        "coalesce(extract(epoch FROM replay_lag), 0) END FROM pg_catalog.pg_stat_replication "
        "ORDER BY 2 DESC, 3 DESC, 1 LIMIT 1");
    if (all.rows() == 0) return {};
    if (all.text(0, 1) == "t") {
      throw Refused("this role may not read the lag of the standbys",
                    "give it pg_read_all_stats (GRANT pg_read_all_stats TO …), or leave out "
                    "--max-replica-lag");
    }
    double const lag = std::strtod(std::string(all.text(0, 2)).c_str(), nullptr);
    if (lag <= static_cast<double>(pace_.replica_lag->count())) return {};
    return fmt::format("the standby `{}`, whose lag is {:.0f} s", all.text(0, 0), lag);
  }

  WrittenBackfill const& backfill_;
  BackfillState state_;
  BackfillPace const& pace_;
  BackfillListener const& listener_;
  BackfillStates& states_;
  Connection& connection_;
  Clock::time_point began_{};
  std::optional<Clock::time_point> failing_since_;
  double seconds_before_ = 0;
  std::size_t passed_here_ = 0;
  bool pause_ = false;
};

}  // namespace

void walk(WrittenBackfill const& backfill, BackfillState const& start, BackfillPace const& pace,
          BackfillListener const& listener, BackfillStates& states, Connection& connection) {
  Walk(backfill, start, pace, listener, states, connection).run();
}

}  // namespace lockstep
