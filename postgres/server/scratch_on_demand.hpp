// A scratch server that starts when it is first needed, for work that mostly needs none.
#pragma once

#include <optional>
#include <utility>

#include "postgres/server/scratch.hpp"

namespace lockstep {

class ScratchOnDemand {
 public:
  explicit ScratchOnDemand(ScratchOptions options = {}) : options_(std::move(options)) {}
  // The running server. Throws as ScratchServer::start() does, each time again.
  ScratchServer& server() {
    if (!server_) server_.emplace(ScratchServer::start(options_));
    return *server_;
  }

 private:
  ScratchOptions options_;
  std::optional<ScratchServer> server_;
};

}  // namespace lockstep
