// A command line of a person's own, such as the seed of a project: run by the shell, seen by the person.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace lockstep {

struct ShellCommand {
  std::string line;                                              // as /bin/sh reads it
  std::vector<std::string> arguments;                            // more of them, as they are
  std::filesystem::path folder;                                  // to run in
  std::vector<std::pair<std::string, std::string>> environment;  // more of it, or other values
};

// Runs it to its end with our own input, output and environment. Gives its exit code; 128 + number of the
// signal that ended it. Throws IoError when it cannot be started.
int run_shell(ShellCommand const& command);

}  // namespace lockstep
