// Who owns what, who may do what, and where sequences stand, at one point of a proof: read from the catalog
// by a query of its own, which shares nothing with introspection.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// Something that has an owner or privileges.
struct OwnedObject {
  std::string id;    // of the catalog: stays when it is renamed, is another one when it is made again
  std::string kind;  // "table", "column", "view", "function", "type", "sequence", "schema" …
  model::Name name;
  std::string member;  // of a column, and of the sequence of a column
  std::string owner, privileges;
  std::string position;  // of a sequence: "/" and the last value that it gave, or ":" and the value one step
                         // before its start; a minus before both when it counts down
};

// All schemas but the system's, without members of extensions. One round trip. Throws DbError.
std::vector<OwnedObject> read_ownership(Connection& connection);

// Makes two roles, unless they are there, and gives all that the database has to one of them as far as that
// changes nothing for whom it serves, and privileges to the other: a loss of either is then seen whatever the
// schema says. Sequences that belong to no column continue by some values. Throws DbError.
void plant_ownership(Connection& connection);

// What is no longer as it was, a sentence each. renames: those that happened in between. changed: names of
// the objects whose owner or privileges the migration is to change. Objects that are gone are not looked at:
// whether they should be is up to the comparison of schemas.
std::vector<std::string> ownership_losses(std::vector<OwnedObject> const& before,
                                          std::vector<OwnedObject> const& after,
                                          std::vector<AppliedRename> const& renames,
                                          std::set<model::Name> const& changed);

// Where sequences stand after where they stood, in the same way.
std::vector<std::string> position_losses(std::vector<OwnedObject> const& before,
                                         std::vector<OwnedObject> const& after,
                                         std::vector<AppliedRename> const& renames);

// Those that are still there under their names or identities.
std::vector<OwnedObject> still_there(std::vector<OwnedObject> const& objects,
                                     std::vector<OwnedObject> const& now,
                                     std::vector<AppliedRename> const& renames);

// Those that are still there, and the sequences of columns that are, whatever became of the sequence.
std::vector<OwnedObject> with_their_columns(std::vector<OwnedObject> const& objects,
                                            std::vector<OwnedObject> const& now,
                                            std::vector<AppliedRename> const& renames);

}  // namespace lockstep
