// Runs the segments of a migration or a rollback, each together with the record of it, so that history never
// says more or less than what happened.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "migrate/history/history.hpp"
#include "migrate/sql/segments.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// lock_not_available, deadlock_detected, serialization_failure: the same statement may succeed next time.
bool may_be_tried_again(std::string const& sqlstate);

struct RetryPolicy {
  std::chrono::milliseconds patience{std::chrono::minutes(10)};  // for locks, in total, a segment
  std::chrono::milliseconds first_pause{500};
  std::chrono::milliseconds longest_pause{15'000};
};

// What happens while segments run; fit for a progress display.
struct StepEvent {
  enum class Kind { begin, retry, done } kind = Kind::begin;
  std::size_t step = 0;  // 1-based
  std::size_t of = 0;
  std::string statement;  // of begin: the first one, in one line
  std::string reason;     // of retry: what the server said
  double seconds = 0;     // of retry: the pause; of done: how long it took
};

struct RunPlan {
  std::string_view sql;  // without a byte order mark
  Segments segments;
  Progress start;                                      // where to continue; {} for the beginning
  std::function<std::string(Progress const&)> record;  // SQL that records progress: changes one row
  std::string finish;                                  // SQL that records the end: likewise
  RetryPolicy retry{};
  std::function<void(StepEvent const&)> on_event{};
  // Carries out a lone statement in another way than by sending it; false: it is to be sent. step is 1-based.
  std::function<bool(std::string_view statement, std::size_t step)> instead{};
};

// The statement that failed, and how far it had come before. what() is "line 3: message" with the statement.
struct SegmentFailure : std::runtime_error {
  SegmentFailure(std::string const& text, Progress reached, DbError cause)
      : std::runtime_error(text), progress(std::move(reached)), error(std::move(cause)) {}
  Progress progress;
  DbError error;
};

// The record of a segment changed no row. A transaction that it belonged to was rolled back.
struct NotRecorded : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Runs what is not done yet. A segment that cannot get a lock, or is the victim of a deadlock or a
// serialization failure, is tried again with growing pauses. Lone statements that an earlier run may have
// left half done are cleaned up after first: an invalid index is dropped, a finished one is not built again.
// Throws SegmentFailure or NotRecorded; then no transaction is open. Throws DbError when the session is lost,
// Interrupted.
void run_segments(RunPlan const& plan, Connection& connection);

// Whether the first `progress.done` segments of a text are those that were run, so that the rest may be.
bool continues(std::string_view sql, Segments const& segments, Progress const& progress);

}  // namespace lockstep
