// Owner and privileges across the statements that drop and create an object.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// What stands before and after the statements of a transaction that drops objects and creates them again
// under their names: they get back the owner and the privileges that they have in the database where the file
// runs. Both are empty for a transaction that does not.
struct Restoring {
  std::string note, restore;
  std::set<std::string> objects{};  // those, as GRANT names them
};
Restoring restoring_of(Batch const& batch);

// Whether the action changes the owner or the privileges of such an object. Its statement comes after
// `restore`.
bool comes_after(Restoring const& restoring, Action const& action);

// Gives the view the owner of its table, and the privileges of the table and of the columns of the view.
std::string copy_ownership(action::CreateOldNameView const& action);

// Closes a trigger function that stands next to its table to everybody else, and gives it to the owner of the
// table where the session is a superuser's. Whoever writes the table needs no right to call it.
std::string close_function(model::Name const& function, model::Name const& table);

// The same for an archive and what is in it (TABLE "archive"."t", FUNCTION "archive"."f"()), whatever default
// privileges have granted: nobody reads there what the table did not let them read.
std::string close_archive(std::string const& archive, model::Name const& table,
                          std::vector<std::string> const& tables, std::vector<std::string> const& functions);

}  // namespace lockstep
