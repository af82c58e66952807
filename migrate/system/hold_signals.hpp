// Delays SIGINT, SIGTERM and SIGHUP while a few files are written or removed, because an end in between would
// leave temporary files. The signal takes effect when the object is destroyed.
#pragma once

#include <signal.h>

#include <initializer_list>

namespace lockstep {

class HoldSignals {
 public:
  HoldSignals() {
    sigset_t held;
    sigemptyset(&held);
    for (int const number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, number);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  HoldSignals(HoldSignals const&) = delete;
  HoldSignals& operator=(HoldSignals const&) = delete;
  ~HoldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace lockstep
