// The error of a command that the state of a project or of a database does not allow.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace lockstep {

// The state of the folder or the database does not allow the command. what() gives the reason, `hint` what to
// do.
struct Refused : std::runtime_error {
  Refused(std::string const& text, std::string help) : std::runtime_error(text), hint(std::move(help)) {}
  std::string hint;
};

}  // namespace lockstep
