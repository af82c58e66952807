// A signal handler may only set a flag and write to a pipe. Each catcher polls a separate pipe in addition to
// the socket: so it does not miss a signal between the check of the flag and poll(), and no catcher consumes
// the wake-up of another one.
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

// A slot for a catcher. Its pipe is reused by the next one.
struct Slot {
  std::atomic<bool> used = false;
  int read_end = -1, write_end = -1;
};

// The handler may run on any thread.
std::atomic<unsigned> arrived = 0;  // number of signals so far
std::atomic<int> last_signal = 0;
std::array<Slot, 64> slots;
static_assert(std::atomic<unsigned>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void on_signal(int number) {
  int const before = errno;
  last_signal = number;
  ++arrived;
  for (Slot const& slot : slots) {
    if (!slot.used) continue;
    [[maybe_unused]] auto const written =
        ::write(slot.write_end, "", 1);  // a full pipe also wakes the catcher
  }
  errno = before;
}

void drain(int pipe) {
  std::array<char, 64> old;
  while (::read(pipe, old.data(), old.size()) > 0) {
  }
}

// Signal handlers are process-wide: the first catcher installs them, the last one restores the previous ones.
class Handlers {
 public:
  static Handlers& of_process() {
    static Handlers handlers;
    return handlers;
  }
  Handlers(Handlers const&) = delete;
  Handlers& operator=(Handlers const&) = delete;

  Slot& enter() {
    std::lock_guard const guard(mutex_);
    Slot& slot = free_slot();
    drain(slot.read_end);
    slot.used = true;
    if (catchers_++ == 0) install();
    return slot;
  }

  void leave(Slot& slot) {
    std::lock_guard const guard(mutex_);
    slot.used = false;
    if (--catchers_ > 0) return;
    for (std::size_t i = 0; i < caught.size(); ++i) sigaction(caught[i], &before_[i], nullptr);
  }

 private:
  Handlers() = default;
  ~Handlers() = default;

  static Slot& free_slot() {
    auto const found = std::ranges::find_if(slots, [](Slot const& slot) { return !slot.used; });
    if (found == slots.end())
      throw std::system_error(EAGAIN, std::generic_category(), "too many threads wait for servers");
    if (found->read_end >= 0) return *found;
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
      throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    found->read_end = ends[0];
    found->write_end = ends[1];
    return *found;
  }

  void install() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < caught.size(); ++i) {
      sigaction(caught[i], nullptr, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) sigaction(caught[i], &action, nullptr);
    }
  }

  std::mutex mutex_;
  int catchers_ = 0;
  std::array<struct sigaction, caught.size()> before_{};
};

// Rounded up, so that the deadline has passed when poll() times out; at most one day per call.
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

struct CatchSignals::Place {
  unsigned seen = arrived;  // initialized first, so that a signal during enter() counts
  Slot& slot = Handlers::of_process().enter();
};

CatchSignals::CatchSignals() : place_(std::make_unique<Place>()) {}
CatchSignals::~CatchSignals() { Handlers::of_process().leave(place_->slot); }

Waited CatchSignals::wait_readable(int socket, Deadline const& deadline) {
  for (;;) {
    std::array<pollfd, 2> watched{{{.fd = socket, .events = POLLIN, .revents = 0},
                                   {.fd = place_->slot.read_end, .events = POLLIN, .revents = 0}}};
    int const ready = ::poll(watched.data(), watched.size(), milliseconds_left(deadline));
    int const problem = errno;
    drain(place_->slot.read_end);
    if (unsigned const now = arrived; now != place_->seen) {
      place_->seen = now;
      return {Woken::interrupted, last_signal};
    }
    if (ready > 0 && watched[0].revents != 0) return {Woken::readable};
    if (ready == 0 && std::chrono::steady_clock::now() >= *deadline) return {Woken::timed_out};
    if (ready < 0 && problem != EINTR)
      throw std::system_error(problem, std::generic_category(), "cannot wait for the server");
  }
}

Waited wait_readable(int socket, Deadline const& deadline) {
  return CatchSignals().wait_readable(socket, deadline);
}

}  // namespace lockstep
