// The constants in a check, which it probably accepts as values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

struct Constants {
  std::vector<std::string> texts;    // its strings, without quotes
  std::vector<std::string> numbers;  // its whole numbers, each with its neighbours
};

// sql: as the server prints it. A constant that occurs twice is in the result twice.
Constants constants_of(std::string_view sql);

}  // namespace lockstep
