// Waiting for a server in a way that Ctrl-C and a deadline can end. Signals are caught only while we wait, so
// that at any other time they end the program as usual; a session that dies with it is rolled back by the
// server.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>

namespace lockstep {

// A person or the system asked us to stop (SIGINT, SIGTERM) while a statement ran. It was cancelled, and its
// transaction is failed or rolled back; the session is usable, but the program should end.
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

// While one exists, SIGINT and SIGTERM do not end the program. A signal that the program ignores stays
// ignored. Throws std::system_error.
class CatchSignals {
 public:
  CatchSignals();
  CatchSignals(CatchSignals const&) = delete;
  CatchSignals& operator=(CatchSignals const&) = delete;
  ~CatchSignals();

  // Waits until something can be read from the socket, the deadline is over, or a signal arrives; one that
  // has arrived since the last call, or since this object was made, counts. Each object of several threads
  // gets each signal once. Throws std::system_error when the socket cannot be watched.
  Waited wait_readable(int socket, Deadline const& deadline);

 private:
  struct Place;
  std::unique_ptr<Place> place_;
};

// The same for one wait.
Waited wait_readable(int socket, Deadline const& deadline);

}  // namespace lockstep
