// Names in lines: a name may hold a line end, and then it must not end the line, the less so where the line
// is a comment in SQL.
#pragma once

#include <string>
#include <string_view>

namespace lockstep::model {

// The text with control characters as escapes: \n, \r, \t, \x1b.
std::string in_single_line(std::string_view text);

}  // namespace lockstep::model
