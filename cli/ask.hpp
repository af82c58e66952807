// Questions to a person before something that cannot be taken back.
#pragma once

#include <string>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// Shows what is at stake on stderr and asks whether to continue. Returns when the answer is yes. Throws
// Refused with `help` when it is no, or when stdin or stderr is no terminal, so that nobody can be asked.
void ask_to_go_on(std::string const& stake, std::string const& help);

// Asks so for each phase of the plan that loses data; stake: what stands before what is lost.
void ask_before_loss(Plan const& plan, std::string const& stake, std::string const& help);

// As ask_to_go_on(), where the answer must be the name of what is at stake.
void ask_for_name(std::string const& stake, std::string const& name, std::string const& help);

}  // namespace lockstep
