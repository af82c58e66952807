#include "migrate/run/run_segments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <thread>
#include <utility>

#include "compiler/model/quote.hpp"
#include "emit/backfill.hpp"
#include "emit/emit.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/history/session.hpp"
#include "migrate/run/interrupted_statement.hpp"
#include "postgres/client/interrupt.hpp"

namespace lockstep {
namespace {

using Clock = std::chrono::steady_clock;

// A hash of everything that was run so far. It is a chain, so that a long file is read only once.
std::string chained(std::string const& before, std::string_view text) {
  return sha256(before + std::string(text));
}

std::string single_line(std::string_view text) {
  constexpr std::size_t most = 120;
  std::string result;
  for (char const c : text) {
    bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (result.empty() || result.back() == ' ')) continue;
    result += blank ? ' ' : c;
    if (result.size() > most && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      result.pop_back();
      return result + "…";
    }
  }
  return result;
}

// For active_sql_transaction (25001) and invalid_transaction_termination (2D000).
std::string advice(std::string const& sqlstate) {
  if (sqlstate != "25001" && sqlstate != "2D000") return {};
  return "\nhint: it shares a transaction with other statements; write BEGIN and COMMIT around those, and "
         "statements outside run separately";
}

// A backfill in the form of older files fills only the rows that row level security shows, so it is
// rewritten.
std::string with_all_rows(std::string_view statement) {
  std::optional<WrittenBackfill> backfill = read_backfill(statement);
  if (!backfill || backfill->all_rows) return std::string(statement);
  backfill->all_rows = true;
  return block_of(*backfill);
}

class Run {
 public:
  Run(RunPlan const& plan, Connection& connection)
      : plan_(plan), connection_(connection), progress_(plan.start) {
    progress_.all = steps_of(plan.segments);
    progress_.running = false;
  }

  void all() {
    std::size_t begin = 0;
    std::size_t step = 0;
    for (Segment const& segment : plan_.segments.all) {
      std::string_view const text = plan_.sql.substr(begin, segment.end - begin);
      begin = segment.end;
      prefix_ = chained(prefix_, text);
      if (!is_step(segment)) {
        change_session(segment);
        continue;
      }
      if (step++ < plan_.start.done) {
        say_settings(segment);
        continue;
      }
      one(segment);
    }
    if (progress_.done == progress_.all && !finished_) record(between_segments(plan_.finish));
  }

 private:
  void one(Segment const& segment) {
    bool const resumed = plan_.start.running && progress_.done == plan_.start.done;
    tell({.kind = StepEvent::Kind::begin, .statement = title(segment)});
    auto const began = Clock::now();
    if (segment.kind == SegmentKind::non_transactional) {
      lone(segment, resumed);
    } else {
      transaction(segment);
    }
    tell({.kind = StepEvent::Kind::done,
          .seconds = std::chrono::duration<double>(Clock::now() - began).count()});
  }

  // The first statement that changes something, and how many follow; for a backfill, what it fills.
  std::string title(Segment const& segment) const {
    std::size_t at = 0;
    while (at + 1 < segment.statements.size() && text(segment.statements[at]).starts_with("SET ")) ++at;
    if (at >= segment.statements.size()) return {};
    std::size_t const more = segment.statements.size() - at - 1;
    if (auto const fill = read_backfill(text(segment.statements[at]))) {
      return fmt::format("fill {}.{} in batches of {} rows", model::qualified(fill->fill.table),
                         model::quote_identifier(fill->fill.column), fill->batch_rows);
    }
    return single_line(text(segment.statements[at])) + (more > 0 ? fmt::format(" (and {} more)", more) : "");
  }

  Progress after() const {
    Progress next = progress_;
    ++next.done;
    next.prefix = prefix_;
    return next;
  }

  // DISCARD ALL would release the lock of the run.
  void change_session(Segment const& segment) {
    if (segment.kind == SegmentKind::reset) return reset_session(connection_);
    again_while_locked([&] { say(segment.statements.front()); });
  }

  // Repeats the settings that an earlier run made in a transaction, except those of SET LOCAL.
  void say_settings(Segment const& segment) {
    for (Statement const& statement : segment.statements) {
      if (statement_kind(text(statement)) == StatementKind::session)
        again_while_locked([&] { say(statement); });
    }
  }

  // The last segment records the end of the migration.
  std::string record_after() {
    Progress const next = after();
    return next.done == next.all ? plan_.finish : plan_.record(next);
  }

  void transaction(Segment const& segment) {
    again_while_locked([&] {
      connection_.execute(segment.begin ? std::string(text(*segment.begin)) : "BEGIN");
      for (Statement const& statement : segment.statements) say(statement);
      record(within_migration(record_after()));
      connection_.execute("COMMIT");
    });
    arrived();
  }

