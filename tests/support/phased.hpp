// The files of a migration between two schema texts, and running them one by one.
#pragma once

#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "migrate/history/run_file.hpp"
#include "postgres/client/connection.hpp"
#include "support/catch.hpp"
#include "support/schema_text.hpp"

namespace lockstep::testing {

struct Phased {
  std::vector<std::string> up, down;  // one for each phase, in the order of the phases
};

// Fails the test when it cannot be planned.
inline Phased files_between(std::string const& from, std::string const& to, PlanOptions const& how = {},
                            EmitOptions const& written = {}) {
  Read const wanted = read_schema(to);
  Diagnostics diagnostics;
  Plan const made = plan({read_schema(from).schema, wanted.schema}, wanted.hints, how, diagnostics);
  INFO(render(diagnostics, {}));
  REQUIRE_FALSE(diagnostics.has_errors());
  Phased result;
  for (MigrationFiles const& file : emit(made, written)) {
    result.up.push_back(file.migration_sql);
    result.down.push_back(file.rollback_sql);
  }
  return result;
}

// The server's error; empty when the SQL runs to its end.
inline std::string failure_of(std::string const& sql, Connection& connection) {
  auto const failure = run_file(sql, connection);
  return failure ? failure->message : "";
}

inline void must_run(std::string const& sql, Connection& connection) {
  auto const failure = run_file(sql, connection);
  INFO(sql << (failure ? describe(*failure) : ""));
  REQUIRE_FALSE(failure);
}

// The first column of all rows, joined by commas.
inline std::string answer(Connection& connection, std::string const& query) {
  Result const result = connection.execute(query);
  std::string text;
  for (std::size_t i = 0; i < result.rows(); ++i)
    text +=
        (i > 0 ? "," : "") + (result.is_null(i, 0) ? std::string("NULL") : std::string(result.text(i, 0)));
  return text;
}

}  // namespace lockstep::testing
