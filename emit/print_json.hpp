// JSON as the program prints it. A byte that is not UTF-8, which a database in another encoding may contain,
// becomes U+FFFD instead of an exception.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lockstep {

// Indented by two, with a line end.
std::string json_document(nlohmann::ordered_json const& json);

// On one line, without a line end.
std::string json_line(nlohmann::ordered_json const& json);

}  // namespace lockstep
