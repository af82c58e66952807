#include "postgres/client/cancel_watch.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

namespace lockstep {
namespace {

// The time that the server has to react to a cancel request.
constexpr std::chrono::seconds patience(10);

[[noreturn]] void throw_errno(char const* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

CancelWatch::CancelWatch(PGconn* handle, std::optional<std::chrono::milliseconds> limit)
    : request_(PQgetCancel(handle)), socket_(-1), done_{-1, -1} {
  try {
    if (request_ == nullptr) throw std::bad_alloc();
    socket_ = ::fcntl(PQsocket(handle), F_DUPFD_CLOEXEC, 0);
    if (socket_ < 0) throw_errno("cannot duplicate the socket of the session");
    if (::pipe2(done_.data(), O_CLOEXEC) != 0) throw_errno("cannot make a pipe");
    Deadline deadline;
    if (limit) deadline = std::chrono::steady_clock::now() + *limit;
    thread_ = std::thread([this, deadline] { watch(deadline); });
  } catch (...) {
    close_descriptors();
    throw;
  }
}

CancelWatch::~CancelWatch() {
  stop();
  close_descriptors();
}

CancelWatch::Outcome CancelWatch::finish() {
  stop();
  if (error_) std::rethrow_exception(error_);
  return outcome_;
}

// The first signal, or the end of the deadline, cancels the statement. After a second signal, or if the
// server does not react, this side closes the session, which ends the call.
void CancelWatch::watch(Deadline deadline) {
  try {
    for (bool asked = false;;) {
      Waited const waited = signals_.wait_readable(done_[0], deadline);
      if (waited.why == Woken::readable) return;
      if (waited.why == Woken::interrupted) outcome_.signal = waited.signal;
      if (asked) {
        outcome_.unanswered = true;
        return close_session();
      }
      outcome_.overdue = waited.why == Woken::timed_out;
      std::array<char, 256> reason{};
      PQcancel(request_, reason.data(), static_cast<int>(reason.size()));  // if it fails, patience expires
      asked = true;
      deadline = std::chrono::steady_clock::now() + patience;
    }
  } catch (...) {
    error_ = std::current_exception();
  }
}

void CancelWatch::stop() {
  if (!thread_.joinable()) return;
  ::close(std::exchange(done_[1], -1));
  thread_.join();
}

void CancelWatch::close_session() { ::shutdown(socket_, SHUT_RDWR); }

void CancelWatch::close_descriptors() {
  PQfreeCancel(request_);
  for (int const descriptor : {socket_, done_[0], done_[1]}) {
    if (descriptor >= 0) ::close(descriptor);
  }
}

}  // namespace lockstep
