// Indexes and foreign keys of a database that the compared text cannot express. No model contains them, so a
// proof creates them from the source and checks that they still exist.
#pragma once

#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "compiler/plan/actions/step.hpp"

namespace lockstep {

struct UnmanagedObject {
  model::ObjectRef address;  // with the names before the migration
  std::string text;          // as compiler/model/print.hpp writes it
  bool valid = true;         // a foreign key that is validated
};

// The unmanaged objects of the schema that the migration keeps. An index over a dropped column is also in the
// tables, so that the plan drops it by a separate step.
std::vector<model::Dependency> kept_unmanaged(model::Schema const& schema);

// The schema with the unmanaged objects. source: the same database with all that was read.
model::Schema with_unmanaged(model::Schema schema, model::Schema const& source);

// Removes the unmanaged objects from a schema that was read again and returns them. unmanaged: those of the
// schema before the migration. They are found by their names, which are unique in a schema or in a table.
std::vector<UnmanagedObject> take_unmanaged(model::Schema& found,
                                            std::vector<model::Dependency> const& unmanaged,
                                            std::vector<AppliedRename> const& renames);

// What is missing or no longer valid after a migration although no step of the plan drops it, a sentence
// each. The tables of `to` are those that stay.
std::vector<std::string> unmanaged_losses(std::vector<UnmanagedObject> const& before,
                                          std::vector<UnmanagedObject> const& after, Plan const& plan,
                                          model::Schema const& to, std::vector<AppliedRename> const& renames);
// After a rollback everything must be as before.
std::vector<std::string> unmanaged_losses(std::vector<UnmanagedObject> const& before,
                                          std::vector<UnmanagedObject> const& after);

}  // namespace lockstep
