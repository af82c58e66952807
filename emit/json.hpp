// The plan of one phase as JSON. Internal to emit/.
#pragma once

#include <string>

#include "emit/emit.hpp"

namespace lockstep {

// Indented by two, keys in a fixed order, closed by a line end.
std::string plan_json(Plan const& plan, std::size_t phase, EmitOptions const& options);

}  // namespace lockstep
