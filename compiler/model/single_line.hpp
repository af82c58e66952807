// Names in lines of text: a name may contain a line end, which must not end the line, for example an SQL
// comment.
#pragma once

#include <string>
#include <string_view>

namespace lockstep::model {

// The text with control characters as escapes: \n, \r, \t, \x1b.
std::string in_single_line(std::string_view text);

}  // namespace lockstep::model
