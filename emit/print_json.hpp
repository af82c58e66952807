// JSON as the program prints it. A byte that is no UTF-8, as a database in another encoding may send it,
// becomes U+FFFD rather than an exception.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lockstep {

// Indented by two, closed by a line end.
std::string json_document(nlohmann::ordered_json const& json);

// On one line, without its end.
std::string json_line(nlohmann::ordered_json const& json);

}  // namespace lockstep
