// A scratch server that starts at its first use, for work that usually does not need it.
#pragma once

#include <optional>
#include <utility>

#include "postgres/server/scratch.hpp"

namespace lockstep {

class ScratchOnDemand {
 public:
  explicit ScratchOnDemand(ScratchOptions options = {}) : options_(std::move(options)) {}
  // The running server. Throws like ScratchServer::start(); after a failure the next call tries again.
  ScratchServer& server() {
    if (!server_) server_.emplace(ScratchServer::start(options_));
    return *server_;
  }

 private:
  ScratchOptions options_;
  std::optional<ScratchServer> server_;
};

}  // namespace lockstep
