// The proof of a migration between two schema texts, on the test server.
#pragma once

#include <string>

#include "migrate/prove/prover.hpp"
#include "support/schema_text.hpp"
#include "support/server.hpp"

namespace lockstep::testing {

inline Proof prove(std::string const& from, std::string const& to, VerifyOptions const& options = {}) {
  Read const wanted = read_schema(to);
  return verify({.from = read_schema(from).schema, .to = wanted.schema}, wanted.hints, options, server());
}

}  // namespace lockstep::testing
