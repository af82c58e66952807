// An action carried out on the model instead of on a server: what the schema is after it. With it the
// planner's promise, "the steps make `to` of `from`", is checked without a server, and each phase knows the
// schema it leads to.
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
  explicit Simulation(model::Schema schema);

  // Actions that leave no trace in the model (validation, triggers, helper checks, guards, fills) change
  // nothing but the names in use. Whatever the action is about must be there, and the names that it gives
  // must be free; a plan in the wrong order is an internal error, described by the text that it returns,
  // empty when all is well.
  std::string apply(Action const& action);

  model::Schema const& schema() const { return schema_; }
  // The schema itself; the simulation is over.
  model::Schema take() { return std::move(schema_); }
  // The table, or null. Constant time except for the map.
  model::Table* table(model::Name const& name);
  // Positions in schema().tables, or of objects, have changed.
  void index();

 private:
  friend class Apply;
  model::Schema schema_;
  std::unordered_map<model::Name, std::size_t, Hash> positions_;
  std::map<model::ObjectRef, std::size_t> objects_;
  UsedNames names_;
};

}  // namespace lockstep
