// Runs the segments of a migration or a rollback and records them. A transaction contains its record; a
// statement outside of a transaction is recorded before and after it. So the history states what happened.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "migrate/history/history.hpp"
#include "migrate/sql/segments.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// lock_not_available, deadlock_detected, serialization_failure: the same statement may succeed the next time.
bool may_be_tried_again(std::string const& sqlstate);

struct RetryPolicy {
  std::chrono::milliseconds patience{std::chrono::minutes(10)};  // for locks, in total, for each segment
  std::chrono::milliseconds first_pause{500};
  std::chrono::milliseconds longest_pause{15'000};
};

// An event while segments run, for a progress display.
struct StepEvent {
  enum class Kind { begin, retry, done } kind = Kind::begin;
  std::size_t step = 0;  // 1-based
  std::size_t of = 0;
  std::string statement;  // of begin: the first one, on one line
  std::string reason;     // of retry: the server's message
  double seconds = 0;     // of retry: the pause; of done: the duration
};

struct RunPlan {
  std::string_view sql;  // without a byte order mark
  Segments segments;
  Progress start;                                      // where to continue; {}: from the beginning
  std::function<std::string(Progress const&)> record;  // SQL that records progress; it must change one row
  std::string finish;                                  // SQL that records the end; it must change one row
  RetryPolicy retry{};
  std::function<void(StepEvent const&)> on_event{};
  // Runs a statement outside of a transaction in another way than by sending it; false: send it. step is
  // 1-based.
  std::function<bool(std::string_view statement, std::size_t step)> instead{};
};

// The statement that failed, and the progress before it. what() is "line 3: message" with the statement.
struct SegmentFailure : std::runtime_error {
  SegmentFailure(std::string const& text, Progress reached, DbError cause)
      : std::runtime_error(text), progress(std::move(reached)), error(std::move(cause)) {}
  Progress progress;
  DbError error;
};

// The record of a segment changed no row. If the record was in a transaction, that was rolled back.
struct NotRecorded : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Runs what is not done yet. A segment that cannot get a lock, or is the victim of a deadlock or a
// serialization failure, is tried again with growing pauses. Before a statement outside of a transaction that
// an earlier run may have left half done, its remains are handled: an invalid index is dropped, a finished
// one is not built again. Throws SegmentFailure or NotRecorded; then no transaction is open. Throws DbError
// when the session is lost, Interrupted.
void run_segments(RunPlan const& plan, Connection& connection);

// Whether the first `progress.done` segments of a text are those that were run, so that the rest may be run.
bool continues(std::string_view sql, Segments const& segments, Progress const& progress);

}  // namespace lockstep
