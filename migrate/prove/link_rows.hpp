// Which rows refer to which: each row of a table with foreign keys together with the rows that it refers to,
// compared by content, so that neither new key values nor keys that change places go unseen.
#pragma once

#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// A foreign key as one side of a migration has it.
struct LinkEnd {
  std::string label;  // the same on both sides
  model::Name table;
  bool partitioned = false;
  std::vector<std::string> columns, referenced_columns;
  std::vector<std::string> content;  // columns of the referenced table that are kept
};

// One side of a table with foreign keys.
struct LinkingTable {
  model::Name table;
  bool partitioned = false;
  std::vector<std::string> columns;  // that are kept
  std::vector<LinkEnd> ends;         // sorted by label
};

// The foreign keys that both sides have: over the same columns to the same table, except renames. Two that
// exchange their tables count as the same: a table of pairs keeps its pairs. kept: of kept_columns().
std::vector<Pair<LinkingTable>> kept_links(Pair<model::Schema> const& models,
                                           std::vector<AppliedRename> const& renames,
                                           std::vector<KeptColumns> const& kept);

// For each entry "rows hash". One round trip. Throws DbError.
std::vector<std::string> snapshot(std::vector<Pair<LinkingTable>> const& links, End end,
                                  Connection& connection);

}  // namespace lockstep
