// Hides secrets in text for users: redacted() of connection_url.hpp for a single connection string, and
// masked() for text that may contain some.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// The text with every byte of each password replaced by `*`, so that positions in the text do not change.
std::string masked(std::string text);

// Whether the text may be meant as a connection string, well formed or not, and not as a path.
bool may_be_connection_string(std::string_view text);

}  // namespace lockstep
