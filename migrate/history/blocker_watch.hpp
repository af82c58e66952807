// Looks from a second session at a first one that waits for a lock, and tells who blocks it.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "postgres/client/connection_url.hpp"

namespace lockstep {

class Watcher {
 public:
  // blocked is called on another thread, when the blockers have changed, with a line each (lock.hpp:
  // blockers_of). A server that has no second connection for us is no error: then nothing is reported.
  Watcher(ConnectionUrl url, int backend_pid, std::function<void(std::string const&)> blocked);
  Watcher(Watcher const&) = delete;
  Watcher& operator=(Watcher const&) = delete;
  ~Watcher();

 private:
  void run(ConnectionUrl const& url, int backend_pid);

  std::function<void(std::string const&)> blocked_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace lockstep
