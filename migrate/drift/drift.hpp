// Is the database what the repository says? Three answers: *drift*, what somebody changed in the database;
// *pending*, what differs because migrations of the directory were not applied yet; *unmanaged*, what the
// schema language cannot say.
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

// The schemas to look into: those that the repository speaks of. What others keep next to them is theirs.
std::vector<std::string> schemas_to_read(Loaded const& expected, ConnectionUrl const& url);

struct DriftOptions {
  std::string database;              // the name to show
  std::filesystem::path migrations;  // the directory; empty: none is known, so nothing is pending
  std::vector<IgnoreRule> ignore;
  std::string today;  // YYYY-MM-DD
  bool strict = false;
};

struct Drifted {
  DriftReport report;
  // From the database to what it is to be: the schema, except what is pending, ignored or unmanaged, which
  // are alike on both sides. hints: of the schema, as far as they still count.
  Pair<model::Schema> models;
  Hints hints;
};

// expected: a text, or migrations. connection: to the database, outside of a transaction; it is asked about
// expressions where it takes temporary tables, else the scratch server is. sources: of the text, for places.
// What cannot be compared is in the report and never a finding. Throws DbError when the session is lost, and
// what migrate/sources/replay.hpp throws when the applied migrations do not run.
Drifted find_drift(Loaded const& expected, DatabaseState const& state, DriftOptions const& options,
                   Sources const& sources, Connection& connection, ScratchOnDemand& scratch);

}  // namespace lockstep
