// Tables whose rows row level security hides from the role of a session. A migration that needs all of these
// rows fails at the first such table, so this is checked before anything is changed.
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

// The given tables of which the file, written by emit(), reads all rows.
std::vector<model::Name> tables_in_need(std::string_view sql, HiddenRows const& hidden);

// The problem and its solutions, as text.
std::string describe(std::string const& what, std::vector<model::Name> const& tables,
                     HiddenRows const& hidden);
std::string help_for(std::vector<model::Name> const& tables, HiddenRows const& hidden);

// A file of a migration, with its name in messages.
struct NamedFile {
  std::string name;
  std::string_view sql;
};
std::vector<NamedFile> files_of(std::vector<MigrationEntry> const& pending);
// Throws Refused for the first file that would fail.
void refuse_hidden_rows(std::vector<NamedFile> const& files, Connection& connection);

// Adds a warning when the plan will fail on the database of the URL.
void warn_of_hidden_rows(Plan const& plan, std::string const& url, Diagnostics& diagnostics);

}  // namespace lockstep
