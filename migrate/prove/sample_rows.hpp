// Made-up rows for every table of a schema, so that a migration can be proved on a database that is not
// empty. The rows keep all constraints of the schema, and are such that they can also live in the other
// schema of a migration: values that survive a change of type, unique where an index will ask for it, present
// in most rows where NULL will be forbidden.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"
#include "migrate/prove/value_sources.hpp"

namespace lockstep {

struct Rows {
  // INSERT statements in an order in which foreign keys hold, and a setval for each column with a sequence.
  std::vector<std::string> statements;
  // The rows of each statement by themselves, for when the server refuses one of them: checks are not known
  // here except their constants. None for a setval.
  std::vector<std::vector<std::string>> one_by_one;
  // Why a table stays empty, a sentence each.
  std::vector<std::string> left_empty;
};

// schema: what the database looks like, canonical. other: the other side of the migration, under the names of
// this one. samples: of both. Deterministic. n log n in tables and columns.
Rows make_rows(model::Schema const& schema, model::Schema const& other, Samples const& samples = {});

}  // namespace lockstep
