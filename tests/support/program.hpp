// The program in a separate process that runs in parallel to the test, so that the test can disturb it.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"

namespace lockstep::testing {

struct Finished {
  int code = -1;  // 128 + signal when one has ended it
  std::string said;
};

// Starts immediately. arguments: in shell syntax. output: a file for stdout and stderr.
class Program {
 public:
  Program(std::string const& arguments, std::filesystem::path const& output) : output_(output) {
    std::string const line = "exec '" LOCKSTEP_BINARY "' " + arguments;
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ > 0) return;
    int const out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
    ::_exit(127);
  }
  pid_t pid() const { return child_; }
  Finished wait() const {
    int status = 0;
    ::waitpid(child_, &status, 0);
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .said = golden::read(output_)};
  }

 private:
  std::filesystem::path output_;
  pid_t child_ = -1;
};

}  // namespace lockstep::testing
