// The names of archives. A reader of a catalog ignores schemas with this prefix.
#pragma once

#include <string_view>

namespace lockstep::model {

inline constexpr std::string_view archive_prefix = "lockstep_archive_";

}  // namespace lockstep::model
