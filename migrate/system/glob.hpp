// Patterns with * and ?.
#pragma once

#include <string_view>

namespace lockstep {

// `*` is any run of characters, also none and also with dots; `?` is one. Case counts.
bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace lockstep
