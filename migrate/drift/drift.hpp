// Compares a database with what the repository expects. There are three results: *drift*, a manual change of
// the database; *pending*, a difference that migrations of the directory will remove when they are applied;
// *unmanaged*, what the schema language cannot express.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "emit/drift.hpp"
#include "migrate/drift/database_state.hpp"
#include "migrate/history/applied.hpp"
#include "migrate/project/settings.hpp"
#include "migrate/sources/source.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/server/scratch_on_demand.hpp"

namespace lockstep {

// The schemas to read: those that the repository mentions. Other schemas of the database are not compared.
std::vector<std::string> schemas_to_read(Loaded const& expected, ConnectionUrl const& url);

struct DriftOptions {
  std::string database;              // the name to show
  std::filesystem::path migrations;  // the directory; empty: there is none, so nothing is pending
  std::vector<IgnoreRule> ignore;
  std::string today;  // YYYY-MM-DD
  bool strict = false;
};

struct Drifted {
  DriftReport report;
  // From the database to the expected schema. What is pending, ignored or unmanaged is equal on both sides.
  // hints: those of the schema that still apply.
  Pair<model::Schema> models;
  Hints hints;
};

// expected: a text, or migrations. connection: to the database, outside of a transaction. Expressions are
// compared in temporary tables of that database where it allows them, else on the scratch server. sources: of
// the text, for places. What cannot be compared is listed in the report and is never a finding. Throws
// DbError when the session is lost, and what migrate/sources/replay.hpp throws when the applied migrations
// fail.
Drifted find_drift(Loaded const& expected, DatabaseState const& state, DriftOptions const& options,
                   Sources const& sources, Connection& connection, ScratchOnDemand& scratch);

}  // namespace lockstep
