// A folder of its own, in which a test runs the program as a shell does.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"

namespace lockstep::testing {

struct Ran {
  int code = -1;  // -1: ended by a signal
  std::string out, err;
};

class Place {
 public:
  Place() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lockstep-cli-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Place(Place const&) = delete;
  Place& operator=(Place const&) = delete;
  ~Place() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  void write(std::string const& name, std::string const& text) const { golden::write(path_ / name, text); }
  std::filesystem::path const& path() const { return path_; }

  // A line for the shell, in which `lockstep` is the program. stdin is empty unless the line says otherwise.
  Ran shell(std::string const& line) const {
    std::string const command = "cd '" + path_.string() +
                                "' && lockstep() { '" LOCKSTEP_BINARY "' \"$@\"; } && { " + line +
                                "\n} >.out 2>.err </dev/null";
    int const status = std::system(command.c_str());
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .out = golden::read(path_ / ".out"),
            .err = golden::read(path_ / ".err")};
  }

  // environment: in front of the command, as a shell takes it. input: the file that is its stdin.
  Ran run(std::string const& arguments, std::string const& environment = {},
          std::string const& input = "/dev/null") const {
    return shell(environment + " '" LOCKSTEP_BINARY "' " + arguments + " <" + input);
  }

  // With a text on stdin.
  Ran run_with(std::string const& text, std::string const& arguments) const {
    write(".in", text);
    return run(arguments, "", ".in");
  }

 private:
  std::filesystem::path path_;
};

}  // namespace lockstep::testing
