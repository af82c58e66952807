// What goes wrong in the world outside the database: files, programs, connections that cannot be made. Caught
// once, in main. What a server answers to a statement is a DbError (connection.hpp).
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace lockstep {

struct IoError : std::runtime_error {
  // message: one sentence, lower case, no full stop. hint: what to do about it, or empty.
  explicit IoError(std::string const& message, std::string hint_text = {})
      : std::runtime_error(message), hint(std::move(hint_text)) {}
  std::string hint;
};

}  // namespace lockstep
