// Workflow commands of GitHub Actions, which become annotations at lines of files.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "emit/place.hpp"

namespace lockstep {

// Percent-encodes what GitHub would read as its own syntax; in a property also the separators.
std::string github_data(std::string_view text);
std::string github_property(std::string_view text);

// One line. command: "error", "warning" or "notice".
std::string github_annotation(std::string_view command, std::string_view title,
                              std::optional<FilePlace> const& place, std::string_view message);

}  // namespace lockstep
