// Judges one file, statement by statement: its transactions, the locks that they hold, and the resulting
// hazards.
#pragma once

#include "migrate/lint/conditions.hpp"
#include "migrate/lint/lint.hpp"

namespace lockstep {

// What a migration has made. Its rollback may drop that.
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

// known: the schema as the preceding files leave it; the effect of this file is added. sizes: of the tables
// in a database; null without one.
std::vector<PlacedFinding> judge(LintedFile const& file, std::string const& default_schema,
                                 std::map<model::Name, TableSize> const* sizes, TrackedSchema& known);

}  // namespace lockstep
