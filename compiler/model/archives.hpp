// What archives are called. Whoever reads a catalog takes schemas of such a name for none of the person's.
#pragma once

#include <string_view>

namespace lockstep::model {

inline constexpr std::string_view archive_prefix = "lockstep_archive_";

}  // namespace lockstep::model
