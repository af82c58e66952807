// What the rows of a database say, as one hash a table, to prove that a migration keeps them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "compiler/plan/actions/step.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// Columns of one table, under the names they have on either side of a migration.
struct KeptColumns {
  Pair<model::Name> table;
  std::vector<Pair<std::string>> columns;  // empty: only rows are counted
  bool partitioned = false;                // its rows are those of its partitions
};

// Everything that must be the same before and after: tables of both sides, and their columns whose type and
// set of values stay and that are not about to be filled (NULL before, NOT NULL after). renames: those that
// apply.
std::vector<KeptColumns> kept_columns(Pair<model::Schema> const& models,
                                      std::vector<AppliedRename> const& renames);

// All columns of the old side that hold values of their own, except those that the migration fills: what a
// lossless rollback has to give back.
std::vector<KeptColumns> old_columns(Pair<model::Schema> const& models,
                                     std::vector<AppliedRename> const& renames);

// What the plan puts into archives, an entry a table or column, under the names before the plan; a column
// with the key of its rows.
std::vector<KeptColumns> archived_columns(Plan const& plan, std::vector<AppliedRename> const& renames);

enum class End { from, to };

// For each entry "rows hash". Throws DbError.
std::vector<std::string> snapshot(std::vector<KeptColumns> const& kept, End end, Connection& connection);

// What the triggers of the tables change when a column of each is added and written in all rows: columns of
// kept, or tables of it where rows come or go. Names of before. It is tried and rolled back; outside of a
// transaction. Throws DbError, with the transaction open.
std::set<model::ObjectRef> changed_by_triggers(std::set<model::Name> const& tables,
                                               std::vector<KeptColumns> const& kept, Connection& connection);
void leave_out(std::set<model::ObjectRef> const& changed, std::vector<KeptColumns>& kept);

}  // namespace lockstep
