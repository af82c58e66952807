// The only place that reads the clock for something that is written, and that interprets a time of day.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace lockstep {

// YYYYMMDDHHMMSS in UTC, the beginning of a migration's name.
std::string stamp_now();

// YYYY-MM-DD in UTC.
std::string today();

// The next moment at which the local time is HH:MM; nothing for a text that is not a time of day.
std::optional<std::chrono::system_clock::time_point> next_time_of_day(std::string const& text);

// 90m, 12h, 30d or 4w in seconds; nothing for any other text.
std::optional<double> seconds_of(std::string const& text);

}  // namespace lockstep
