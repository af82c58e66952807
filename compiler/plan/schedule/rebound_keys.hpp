// Foreign keys that a rollback restores while a unique index of the plan is there, to which PostgreSQL may
// bind them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/actions/unit.hpp"

namespace lockstep {

class ReboundKeys {
 public:
  // start: the schema before the units.
  ReboundKeys(std::vector<Unit> const& units, model::Schema const& start);

  struct Context {
    model::Schema const& schema;  // when the index is created
    std::set<model::Name> const& partitioned;
    bool single_phase = false;
  };
  // PostgreSQL binds a foreign key to the oldest unique index over its columns. One that is restored after
  // the new index was built is therefore bound to that, and is dropped and added again around the drop of the
  // index.
  void restore_after(action::CreateIndex const& create, Context const& context, Reversal& reversal) const;

 private:
  std::multimap<model::Name, std::pair<model::Name, model::ForeignKey>> keys_;  // by the table referred to
};

}  // namespace lockstep
