// An application that writes while a migration runs: one statement repeated in a separate session, until it
// is stopped or the statement fails.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "postgres/client/connection.hpp"

namespace lockstep::testing {

class Writer {
 public:
  using Clock = std::chrono::steady_clock;

  // pause: between two statements.
  Writer(Connection connection, std::string statement, std::chrono::milliseconds pause = {})
      : thread_([this, pause, own = std::move(connection), statement = std::move(statement)]() mutable {
          while (!stopped_) {
            if (!write(own, statement)) return;
            if (pause.count() > 0) std::this_thread::sleep_for(pause);
          }
        }) {}
  Writer(Writer const&) = delete;
  Writer& operator=(Writer const&) = delete;
  ~Writer() { stop(); }

  // Waits for the current statement; gives how many were executed.
  int stop() {
    stopped_ = true;
    if (thread_.joinable()) thread_.join();
    return written_;
  }

  // These three are valid when it is stopped.
  int written() const { return written_; }
  std::string const& failure() const { return failure_; }  // empty: none
  std::chrono::milliseconds longest() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(longest_);
  }

 private:
  bool write(Connection& connection, std::string const& statement) {
    auto const began = Clock::now();
    try {
      connection.execute(statement);
    } catch (DbError const& error) {
      failure_ = error.what();
      return false;
    }
    longest_ = std::max(longest_, Clock::now() - began);
    ++written_;
    return true;
  }

  std::atomic<bool> stopped_ = false;
  int written_ = 0;
  Clock::duration longest_{};
  std::string failure_;
  std::thread thread_;
};

}  // namespace lockstep::testing
