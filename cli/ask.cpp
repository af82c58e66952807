#include "cli/ask.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "migrate/deploy.hpp"

namespace lockstep {

void ask_to_go_on(std::string const& stake, std::string const& help) {
  bool const somebody = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
  if (!somebody) throw Refused(stake, help);
  fmt::print(stderr, "{}\nGo on? [y/N] ", stake);
  std::fflush(stderr);
  std::string answer;
  std::getline(std::cin, answer);
  if (answer != "y" && answer != "Y" && answer != "yes") throw Refused(stake, help);
}

}  // namespace lockstep
