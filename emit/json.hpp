// The plan of one phase as JSON. Internal to emit/.
#pragma once

#include <string>

#include "emit/emit.hpp"

namespace lockstep {

// Of the schemas between which a phase leads.
struct Fingerprints {
  std::string before, after;
};

// Indented by two, keys in a fixed order, closed by a line end. rollback_sql: the file that belongs to it.
std::string plan_json(Plan const& plan, std::size_t phase, Fingerprints const& fingerprints,
                      std::string const& rollback_sql, EmitOptions const& options);

}  // namespace lockstep
