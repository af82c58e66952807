// The progress of a run: lines on stderr for a person, or one JSON object for each event on stdout.
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
