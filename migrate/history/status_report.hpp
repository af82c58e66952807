// The state of every migration, as text, JSON or Markdown.
#pragma once

#include <string>
#include <vector>

#include "migrate/history/migration_status.hpp"

namespace lockstep {

// One line for each migration, then the problems and what to do next. It also states that folder and history
// are empty.
std::string status_text(std::vector<MigrationEntry> const& all);
// {"migrations":[{"name","state","phase","finished_at",…}],"pending":n,…}; ends with a line end.
std::string status_json(std::vector<MigrationEntry> const& all);

// The history as a Markdown table: name, start, duration, result, and the changes and risks that the header
// comment of the file lists.
std::string history_markdown(std::vector<Migration> const& folder, std::vector<HistoryRow> const& history);
std::string history_text(std::vector<Migration> const& folder, std::vector<HistoryRow> const& history);

// Whether every migration of the folder is applied and unchanged, and the history has no other one.
bool is_up_to_date(std::vector<MigrationEntry> const& all);

}  // namespace lockstep
