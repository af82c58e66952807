#include "migrate/history/status_report.hpp"
#include "compiler/diff/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "emit/print_json.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

std::string first_line(std::string const& text) { return text.substr(0, text.find('\n')); }

// The server's message, which follows the line that records the progress.
std::string error_of(HistoryRow const& row) {
  if (!progress_of(row)) return first_line(row.logs);
  std::size_t const end = row.logs.find('\n');
  return end == std::string::npos ? "" : first_line(row.logs.substr(end + 1));
}

std::string remark(MigrationEntry const& one) {
  std::string text;
  auto const add = [&](std::string const& more) { text += (text.empty() ? "" : "; ") + more; };
  if (one.edited) add("edited after it was applied");
  if (one.out_of_order) add("older than what is applied");
  if (one.was_rolled_back) add("was rolled back");
  if (one.state == MigrationState::pending && one.migration->phase == Phase::contract)
    add("waits for --contract");
  if (one.state == MigrationState::failed || one.state == MigrationState::rolling_back) {
    if (auto const progress = progress_of(*one.row))
      add(fmt::format("{} of {} segments done", progress->done, progress->all));
    std::string const error = error_of(*one.row);
    add(error.empty() ? "was interrupted" : error);
  }
  return text;
}

std::string next_step(std::vector<MigrationEntry> const& all) {
  auto const any = [&](auto const& wanted) { return std::any_of(all.begin(), all.end(), wanted); };
  auto const is = [](MigrationState state) {
    return [state](MigrationEntry const& one) { return one.state == state; };
  };
  if (any(is(MigrationState::rolling_back)))
    return "A rollback was interrupted: finish it with lockstep migrate rollback.";
  if (any(is(MigrationState::missing)))
    return "Migrations are applied that are not in the folder; is it up to date?";
  if (any([](MigrationEntry const& one) { return one.edited; })) {
    return "Applied migrations were edited: restore them, or accept them with lockstep migrate resolve "
           "--edited NAME.";
  }
  auto const interrupted = std::find_if(all.begin(), all.end(), [](MigrationEntry const& one) {
    return one.state == MigrationState::failed && error_of(*one.row).empty();
  });
  if (interrupted != all.end()) {
    bool const fills = interrupted->migration->phase == Phase::backfill;
    return fills ? "A backfill was interrupted: continue it with lockstep backfill run, or with lockstep "
                   "migrate deploy."
                 : "A migration was interrupted: continue it with lockstep migrate deploy.";
  }
  if (any(is(MigrationState::failed)))
    return "A migration failed: correct the cause, then continue it with lockstep migrate deploy.";
  for (MigrationEntry const& one : all) {
    if (one.state != MigrationState::pending) continue;
    if (one.migration->phase != Phase::contract) return "lockstep migrate deploy applies what is pending.";
    return "When the old application version is gone: lockstep migrate deploy --contract";
  }
  return "The database is up to date.";
}

struct LogRow {
  std::string name, when, took, outcome, changes, risk;
};

std::string changes_of(Migration const& migration) {
  std::string text;
  std::string_view rest = without_mark(migration.sql);
  while (rest.starts_with("--")) {
    std::size_t const end = std::min(rest.find('\n'), rest.size());
    std::string_view const line = rest.substr(0, end);
    if (line.starts_with("--   ")) text += (text.empty() ? "" : ", ") + std::string(line.substr(5));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

std::vector<LogRow> log_rows(std::vector<Migration> const& folder, std::vector<HistoryRow> const& history) {
  std::map<std::string, Migration const*> files;
  for (Migration const& one : folder) files.emplace(one.name, &one);
  std::vector<LogRow> result;
  for (HistoryRow const& row : history) {
    LogRow line{
        .name = row.name, .when = row.started_at.substr(0, 19), .took = fmt::format("{:.1f} s", row.seconds)};
    line.outcome = row.rolled_back_at ? "rolled back"
                   : row.finished_at  ? "applied"
                                      : "failed: " + error_of(row);
    auto const file = files.find(row.name);
    if (file != files.end()) {
      std::string_view const sql = without_mark(file->second->sql);
      line.changes = changes_of(*file->second);
      if (auto const loss = header_value(sql, "data loss")) line.risk = "data loss " + *loss;
      if (auto const blocking = header_value(sql, "blocking"))
        line.risk += (line.risk.empty() ? "" : ", ") + ("blocking " + *blocking);
    }
    result.push_back(std::move(line));
  }
  return result;
}

std::string cell(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (c == '|' || c == '\\') result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result;
}

}  // namespace

bool is_up_to_date(std::vector<MigrationEntry> const& all) {
  return std::all_of(all.begin(), all.end(),
                     [](MigrationEntry const& one) { return one.applied() && !one.edited; });
}

std::string status_text(std::vector<MigrationEntry> const& all) {
  if (all.empty()) return "No migrations, neither in the folder nor in the database.\n";
  std::size_t width = 0;
  for (MigrationEntry const& one : all) width = std::max(width, one.name.size());
  std::string text;
  for (MigrationEntry const& one : all) {
    std::string const more = remark(one);
    text += fmt::format("{:<{}}  {}{}\n", one.name, width, enum_name(one.state),
                        more.empty() ? "" : "  (" + more + ")");
  }
  return text + "\n" + next_step(all) + "\n";
}

std::string status_json(std::vector<MigrationEntry> const& all) {
  Json list = Json::array();
  for (MigrationEntry const& one : all) {
    Json entry = {{"name", one.name}, {"state", enum_name(one.state)}};
    if (one.migration != nullptr && one.migration->phase) entry["phase"] = enum_name(*one.migration->phase);
    if (one.row != nullptr) {
      entry["started_at"] = one.row->started_at;
      if (one.row->finished_at) entry["finished_at"] = *one.row->finished_at;
      if (auto const progress = progress_of(*one.row)) {
        entry["segments_done"] = progress->done;
        entry["segments"] = progress->all;
      }
      if (!one.row->finished_at && !error_of(*one.row).empty()) entry["error"] = error_of(*one.row);
    }
    entry["edited"] = one.edited;
    entry["out_of_order"] = one.out_of_order;
    entry["was_rolled_back"] = one.was_rolled_back;
    list.push_back(std::move(entry));
  }
  Json const json = {{"version", 2}, {"up_to_date", is_up_to_date(all)}, {"migrations", std::move(list)}};
  return json_document(json);
}

std::string history_markdown(std::vector<Migration> const& folder, std::vector<HistoryRow> const& history) {
  std::string text = "| migration | when | took | outcome | changes | risk |\n|---|---|---|---|---|---|\n";
  for (LogRow const& row : log_rows(folder, history)) {
    text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", cell(row.name), cell(row.when), row.took,
                        cell(row.outcome), cell(row.changes), cell(row.risk));
  }
  return text;
}

std::string history_text(std::vector<Migration> const& folder, std::vector<HistoryRow> const& history) {
  std::string text;
  for (LogRow const& row : log_rows(folder, history)) {
    text += fmt::format("{}  {:>8}  {}  {}\n", row.when, row.took, row.name, row.outcome);
    if (!row.changes.empty()) text += "    " + row.changes + "\n";
    if (!row.risk.empty()) text += "    " + row.risk + "\n";
  }
  return text.empty() ? "No migration was applied.\n" : text;
}

}  // namespace lockstep
