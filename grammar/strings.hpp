// The value of a string literal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// An invalid escape: its place in the literal, and the error.
struct BadEscape {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
};

struct DecodedString {
  std::string text;
  std::vector<BadEscape> errors;
};

// literal is the text between the quotes. Escapes are those of JSON; surrogate pairs are combined. What
// cannot be decoded is kept as written and reported in errors.
DecodedString decode_string(std::string_view literal);

}  // namespace lockstep
