// Waits for a server; Ctrl-C or a deadline can end the wait. Signals are caught only during a wait, so that
// at any other time they end the program as usual, and the server rolls back its session.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>

namespace lockstep {

// SIGINT or SIGTERM arrived while a statement ran. The statement was cancelled, and its transaction is failed
// or rolled back; the session is usable, but the program should end.
struct Interrupted : std::runtime_error {
  explicit Interrupted(int number);
  int signal;
};

enum class Woken { readable, interrupted, timed_out };

struct Waited {
  Woken why = Woken::readable;
  int signal = 0;  // of an interruption
};

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

// While an object exists, SIGINT and SIGTERM do not end the program. A signal that the program ignores stays
// ignored. Throws std::system_error.
class CatchSignals {
 public:
  CatchSignals();
  CatchSignals(CatchSignals const&) = delete;
  CatchSignals& operator=(CatchSignals const&) = delete;
  ~CatchSignals();

  // Waits until the socket is readable, the deadline has passed, or a signal arrives; a signal since the last
  // call, or since the construction, counts. Each of several objects gets each signal once. Throws
  // std::system_error if poll() fails.
  Waited wait_readable(int socket, Deadline const& deadline);

 private:
  struct Place;
  std::unique_ptr<Place> place_;
};

// The same for one wait.
Waited wait_readable(int socket, Deadline const& deadline);

}  // namespace lockstep
