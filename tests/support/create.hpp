// Creates a database from a schema text, with the migration from nothing.
#pragma once

#include <stdexcept>
#include <string>

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "migrate/history/run_file.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep::testing {

// Throws std::runtime_error with the message of the planner or the server when that fails.
inline void create(model::Schema const& schema, Connection& connection) {
  Diagnostics diagnostics;
  int const version = connection.server_version() / 10000;
  Plan const made =
      plan({.from = {}, .to = schema}, {}, {.phases = PhasesMode::never, .pg_version = version}, diagnostics);
  if (diagnostics.has_errors()) throw std::runtime_error(diagnostics.sorted().front().message);
  for (MigrationFiles const& files : emit(made, {.name = "create", .pg_version = version})) {
    if (auto const failure = run_file(files.migration_sql, connection)) {
      throw std::runtime_error(describe(*failure));
    }
  }
}

}  // namespace lockstep::testing
