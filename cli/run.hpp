// The whole program except main().
#pragma once

namespace lockstep {

// Runs one command line and gives the exit code. Every exception is caught here and reported as one message
// on stderr.
int run(int argc, char const* const* argv);

}  // namespace lockstep
