// A temporary folder in which a test runs the program in a shell.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"

namespace lockstep::testing {

struct Ran {
  int code = -1;  // -1: ended by a signal
  std::string out, err;
};

class Place : public TemporaryFolder {
 public:
  void write(std::string const& name, std::string const& text) const { golden::write(path() / name, text); }

  // Runs a shell line in which `lockstep` is the program. stdin is empty unless the line redirects it.
  Ran shell(std::string const& line) const {
    std::string const command = "cd '" + path().string() +
                                "' && lockstep() { '" LOCKSTEP_BINARY "' \"$@\"; } && { " + line +
                                "\n} >.out 2>.err </dev/null";
    int const status = std::system(command.c_str());
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .out = golden::read(path() / ".out"),
            .err = golden::read(path() / ".err")};
  }

  // environment: assignments before the command, in shell syntax. input: the file that is its stdin.
  Ran run(std::string const& arguments, std::string const& environment = {},
          std::string const& input = "/dev/null") const {
    return shell(environment + " '" LOCKSTEP_BINARY "' " + arguments + " <" + input);
  }

  // Runs it with a text on stdin.
  Ran run_with(std::string const& text, std::string const& arguments) const {
    write(".in", text);
    return run(arguments, "", ".in");
  }
};

}  // namespace lockstep::testing
