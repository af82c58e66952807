#include "cli/clock.hpp"

#include <array>
#include <ctime>

namespace lockstep {
namespace {

std::string now(char const* pattern) {
  std::time_t const seconds = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), pattern, &utc)};
}

}  // namespace

std::string stamp_now() { return now("%Y%m%d%H%M%S"); }
std::string today() { return now("%Y-%m-%d"); }

}  // namespace lockstep
