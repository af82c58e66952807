// A call that blocks inside libpq cannot react to SIGINT, SIGTERM or the end of its deadline. A second thread
// waits for them during the call, and sends the server a cancel request, so that the call returns.
#pragma once

#include <array>
#include <chrono>
#include <exception>
#include <optional>
#include <thread>

#include "postgres/client/interrupt.hpp"

struct pg_conn;
struct pg_cancel;

namespace lockstep {

class CancelWatch {
 public:
  // Why a statement was cancelled; the default value: it was not.
  struct Outcome {
    int signal = 0;           // SIGINT or SIGTERM
    bool overdue = false;     // the limit was exceeded
    bool unanswered = false;  // the server did not react to the cancel request, and the session was closed
  };

  // To be created before the call. handle: a session that no other thread uses. limit: the maximal time of
  // the call; nullopt: no limit. Throws std::system_error.
  CancelWatch(pg_conn* handle, std::optional<std::chrono::milliseconds> limit);
  CancelWatch(CancelWatch const&) = delete;
  CancelWatch& operator=(CancelWatch const&) = delete;
  ~CancelWatch();

  // To be called after the call. Throws an error of the watching thread.
  Outcome finish();

 private:
  void watch(Deadline deadline);
  void stop();
  void close_session();
  void close_descriptors();

  CatchSignals signals_;  // exists before the call, because the statement may run before the thread does
  pg_cancel* request_;
  int socket_;                 // a duplicate: libpq closes its own when the session is lost
  std::array<int, 2> done_{};  // a pipe; its write end is closed when the call is over
  Outcome outcome_;
  std::exception_ptr error_;
  std::thread thread_;
};

}  // namespace lockstep
