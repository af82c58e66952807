// The one place where the clock is read for something that is written down.
#pragma once

#include <string>

namespace lockstep {

// YYYYMMDDHHMMSS in UTC, as it begins the name of a migration.
std::string stamp_now();

// YYYY-MM-DD in UTC.
std::string today();

}  // namespace lockstep
