// A plan as a value: steps in batches, batches in phases, each step with its lock, its work, its hazards and
// its undo.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diff/change.hpp"
#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/actions/hazard.hpp"
#include "compiler/plan/actions/lock.hpp"
#include "compiler/plan/actions/phase.hpp"

namespace lockstep {

// How much the undo restores. lossless_if: everything, or the undo is refused.
enum class Grade { lossless, lossless_if, window, structure_only, none };
constexpr auto enum_names(Grade) {
  return std::to_array<std::string_view>({"lossless", "lossless if", "window", "structure only", "none"});
}

struct Reversal {
  Grade grade = Grade::lossless;
  std::vector<Action> undo;  // in execution order; guards first
  std::string why;           // what is lost, or why there is no undo
};

struct Step {
  Action action;
  Phase phase = Phase::expand;
  std::size_t cause = 0;  // index into Plan::changes
  Facts facts;
  std::vector<model::Name> tables;  // existing tables that it locks, in the order of locking
  std::vector<Hazard> hazards;
  Reversal reversal;
};

// One transaction, or one lone statement that cannot run in one.
struct Batch {
  bool transactional = true;
  std::vector<Step> steps;
};

// The steps of all the batches, in their order.
std::vector<Step const*> steps_of(std::vector<Batch> const& batches);

struct PhasePlan {
  Phase phase = Phase::expand;
  std::vector<Batch> forward;
  std::vector<Batch> backward;    // the rollback from the state in which this phase has just been applied
  Grade grade = Grade::lossless;  // the worst of its steps
  model::Schema after;            // the schema to which it leads, in no particular order of tables
};

struct Plan {
  model::Schema start;  // the schema before the first phase
  std::vector<Change> changes;
  std::vector<PhasePlan> phases;  // only those that have steps, in order
  bool phased = false;            // it has other phases than expand, or the user asked for phases
  // For a runner that sends a file as one query: each entry of phases is one batch with its own rollback, and
  // a phase has as many entries as it has batches.
  bool one_batch_per_migration = false;
};

}  // namespace lockstep
