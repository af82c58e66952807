// A command line that a user configured, such as the seed of a project. The shell runs it on the user's
// terminal.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace lockstep {

struct ShellCommand {
  std::string line;                                              // as /bin/sh reads it
  std::vector<std::string> arguments;                            // appended, unchanged
  std::filesystem::path folder;                                  // to run in
  std::vector<std::pair<std::string, std::string>> environment;  // added to it, or replacing values
};

// Runs the command to its end with our own input, output and environment. Gives its exit code; 128 + number
// of the signal that ended it. Throws IoError when it cannot be started.
int run_shell(ShellCommand const& command);

}  // namespace lockstep
