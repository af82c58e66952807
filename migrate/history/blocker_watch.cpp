#include "migrate/history/blocker_watch.hpp"

#include <chrono>

#include "migrate/history/lock.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

Watcher::Watcher(ConnectionUrl url, int backend_pid, std::function<void(std::string const&)> blocked)
    : blocked_(std::move(blocked)),
      thread_([this, target = std::move(url), backend_pid] { run(target, backend_pid); }) {}

Watcher::~Watcher() {
  {
    std::lock_guard const guard(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

// Half a second is soon enough for a person and no load for the server.
void Watcher::run(ConnectionUrl const& url, int backend_pid) {
  try {
    Connection connection =
        Connection::open(url, {.application_name = "lockstep watcher", .connect_timeout = 5});
    std::string last;
    std::unique_lock guard(mutex_);
    while (!wake_.wait_for(guard, std::chrono::milliseconds(500), [this] { return stop_; })) {
      std::string now = blockers_of(connection, backend_pid);
      if (!now.empty() && now != last) blocked_(now);
      last = std::move(now);
    }
  } catch (std::exception const&) {
    // The watcher only reports. An error of the server also reaches the migration itself.
  }
}

}  // namespace lockstep
