#include "cli/ask.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "emit/risk.hpp"
#include "migrate/run/deploy.hpp"

namespace lockstep {
namespace {

bool somebody_is_there() { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1; }

std::string answer_to(std::string const& question) {
  fmt::print(stderr, "{}", question);
  std::fflush(stderr);
  std::string answer;
  std::getline(std::cin, answer);
  return answer;
}

}  // namespace

void ask_to_go_on(std::string const& stake, std::string const& help) {
  if (!somebody_is_there()) throw Refused(stake, help);
  std::string const answer = answer_to(stake + "\nContinue? [y/N] ");
  if (answer != "y" && answer != "Y" && answer != "yes") throw Refused(stake, help);
}

void ask_before_loss(Plan const& plan, std::string const& stake, std::string const& help) {
  for (PhasePlan const& phase : plan.phases) {
    std::string const loss = risk_of(phase).data_loss;
    if (loss != "NONE") ask_to_go_on(stake + loss, help);
  }
}

void ask_for_name(std::string const& stake, std::string const& name, std::string const& help) {
  if (!somebody_is_there()) throw Refused(stake, help);
  if (answer_to(stake + "\nType the name of the database to continue: ") != name) throw Refused(stake, help);
}

}  // namespace lockstep
