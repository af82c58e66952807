// Row level security silently hides rows from the owner of a table with FORCE ROW LEVEL SECURITY. Internal to
// emit/.
#pragma once

#include <string_view>

#include "compiler/plan/actions/action.hpp"

namespace lockstep {

// Makes statements of the current transaction fail where row level security would hide rows.
inline constexpr std::string_view see_all_rows = "SET LOCAL row_security = off;\n";

// Whether the statements of the action read or write rows with row level security applied, in their own
// transaction. A block that commits sets row_security itself.
bool looks_at_rows(Action const& action);

}  // namespace lockstep
