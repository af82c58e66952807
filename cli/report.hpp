// Diagnostics for machines. docs/diagnostics.md is the contract of both forms; to people render() talks.
#pragma once

#include <filesystem>
#include <string>

#include "grammar/diagnostic.hpp"

namespace lockstep {

// One JSON document with all diagnostics in sorted() order. Ends with a line end. Bytes of file names that
// are not UTF-8 are replaced by U+FFFD.
std::string to_json(Diagnostics const& diagnostics, Sources const& sources);

// One workflow command of GitHub Actions a line. Files below root are named from there, others as they are.
std::string to_annotations(Diagnostics const& diagnostics, Sources const& sources,
                           std::filesystem::path const& root);

}  // namespace lockstep
