#include "compiler/plan/actions/step.hpp"

namespace lockstep {

std::vector<Step const*> steps_of(std::vector<Batch> const& batches) {
  std::vector<Step const*> steps;
  for (Batch const& batch : batches) {
    for (Step const& step : batch.steps) steps.push_back(&step);
  }
  return steps;
}

}  // namespace lockstep
