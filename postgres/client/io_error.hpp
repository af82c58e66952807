// Errors outside the database: files, programs, failed connections. main catches them. An error of the server
// for a statement is a DbError (connection.hpp).
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
