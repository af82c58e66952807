// What a reviewer asks first of a phase: is data lost, who is blocked and for how long, is there a rollback.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

struct Risk {
  std::string data_loss;              // "NONE", "LOW: …", "HIGH: …"
  std::string blocking;               // "NONE", "BRIEF: table lock, …", "LONG: …"
  std::string reversible;             // "YES", "YES, if …", "WINDOW", "STRUCTURE ONLY", "NO"
  std::vector<std::string> archives;  // what is kept where, and for how long
  std::vector<std::string> breaking;  // where old application code stops working
  bool suits_old_code = true;         // the old application version runs on, and its inserts still succeed
};

Risk risk_of(PhasePlan const& phase);

// The tables for whose statements the hazard of the step holds: the one that it names, and the others whose
// columns change with it.
std::set<model::Name> broken_tables(Step const& step, Hazard const& hazard);

// Into which archive the action puts rows or values; empty for none.
std::string archive_of(Action const& action);

// The changes that the phase has a part in, as indexes into Plan::changes, ascending.
std::set<std::size_t> changes_of(PhasePlan const& phase);

}  // namespace lockstep
