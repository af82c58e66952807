// One file, statement by statement: its transactions, the locks that they hold, and the hazards that come of
// it.
#pragma once

#include "migrate/lint/conditions.hpp"
#include "migrate/lint/lint.hpp"

namespace lockstep {

// What a migration has made, so that its rollback may drop it.
struct Made {
  std::set<model::Name> tables;
  std::set<std::pair<model::Name, std::string>> columns;
  std::set<TrackedObject> objects;
};

struct LintedFile {
  std::string path;
  std::string_view sql;
  bool first = false;            // the first migration: there are no rows yet
  Made const* undoes = nullptr;  // of a rollback
};

struct PlacedFinding {
  std::optional<std::size_t> statement;  // index; none: of the file
  LintFinding finding;
};

// known: what the files before have made of the schema; what this one makes of it is added. sizes: of tables
// in a database; null without one.
std::vector<PlacedFinding> judge(LintedFile const& file, std::string const& default_schema,
                                 std::map<model::Name, TableSize> const* sizes, TrackedSchema& known);

}  // namespace lockstep
