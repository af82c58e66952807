// The one place where the clock is read for something that is written down, and where a person's time of day
// gets a meaning.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace lockstep {

// YYYYMMDDHHMMSS in UTC, as it begins the name of a migration.
std::string stamp_now();

// YYYY-MM-DD in UTC.
std::string today();

// The next moment at which clocks here show HH:MM; nothing for a text that is no time of day.
std::optional<std::chrono::system_clock::time_point> next_time_of_day(std::string const& text);

// 90m, 12h, 30d or 4w in seconds; nothing for a text that is no such age.
std::optional<double> seconds_of(std::string const& text);

}  // namespace lockstep
