// What is seen of a run while it continues: lines for a person on stderr, or one JSON object an event on
// stdout.
#pragma once

#include <string>

#include "cli/run_options.hpp"
#include "migrate/run/deploy.hpp"

namespace lockstep {

// verb: "applying", "rolling back".
RunListener progress(RunOutput output, std::string verb);

// "850 ms", "12.3 s", "4 min 05 s".
std::string duration(double seconds);

}  // namespace lockstep
