// The phases of a migration, in the order in which they run.
#pragma once

#include <array>
#include <string_view>

namespace lockstep {

enum class Phase { expand, backfill, contract };
constexpr auto enum_names(Phase) {
  return std::to_array<std::string_view>({"expand", "backfill", "contract"});
}

}  // namespace lockstep
