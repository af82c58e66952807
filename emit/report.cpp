// The plan for a terminal: each phase with its risks, and its steps with lock, work and hazards.

#include <fmt/format.h>

#include "emit/column_order.hpp"
#include "emit/emit.hpp"
#include "emit/risk.hpp"
#include "emit/steps.hpp"

namespace lockstep {
namespace {

std::string step_line(Step const& step, Plan const& plan) {
  std::string text = fmt::format("    {:<20} {}", name_of(step.action), subject_of(step, plan));
  Lock const lock = std::max(step.facts.lock, step.facts.referenced);
  if (lock != Lock::none) text += fmt::format("  [{}, {}]", enum_name(lock), enum_name(step.facts.work));
  text += "\n";
  for (Hazard const& hazard : step.hazards) {
    text += fmt::format("      {} {}\n", info(hazard.code).number, info(hazard.code).title);
  }
  return text;
}

}  // namespace

std::string report(Plan const& plan) {
  std::string text;
  for (std::size_t i = 0; i < plan.phases.size(); ++i) {
    PhasePlan const& phase = plan.phases[i];
    Risk const risk = risk_of(phase);
    bool const named = plan.phased || plan.phases.size() > 1;
    std::string const name = named ? std::string(enum_name(phase.phase)) : "one step";
    text += fmt::format("{}{} of {}: {}\n", i == 0 ? "" : "\n", i + 1, plan.phases.size(), name);
    text += "  data loss   " + risk.data_loss + "\n  blocking    " + risk.blocking + "\n  reversible  " +
            risk.reversible + "\n";
    for (std::string const& line : risk.archives) text += "  archive     " + line + "\n";
    for (std::string const& line : risk.breaking) text += "  BREAKING    " + line + "\n";
    if (i + 1 == plan.phases.size()) {
      for (std::string const& column : moved_columns(plan))
        text += "  order       " + column + " moves to the end of its table\n";
    }
    for (std::size_t b = 0; b < phase.forward.size(); ++b) {
      Batch const& batch = phase.forward[b];
      text += fmt::format("  {}\n", batch.transactional ? "transaction" : "outside of a transaction");
      for (Step const& step : batch.steps) text += step_line(step, plan);
    }
  }
  return text;
}

}  // namespace lockstep
