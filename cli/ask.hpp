// Questions to a person before something that cannot be taken back.
#pragma once

#include <string>

namespace lockstep {

// Shows what is at stake on stderr and asks whether to go on. Returns when the answer is yes. Throws Refused
// with `help` when it is no, or when stdin or stderr is no terminal, so that nobody can be asked.
void ask_to_go_on(std::string const& stake, std::string const& help);

// The same, where the answer must be the name of what is at stake.
void ask_for_name(std::string const& stake, std::string const& name, std::string const& help);

}  // namespace lockstep
