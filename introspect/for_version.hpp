// SQL with lines that are only for some server versions.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// The text without comment lines and without the lines of other versions. A line for some versions ends in
// `-- >= 14`, `-- < 15`, or both in one comment. major: 15 for 15.20.
std::string for_version(std::string_view text, int major);

}  // namespace lockstep
