// The plan of one phase as JSON. Internal to emit/.
#pragma once

#include <string>

#include "emit/emit.hpp"

namespace lockstep {

// The fingerprints of the schemas before and after a phase.
struct Fingerprints {
  std::string before, after;
};

// Indented by two, keys in a fixed order, ends with a line end. rollback_sql: the rollback file of the phase.
std::string plan_json(Plan const& plan, std::size_t phase, Fingerprints const& fingerprints,
                      std::string const& rollback_sql, EmitOptions const& options);

}  // namespace lockstep
