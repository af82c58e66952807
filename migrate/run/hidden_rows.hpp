// Tables whose rows row level security hides from the role of a session. A migration that has to see all of
// them stops at the first one, so this is asked before anything is changed.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "migrate/history/migration_status.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

struct HiddenRows {
  std::string role;
  std::set<model::Name> tables;  // none for a superuser and for a role with BYPASSRLS
};
HiddenRows read_hidden_rows(Connection& connection);

// Of these tables those of which the file, written by emit(), looks at all rows.
std::vector<model::Name> tables_in_need(std::string_view sql, HiddenRows const& hidden);

// What is wrong, and what helps.
std::string describe(std::string const& what, std::vector<model::Name> const& tables,
                     HiddenRows const& hidden);
std::string help_for(std::vector<model::Name> const& tables, HiddenRows const& hidden);

// A file of a migration under the name that messages give it.
struct NamedFile {
  std::string name;
  std::string_view sql;
};
std::vector<NamedFile> files_of(std::vector<MigrationEntry> const& pending);
// Throws Refused for the first file that would stop.
void refuse_hidden_rows(std::vector<NamedFile> const& files, Connection& connection);

// Adds a warning to the plan of a change of the database of the URL.
void warn_of_hidden_rows(Plan const& plan, std::string const& url, Diagnostics& diagnostics);

}  // namespace lockstep
