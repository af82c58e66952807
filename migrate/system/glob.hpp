// Patterns with * and ?.
#pragma once

#include <string_view>

namespace lockstep {

// `*` matches any run of characters, including none and dots; `?` matches one. Case-sensitive.
bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace lockstep
