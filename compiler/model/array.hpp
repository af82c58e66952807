// The text form of PostgreSQL arrays, `{a,"b c",NULL}`. Fact: documentation, "Array Input and Output Syntax".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::model {

// The items of an array of one dimension (nullopt for NULL); nullopt if the text is not such an array, also
// if it has bounds (`[0:1]={…}`).
std::optional<std::vector<std::optional<std::string>>> parse_array(std::string_view text);

}  // namespace lockstep::model
