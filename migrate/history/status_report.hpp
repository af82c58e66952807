// The state of every migration for a person, a program or a page.
#pragma once

#include <string>
#include <vector>

#include "migrate/history/migration_status.hpp"

namespace lockstep {

// A line a migration, what stands in the way, and what to do next. Empty folder and history: states it.
std::string status_text(std::vector<MigrationEntry> const& all);
// {"migrations":[{"name","state","phase","finished_at",…}],"pending":n,…}; ends with a line end.
std::string status_json(std::vector<MigrationEntry> const& all);

// The history as a Markdown table: name, when, how long, what became of it, what it changes and what it risks
// (by the header comments of its file).
std::string history_markdown(std::vector<Migration> const& folder, std::vector<HistoryRow> const& history);
std::string history_text(std::vector<Migration> const& folder, std::vector<HistoryRow> const& history);

// Whether all of the folder is applied as it is, and nothing else.
bool is_up_to_date(std::vector<MigrationEntry> const& all);

}  // namespace lockstep
