// The constants of a check: values that it is likely to accept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

struct Constants {
  std::vector<std::string> texts;    // its strings, without quotes
  std::vector<std::string> numbers;  // its whole numbers, each with its neighbours
};

// sql: as the server prints it. What stands in it twice is in the result twice.
Constants constants_of(std::string_view sql);

}  // namespace lockstep
