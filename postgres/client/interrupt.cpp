// A handler may only set a flag and write to a pipe; whoever waits for a server watches the pipe beside the
// socket, so a signal cannot slip in between looking and going to sleep, and wakes all threads that wait.
#include "postgres/client/interrupt.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <system_error>

namespace lockstep {
namespace {

constexpr std::array caught = {SIGINT, SIGTERM};

std::atomic<int> arrived = 0;  // the handler may run on another thread than the one that waits
static_assert(std::atomic<int>::is_always_lock_free);
int bell = -1;  // the end of the pipe that the handler writes to

void ring(int number) {
  int const before = errno;
  arrived = number;
  [[maybe_unused]] auto const written = ::write(bell, "", 1);  // a full pipe rings as well
  errno = before;
}

// Signals belong to the whole process: the first thread that waits catches them, the last one lets them go.
class Bell {
 public:
  static Bell& of_process() {
    static Bell bell_of_process;
    return bell_of_process;
  }
  Bell(Bell const&) = delete;
  Bell& operator=(Bell const&) = delete;

  int ear() const { return ends_[0]; }

  void enter() {
    std::lock_guard const guard(mutex_);
    if (waiting_++ > 0) return;
    std::array<char, 64> old;
    while (::read(ends_[0], old.data(), old.size()) > 0) {
    }
    arrived = 0;
    struct sigaction action {};
    action.sa_handler = ring;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < caught.size(); ++i) {
      sigaction(caught[i], nullptr, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) sigaction(caught[i], &action, nullptr);
    }
  }

  void leave() {
    std::lock_guard const guard(mutex_);
    if (--waiting_ > 0) return;
    for (std::size_t i = 0; i < caught.size(); ++i) sigaction(caught[i], &before_[i], nullptr);
  }

 private:
  Bell() {
    if (::pipe2(ends_.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
      throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    }
    bell = ends_[1];
  }
  ~Bell() = default;  // the ends are closed with the process

  std::mutex mutex_;
  int waiting_ = 0;
  std::array<int, 2> ends_{};
  std::array<struct sigaction, caught.size()> before_{};
};

// Rounded up, so that the time is over when poll() says so; at most a day at once.
int milliseconds_left(Deadline const& deadline) {
  if (!deadline) return -1;
  auto const left =
      std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(
      left.count(), 0, std::chrono::milliseconds::rep{86'400'000}));
}

}  // namespace

Interrupted::Interrupted(int number)
    : std::runtime_error("interrupted; the statement that ran was cancelled"), signal(number) {}

CatchSignals::CatchSignals() { Bell::of_process().enter(); }
CatchSignals::~CatchSignals() { Bell::of_process().leave(); }

Waited wait_readable(int socket, Deadline const& deadline) {
  CatchSignals const caught;
  for (;;) {
    std::array<pollfd, 2> watched{{{.fd = socket, .events = POLLIN, .revents = 0},
                                   {.fd = Bell::of_process().ear(), .events = POLLIN, .revents = 0}}};
    int const ready = ::poll(watched.data(), watched.size(), milliseconds_left(deadline));
    if (int const number = arrived; number != 0) return {Woken::interrupted, number};
    if (ready > 0) return {Woken::readable};
    if (ready == 0 && std::chrono::steady_clock::now() >= *deadline) return {Woken::timed_out};
    if (ready < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "cannot wait for the server");
    }
  }
}

}  // namespace lockstep
