// Generates rows for every table of a schema, so that a migration can be proved on a database that is not
// empty. The rows satisfy all constraints of the schema, and can also exist in the other schema of a
// migration: their values survive a change of type, are unique where an index will require it, and are mostly
// not NULL where NULL will be forbidden.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"
#include "migrate/prove/value_sources.hpp"

namespace lockstep {

struct Rows {
  // INSERT statements in an order that satisfies foreign keys, and a setval for each column with a sequence.
  std::vector<std::string> statements;
  // Each row of a statement as a separate statement, for the case that the server refuses one of them,
  // because only the constants of checks are known here. None for a setval.
  std::vector<std::vector<std::string>> one_by_one;
  // The reason why a table stays empty, a sentence each.
  std::vector<std::string> left_empty;
};

// schema: the schema of the database, canonical. other: the other side of the migration, with the names of
// this one. samples: of both. Deterministic. n log n in tables and columns.
Rows make_rows(model::Schema const& schema, model::Schema const& other, Samples const& samples = {});

}  // namespace lockstep
