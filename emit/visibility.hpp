// Row level security hides rows from an owner of a table under FORCE without a word. Internal to emit/.
#pragma once

#include <string_view>

#include "compiler/plan/actions/action.hpp"

namespace lockstep {

// Makes row level security raise in the current transaction where it would hide rows.
inline constexpr std::string_view see_all_rows = "SET LOCAL row_security = off;\n";

// Whether the statements of the action look at rows, or write them, in a way that row level security applies
// to, within the transaction that they stand in. A block that commits in between sees to it by itself.
bool looks_at_rows(Action const& action);

}  // namespace lockstep
