// A folder of its own in which the program is run, as a shell would.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"

namespace lockstep::testing {

struct Ran {
  int code = -1;
  std::string out, err;
};

// A folder with schemas; commands run in it.
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

  // environment: in front of the command, as a shell takes it.
  // input: the file that is the command's stdin.
  Ran run(std::string const& arguments, std::string const& environment = {},
          std::string const& input = "/dev/null") const {
    std::string const command = "cd '" + path_.string() + "' && " + environment + " '" LOCKSTEP_BINARY "' " +
                                arguments + " >.out 2>.err <" + input;
    int const status = std::system(command.c_str());
    Ran result{.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .out = {}, .err = {}};
    result.out = golden::read(path_ / ".out");
    result.err = golden::read(path_ / ".err");
    return result;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace lockstep::testing
