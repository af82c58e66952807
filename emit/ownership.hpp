// Keeps owner and privileges across statements that drop and create an object.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// The blocks before and after the statements of a transaction that drops objects and creates them again under
// their names. The objects get the owner and the privileges that they have in the database where the file
// runs. Both are empty for any other transaction.
struct Restoring {
  std::string note, restore;
  std::set<std::string> objects{};  // the restored objects, as GRANT names them
};
Restoring restoring_of(Batch const& batch);

// Whether the action changes the owner or the privileges of a restored object. Its statement comes after
// `restore`.
bool comes_after(Restoring const& restoring, Action const& action);

// Gives the view the owner of its table, and the privileges of the table and of the columns of the view.
std::string copy_ownership(action::CreateOldNameView const& action);

// Revokes PUBLIC's privileges on a trigger function in the schema of its table, and gives it to the owner of
// the table when the session is a superuser's. A role that writes the table needs no privilege on the
// function.
std::string close_function(model::Name const& function, model::Name const& table);

// Revokes all privileges of other roles than the owner on an archive and its content (TABLE "archive"."t",
// FUNCTION "archive"."f"()), which default privileges may have granted, and gives them to the owner of the
// table when the session is a superuser's. So a role that may not read the table may not read the archive.
std::string close_archive(std::string const& archive, model::Name const& table,
                          std::vector<std::string> const& tables, std::vector<std::string> const& functions);

}  // namespace lockstep
