// The links between rows: each row of a table with foreign keys is compared by content together with the rows
// that it refers to. So the comparison finds wrong links even when key values change or two keys exchange
// their columns.
#pragma once

#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// A foreign key on one side of a migration.
struct LinkEnd {
  std::string label;  // the same on both sides
  model::Name table;
  bool partitioned = false;
  std::vector<std::string> columns, referenced_columns;
  std::vector<std::string> content;  // the kept columns of the referenced table
};

// A table with foreign keys, on one side of a migration.
struct LinkingTable {
  model::Name table;
  bool partitioned = false;
  std::vector<std::string> columns;  // the kept ones
  std::vector<LinkEnd> ends;         // sorted by label
};

// The foreign keys that both sides have: over the same columns to the same table, except for renames. Two
// keys that exchange their tables count as the same, so a table of pairs must keep its pairs. kept: of
// kept_columns().
std::vector<Pair<LinkingTable>> kept_links(Pair<model::Schema> const& models,
                                           std::vector<AppliedRename> const& renames,
                                           std::vector<KeptColumns> const& kept);

// For each entry "rows hash". One round trip. Throws DbError.
std::vector<std::string> snapshot(std::vector<Pair<LinkingTable>> const& links, End end,
                                  Connection& connection);

}  // namespace lockstep
