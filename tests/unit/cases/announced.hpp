// Checks the generated files with the linter, which is independent of the planner.
#pragma once

#include <filesystem>
#include <vector>

#include "emit/emit.hpp"

namespace lockstep::cases {

// Checks that the case's files have no hazard except those that a comment of the same transaction announces.
// Gives how many hazards the linter found.
std::size_t check_announced(std::filesystem::path const& folder, std::vector<MigrationFiles> const& files);

}  // namespace lockstep::cases
