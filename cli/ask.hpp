// Asks for confirmation before something that cannot be undone.
#pragma once

#include <string>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// Shows on stderr what would be lost and asks whether to continue. Returns when the answer is yes. Throws
// Refused with `help` when it is no, or when stdin or stderr is not a terminal.
void ask_to_go_on(std::string const& stake, std::string const& help);

// Asks in this way for each phase of the plan that loses data. stake: the text before what is lost.
void ask_before_loss(Plan const& plan, std::string const& stake, std::string const& help);

// As ask_to_go_on(), but the answer must be the given name.
void ask_for_name(std::string const& stake, std::string const& name, std::string const& help);

}  // namespace lockstep
