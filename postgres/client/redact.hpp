// Secrets in text that is shown to people: redacted() of connection_url.hpp for what is one connection
// string, and masked() for what may hold some among other text.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// The text with every password in it hidden. Each of its bytes becomes one `*`, so that positions in the text
// stay.
std::string masked(std::string text);

// Whether a person may have meant a connection string, well formed or not, rather than a path.
bool may_be_connection_string(std::string_view text);

}  // namespace lockstep
