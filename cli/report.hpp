// Diagnostics for programs. docs/diagnostics.md specifies both formats; render() writes those for people.
#pragma once

#include <filesystem>
#include <string>

#include "grammar/diagnostic.hpp"

namespace lockstep {

// One JSON document with all diagnostics in sorted() order. Ends with a line end. Bytes of file names that
// are not UTF-8 are replaced by U+FFFD.
std::string to_json(Diagnostics const& diagnostics, Sources const& sources);

// One workflow command of GitHub Actions on each line. Files below root are named relative to it, others stay
// unchanged.
std::string to_annotations(Diagnostics const& diagnostics, Sources const& sources,
                           std::filesystem::path const& root);

}  // namespace lockstep
