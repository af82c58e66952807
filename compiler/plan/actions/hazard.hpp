// The hazards that a step can have: one row for each hazard in hazards.def.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/model/schema.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

enum class HazardCode {
#define HAZARD(name, number, severity, title, effect, safer) name,
#include "compiler/plan/actions/hazards.def"
#undef HAZARD
};
struct HazardInfo {
  std::string_view number;
  Severity severity;
  std::string_view title, effect, safer;
};
HazardInfo const& info(HazardCode code);
std::vector<HazardInfo> const& all_hazards();

struct Hazard {
  HazardCode code;
  model::ObjectRef object;
};

}  // namespace lockstep
