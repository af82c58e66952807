// The schema as the preceding statements and migrations make it, as far as it decides what a statement does:
// columns with their types, checks that exclude NULL, tables of indexes, values of enums, and which objects
// are new.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "migrate/lint/operations.hpp"

namespace lockstep {

struct TrackedColumn {
  model::Type type;
  bool required = false;
  bool has_default = false;
  bool computed = false;  // generated from others
};

struct TrackedConstraint {
  std::string not_null;  // the column that a check declares not null; empty: it checks something else
  bool foreign_key = false;
  bool valid = true;
  std::set<std::string> values{};  // of a check: the constants in it
};

// The strings and numbers among the tokens.
std::set<std::string> constants_of(TokenSpan tokens);

struct TrackedTable {
  std::map<std::string, TrackedColumn> columns;
  std::map<std::string, TrackedConstraint> constraints;
};

// The kind as in the statement, "view", "type" …, and the name.
using TrackedObject = std::pair<std::string, model::Name>;

struct TrackedSchema {
  std::map<model::Name, TrackedTable> tables;
  std::map<model::Name, model::Name> index_tables;
  std::map<model::Name, std::vector<std::string>> enums;
  // Made by the current migration, so no release uses them yet. Tables include their columns.
  std::set<model::Name> new_tables;
  std::set<std::pair<model::Name, std::string>> new_columns;
  std::map<model::Name, model::Name> old_names;              // of tables that it has renamed
  std::set<std::pair<model::Name, std::string>> left_names;  // of columns that it has renamed
  // Made by a migration of the same change, that is of any phase of one plan.
  std::set<TrackedObject> made;
  // Dropped by the current migration.
  std::set<TrackedObject> dropped;
  // The text of each function that the same change has made.
  std::vector<std::string> functions;

  TrackedColumn const* column(model::Name const& table, std::string const& name) const;
  bool is_new(model::Name const& table) const { return new_tables.contains(table); }
};

// The initial state from a catalog, with NOT VALID checks and enum values.
TrackedSchema tracked_schema_of(model::Schema const& schema);

// Applies the effect of a statement. row: the match that applies.
void apply(Operation const& act, Match const& match, TrackedSchema& known);

// The type after ALTER COLUMN … TYPE or in ADD COLUMN, from its first token on.
model::Type type_at(TokenSpan tokens);

// Of ADD COLUMN: the definition after the name of the column.
TokenSpan definition_of(Operation const& act, std::string const& column);

}  // namespace lockstep
