// Copies expressions and attributes of one line with canonical blanks: `name: value, other`, `[a, b]`, `{ a:
// b }`, `f(x)`. Strings and numbers are copied unchanged.
#pragma once

#include <string>
#include <string_view>

#include "grammar/cursor.hpp"

namespace lockstep {

// Each function appends what it reads to out and returns whether it is well formed. After a failure the
// cursor and out stay where reading failed.
bool respace_expression(Cursor& cursor, std::string& out);
// `@name(…)` or `@@name(…)`: sign is "@" or "@@". name is set to the path after it.
bool respace_attribute(Cursor& cursor, std::string_view sign, std::string_view& name, std::string& out);

}  // namespace lockstep
