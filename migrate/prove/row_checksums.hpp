// The content of a database as one hash for each table, to prove that a migration keeps the rows.
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

// Columns of one table, with their names on both sides of a migration.
struct KeptColumns {
  Pair<model::Name> table;
  std::vector<Pair<std::string>> columns;  // empty: only rows are counted
  bool partitioned = false;                // its rows are those of its partitions
};

// What must be equal before and after: tables that exist on both sides, and their columns with the same type
// and set of values that the migration does not fill (NULL before, NOT NULL after). renames: those that
// apply.
std::vector<KeptColumns> kept_columns(Pair<model::Schema> const& models,
                                      std::vector<AppliedRename> const& renames);

// All columns of the old side with stored values, except generated ones and those that the migration fills:
// what a lossless rollback must restore.
std::vector<KeptColumns> old_columns(Pair<model::Schema> const& models,
                                     std::vector<AppliedRename> const& renames);

// What the plan archives, one entry for each table or column, with the names before the plan. The entry of a
// column contains the key of its rows.
std::vector<KeptColumns> archived_columns(Plan const& plan, std::vector<AppliedRename> const& renames);

enum class End { from, to };

// "rows hash" for each entry. Throws DbError.
std::vector<std::string> snapshot(std::vector<KeptColumns> const& kept, End end, Connection& connection);

// What the triggers of the tables change when a column of each table is added and written in all rows:
// columns of kept, or tables of it where rows are added or deleted. The names are those before the migration.
// It is tried and rolled back. Must be called outside of a transaction. Throws DbError, with the transaction
// open.
std::set<model::ObjectRef> changed_by_triggers(std::set<model::Name> const& tables,
                                               std::vector<KeptColumns> const& kept, Connection& connection);
void leave_out(std::set<model::ObjectRef> const& changed, std::vector<KeptColumns>& kept);

}  // namespace lockstep
