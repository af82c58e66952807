// A call that blocks inside libpq cannot look for SIGINT, SIGTERM or the end of its deadline. While it lasts,
// a second thread does that, and asks the server to cancel the statement, so that the call returns.
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
  // Why a statement was cancelled; the default: it was not.
  struct Outcome {
    int signal = 0;           // SIGINT or SIGTERM
    bool overdue = false;     // the limit was over
    bool unanswered = false;  // the server did not react to the request to cancel, and the session was closed
  };

  // handle: of a session that no other thread uses, before the call. limit: how long the call may take;
  // nothing: for ever. Throws std::system_error.
  CancelWatch(pg_conn* handle, std::optional<std::chrono::milliseconds> limit);
  CancelWatch(CancelWatch const&) = delete;
  CancelWatch& operator=(CancelWatch const&) = delete;
  ~CancelWatch();

  // After the call. Throws what has kept the thread from watching.
  Outcome finish();

 private:
  void watch(Deadline deadline);
  void stop();
  void close_session();
  void close_descriptors();

  CatchSignals signals_;  // from before the call on: the statement may run before the thread does
  pg_cancel* request_;
  int socket_;                 // a duplicate: libpq closes its own when the session is lost
  std::array<int, 2> done_{};  // a pipe; its write end is closed when the call is over
  Outcome outcome_;
  std::exception_ptr error_;
  std::thread thread_;
};

}  // namespace lockstep