  void record(std::string const& sql) {
    auto const* const last = std::exchange(current_, nullptr);
    bool const recorded = connection_.execute(sql).affected_rows() == 1;
    current_ = last;  // a deferred constraint may still stop the COMMIT
    if (recorded) return;
    if (connection_.in_transaction()) connection_.execute("ROLLBACK");
    throw NotRecorded("the progress of the migration could not be recorded");
  }

  void lone(Segment const& segment, bool resumed) {
    Statement const& statement = segment.statements.front();
    Progress running = progress_;
    running.running = true;
    if (!resumed) record(between_segments(plan_.record(running)));
    progress_.running = true;
    again_while_locked([&, begun = resumed]() mutable { lone(statement, std::exchange(begun, true)); });
    progress_.running = false;
    record(between_segments(record_after()));
    arrived();
  }

  void lone(Statement const& statement, bool begun) {
    current_ = &statement;
    InterruptedState const left = interrupted_state_of(text(statement), begun, connection_);
    if (left.done) return;
    for (std::string const& sql : left.cleanup) connection_.execute(sql);
    bool const done = plan_.instead && plan_.instead(text(statement), progress_.done + 1);
    if (!done) connection_.execute(left.instead.empty() ? with_all_rows(text(statement)) : left.instead);
  }

  void arrived() {
    progress_ = after();
    finished_ = progress_.done == progress_.all;
  }

  template <class Work>
  void again_while_locked(Work work) {
    auto const give_up = Clock::now() + plan_.retry.patience;
    auto pause = plan_.retry.first_pause;
    for (;;) {
      try {
        return work();
      } catch (DbError const& error) {
        if (connection_.is_lost()) throw;
        if (connection_.in_transaction()) connection_.execute("ROLLBACK");
        if (!may_be_tried_again(error.fields.sqlstate) || Clock::now() + pause > give_up) fail(error);
        auto const wait = with_jitter(pause);
        tell({.kind = StepEvent::Kind::retry,
              .reason = error.fields.message,
              .seconds = std::chrono::duration<double>(wait).count()});
        std::this_thread::sleep_for(wait);
        pause = std::min(pause * 2, plan_.retry.longest_pause);
      } catch (Interrupted const&) {
        if (!connection_.is_lost() && connection_.in_transaction()) connection_.execute("ROLLBACK");
        throw;
      }
    }
  }
  // Several deployers that fail at the same time should not all retry together.
  std::chrono::milliseconds with_jitter(std::chrono::milliseconds pause) {
    std::uniform_real_distribution<double> factor(0.75, 1.25);
    return std::chrono::milliseconds(static_cast<long>(static_cast<double>(pause.count()) * factor(random_)));
  }

  void say(Statement const& statement) {
    current_ = &statement;
    connection_.execute(std::string(text(statement)));
  }

  [[noreturn]] void fail(DbError const& error) {
    progress_.running = false;  // the server has reported the result
    if (current_ == nullptr) {
      throw SegmentFailure(std::string("the progress of the migration cannot be recorded: ") + error.what(),
                           progress_, error);
    }
    Failure failure{.message = error.what(), .sqlstate = error.fields.sqlstate};
    failure.line = current_->line;
    failure.statement = text(*current_);
    throw SegmentFailure(describe(failure) + advice(error.fields.sqlstate), progress_, error);
  }

  void tell(StepEvent event) {
    if (!plan_.on_event) return;
    bool const done = event.kind == StepEvent::Kind::done;
    event.step = progress_.done + (done ? 0 : 1);
    event.of = progress_.all;
    plan_.on_event(event);
  }

  std::string_view text(Statement const& statement) const { return text_of(plan_.sql, statement); }

  RunPlan const& plan_;
  Connection& connection_;
  Progress progress_;
  std::string prefix_;
  Statement const* current_ = nullptr;
  bool finished_ = false;
  std::mt19937 random_{std::random_device{}()};
};

}  // namespace

bool may_be_tried_again(std::string const& sqlstate) {
  return sqlstate == "55P03" || sqlstate == "40P01" || sqlstate == "40001";
}

void run_segments(RunPlan const& plan, Connection& connection) { Run(plan, connection).all(); }

bool continues(std::string_view sql, Segments const& segments, Progress const& progress) {
  std::string prefix;
  std::size_t begin = 0;
  std::size_t step = 0;
  if (progress.done == 0) return true;
  for (Segment const& segment : segments.all) {
    prefix = chained(prefix, sql.substr(begin, segment.end - begin));
    begin = segment.end;
    if (is_step(segment) && ++step == progress.done) return prefix == progress.prefix;
  }
  return false;
}

}  // namespace lockstep
