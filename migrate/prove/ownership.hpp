// The owners, privileges and sequence positions at one point of a proof. A separate query reads them from the
// catalog and shares no code with introspection.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// An object with an owner or privileges.
struct OwnedObject {
  std::string id;    // of the catalog: a rename keeps it, a new creation changes it
  std::string kind;  // "table", "column", "view", "function", "type", "sequence", "schema" …
  model::Name name;
  std::string member;  // of a column, and of the sequence of a column
  std::string owner, privileges;
  std::string position;  // of a sequence that was used: `/` and its last value, with a minus before it when
                         // it counts down
};

// The objects of all schemas except the system's, without members of extensions. One round trip. Throws
// DbError.
std::vector<OwnedObject> read_ownership(Connection& connection);

// Creates two roles, unless they exist. Makes one of them, a superuser, the owner of views, routines, types
// and sequences that belong to no column, and grants the other one privileges, so that any loss of an owner
// or a privilege is noticed. Advances these sequences by some values. Throws DbError.
void plant_ownership(Connection& connection);

// What differs from before, a sentence each. renames: those that happened in between. changed: names of the
// objects whose owner or privileges the migration changes on purpose. Objects that are gone are ignored,
// because the comparison of schemas covers them.
std::vector<std::string> ownership_losses(std::vector<OwnedObject> const& before,
                                          std::vector<OwnedObject> const& after,
                                          std::vector<AppliedRename> const& renames,
                                          std::set<model::Name> const& changed);

// Sequences whose position is lower than before, a sentence each. Parameters as above.
std::vector<std::string> position_losses(std::vector<OwnedObject> const& before,
                                         std::vector<OwnedObject> const& after,
                                         std::vector<AppliedRename> const& renames);

// The objects that still exist, by identity or name.
std::vector<OwnedObject> still_there(std::vector<OwnedObject> const& objects,
                                     std::vector<OwnedObject> const& now,
                                     std::vector<AppliedRename> const& renames);

// The objects that still exist, and the sequences of columns that still exist, even if the sequence itself
// does not.
std::vector<OwnedObject> with_their_columns(std::vector<OwnedObject> const& objects,
                                            std::vector<OwnedObject> const& now,
                                            std::vector<AppliedRename> const& renames);

}  // namespace lockstep
