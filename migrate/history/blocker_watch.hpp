// Watches from a second session a first one that waits for a lock, and reports which sessions block it.
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
  // blocked is called on another thread when the blockers have changed, with one line for each (lock.hpp:
  // blockers_of). It is not an error when the server accepts no second connection: then nothing is reported.
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
