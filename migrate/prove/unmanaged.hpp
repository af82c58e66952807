// Indexes and foreign keys of a database that the text next to it cannot say: no model has them, so a proof
// makes them from the source and looks whether they are still there.
#pragma once

#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "compiler/plan/actions/step.hpp"

namespace lockstep {

struct UnmanagedObject {
  model::ObjectRef address;  // under the names of before
  std::string text;          // as compiler/model/print.hpp writes it
  bool valid = true;         // a foreign key that is validated
};

// Those of schema.unmanaged that the migration keeps. An index over a column that goes is in the tables too,
// so that the plan drops it by a step of its own.
std::vector<model::Dependency> kept_unmanaged(model::Schema const& schema);

// The schema with those that it leaves out; source: the same database with all that was read.
model::Schema with_unmanaged(model::Schema schema, model::Schema const& source);

// Takes them out of a schema that was read again and returns them. unmanaged: of the schema before the
// migration. They are found by their names, which are unique in a schema or in a table.
std::vector<UnmanagedObject> take_unmanaged(model::Schema& found,
                                            std::vector<model::Dependency> const& unmanaged,
                                            std::vector<AppliedRename> const& renames);

// What is gone or no longer valid after a migration whose plan has no step that states it, a sentence each;
// the tables of `to` are those that stay.
std::vector<std::string> unmanaged_losses(std::vector<UnmanagedObject> const& before,
                                          std::vector<UnmanagedObject> const& after, Plan const& plan,
                                          model::Schema const& to, std::vector<AppliedRename> const& renames);
// After a rollback all has to be as before.
std::vector<std::string> unmanaged_losses(std::vector<UnmanagedObject> const& before,
                                          std::vector<UnmanagedObject> const& after);

}  // namespace lockstep
