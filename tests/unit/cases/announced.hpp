// What lockstep writes is judged by the linter, which knows nothing of the planner.
#pragma once

#include <filesystem>
#include <vector>

#include "emit/emit.hpp"

namespace lockstep::cases {

// The files of the case in the folder have no hazard but those that a comment of the same transaction
// announces. Returns how many hazards the linter found.
std::size_t check_announced(std::filesystem::path const& folder, std::vector<MigrationFiles> const& files);

}  // namespace lockstep::cases
