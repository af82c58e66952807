// Questions to a person before something that cannot be taken back.
#pragma once

#include <string>

namespace lockstep {

// Shows what is at stake on stderr and asks whether to go on. Returns when the answer is yes. Throws Refused
// with `help` when it is no, or when stdin or stderr is no terminal, so that nobody can be asked.
void ask_to_go_on(std::string const& stake, std::string const& help);

}  // namespace lockstep
