#include "drift.hpp"
#include "compiler/plan/planner.hpp"
#include "migrate/drift/database_state.hpp"

#include "compiler/plan/actions/step.hpp"
#include "emit/emit.hpp"
#include "migrate/drift/drift.hpp"
#include "migrate/history/run_file.hpp"

namespace lockstep {
namespace {

std::string look(Loaded const& text, Sources const& sources, Connection& connection,
                 ScratchOnDemand& scratch) {
  DatabaseState const state = read_database(connection, text.schemas);
  DriftReport const report =
      find_drift(text, state, {.today = "2026-01-01"}, sources, connection, scratch).report;
  if (report.drift.empty() && report.cannot_compare.empty()) return "";
  return drift_text(report);
}

}  // namespace

std::string drift_after_creation(Loaded const& text, Sources const& sources,
                                 std::vector<std::string> const& prelude, ScratchServer& server) {
  Diagnostics diagnostics;
  Plan const steps = plan({{}, text.schema}, {}, {.phases = PhasesMode::never}, diagnostics);
  if (diagnostics.has_errors()) return "cannot be planned: " + diagnostics.sorted().front().message;
  std::string const url = server.create_database("drift");
  std::string said;
  {
    Connection connection = Connection::open(url);
    for (std::string const& statement : prelude) connection.execute(statement);
    for (MigrationFiles const& file : emit(steps, {})) {
      if (auto const failure = run_file(file.migration_sql, connection)) said = describe(*failure);
    }
    ScratchOnDemand scratch;
    if (said.empty()) said = look(text, sources, connection, scratch);
  }
  server.drop_database(url);
  return said;
}

}  // namespace lockstep
