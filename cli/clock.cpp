#include "cli/clock.hpp"

#include <array>
#include <charconv>
#include <ctime>
#include <string_view>

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

std::optional<std::chrono::system_clock::time_point> next_time_of_day(std::string const& text) {
  auto const digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return {};
  int const hour = (text[0] - '0') * 10 + text[1] - '0';
  int const minute = (text[3] - '0') * 10 + text[4] - '0';
  if (hour > 23 || minute > 59) return {};
  std::time_t const seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  local.tm_hour = hour;
  local.tm_min = minute;
  local.tm_sec = 0;
  local.tm_isdst = -1;
  std::time_t then = std::mktime(&local);
  if (then <= seconds) {
    local.tm_mday += 1;  // mktime() normalizes it into the next month
    local.tm_isdst = -1;
    then = std::mktime(&local);
  }
  return std::chrono::system_clock::from_time_t(then);
}

std::optional<double> seconds_of(std::string const& text) {
  static constexpr std::string_view units = "mhdw";
  static constexpr auto lengths = std::to_array({60.0, 3600.0, 86400.0, 604800.0});
  std::size_t const unit = text.empty() ? std::string_view::npos : units.find(text.back());
  unsigned number = 0;
  char const* const end = text.data() + text.size() - (text.empty() ? 0 : 1);
  auto const read = std::from_chars(text.data(), end, number);
  bool const whole = read.ec == std::errc() && read.ptr == end;
  if (unit == std::string_view::npos || !whole) return {};
  return number * lengths.at(unit);
}

}  // namespace lockstep
