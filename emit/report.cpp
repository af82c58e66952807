// The plan for a terminal: each phase with its risks, and its steps with lock, work and hazards.

#include <fmt/format.h>

#include "compiler/model/print.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "emit/emit.hpp"
#include "emit/risk.hpp"

namespace lockstep {
namespace {

// The member of its table that an action is about; empty for the table itself.
std::string member_of(Action const& action) {
  return visit(
      [](auto const& a) -> std::string {
        if constexpr (requires { a.column.name; })
          return a.column.name;
        else if constexpr (requires { a.index.name; })
          return a.index.name;
        else if constexpr (requires { a.key.name; })
          return a.key.name;
        else if constexpr (requires {
                             a.to.type;
                             a.table;
                           })
          return a.to.name;
        else if constexpr (requires { a.column.size(); })
          return a.column;
        else if constexpr (requires {
                             a.to.size();
                             a.table;
                           })
          return a.to;
        else
          return {};
      },
      action);
}

std::string subject_of(Step const& step, Plan const& plan) {
  if (model::DefinedObject const* object = object_of(step.action)) return to_string(object->address);
  model::Name const table = table_of(step.action);
  if (auto const* create = get_if<action::CreateEnum>(step.action)) return model::print(create->type.name);
  if (auto const* drop = get_if<action::DropEnum>(step.action)) return model::print(drop->type.name);
  if (table.name.empty()) return model::print(subject(plan.changes.at(step.cause)).owner);
  std::string const member = member_of(step.action);
  return model::print(table) + (member.empty() ? "" : "." + member);
}

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
    for (std::size_t b = 0; b < phase.forward.size(); ++b) {
      Batch const& batch = phase.forward[b];
      text += fmt::format("  {}\n", batch.transactional ? "transaction" : "outside of a transaction");
      for (Step const& step : batch.steps) text += step_line(step, plan);
    }
  }
  return text;
}

}  // namespace lockstep
