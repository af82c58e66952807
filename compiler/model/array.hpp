// The text form of PostgreSQL's arrays, `{a,"b c",NULL}`. Fact: documentation, "Array Input and Output
// Syntax".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::model {

// The items of an array of one dimension (null for NULL), or nothing when the text is no such array; bounds
// such as
// `[0:1]={…}` are not read.
std::optional<std::vector<std::optional<std::string>>> parse_array(std::string_view text);

}  // namespace lockstep::model
