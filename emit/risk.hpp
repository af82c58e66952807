// The risks of a phase for a reviewer: is data lost, who is blocked and for how long, is there a rollback.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

struct Risk {
  std::string data_loss;   // "NONE", "LOW: …", "HIGH: …"
  std::string blocking;    // "NONE", "BRIEF: table lock, …", "LONG: …"
  std::string reversible;  // "YES", "CONDITIONAL: …", "WINDOW: …", "STRUCTURE ONLY: …", "NO: …"
  std::vector<std::string> archives;  // what is kept, where, and for how long
  std::vector<std::string> breaking;  // where old application code stops working
  bool suits_old_code = true;  // the old application version can keep running, and its inserts still succeed
};

Risk risk_of(PhasePlan const& phase);

// The tables to which the hazard of the step applies: the one that it names, and others whose columns change
// with it.
std::set<model::Name> broken_tables(Step const& step, Hazard const& hazard);

// The archive into which the action moves rows or values; empty for none.
std::string archive_of(Action const& action);

// The changes that the phase contributes to, as indexes into Plan::changes, ascending.
std::set<std::size_t> changes_of(PhasePlan const& phase);

}  // namespace lockstep
