// SQL of which some lines are for some versions of the server only.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// The text without comments on lines of their own and without the lines of other versions: a line for some
// only ends in `-- >= 14`, `-- < 15`, or both in one comment. major: 15 for 15.20.
std::string for_version(std::string_view text, int major);

}  // namespace lockstep
