// Applies actions to the model instead of a server and gives the resulting schema. With it the planner checks
// without a server that the steps turn `from` into `to`, and each phase knows the schema to which it leads.
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/actions/hash.hpp"
#include "compiler/plan/facts/names.hpp"

namespace lockstep {

class Simulation {
 public:
  // start must outlive the simulation and its copies.
  explicit Simulation(model::Schema const& start);
  explicit Simulation(model::Schema&& start) = delete;

  // Actions that the model does not represent (validation, triggers, helper checks, guards, fills) change
  // only the names in use. The object of the action must exist, and the names that it takes must be free;
  // otherwise the plan has a wrong order, which is an internal error. Returns its description; empty when
  // there is none.
  std::string apply(Action const& action);

  model::Schema const& schema() const { return schema_; }
  // Moves the schema out; the simulation must not be used afterwards.
  model::Schema take() { return std::move(schema_); }
  // The table, or null. Constant time except for the map.
  model::Table* table(model::Name const& name);
  // To be called when positions in schema().tables or schema().objects have changed.
  void index();

 private:
  friend class Apply;
  model::Schema schema_;
  std::unordered_map<model::Name, std::size_t, Hash> positions_;
  std::map<model::ObjectRef, std::size_t> objects_;
  UsedNames names_;
};

}  // namespace lockstep
