// What the migrations before a statement say about the schema, as far as it decides what the statement does:
// columns with their types, checks that exclude NULL, tables of indexes, values of enums, and what is new.
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
  std::string
      not_null;  // the column of which a check states that it is not null; empty: it says something else
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

// "view", "type" …, as the statement calls it, and its name.
using TrackedObject = std::pair<std::string, model::Name>;

struct TrackedSchema {
  std::map<model::Name, TrackedTable> tables;
  std::map<model::Name, model::Name> index_tables;
  std::map<model::Name, std::vector<std::string>> enums;
  // Made by the migration at hand: whoever uses it cannot use it yet. Of tables also the columns.
  std::set<model::Name> new_tables;
  std::set<std::pair<model::Name, std::string>> new_columns;
  std::map<model::Name, model::Name> old_names;              // of tables that it has renamed
  std::set<std::pair<model::Name, std::string>> left_names;  // of columns that it has renamed
  // Made by a migration of the same change: the phases of one plan.
  std::set<TrackedObject> made;
  // Dropped by the migration at hand.
  std::set<TrackedObject> dropped;
  // Of functions that the same change has made: their text.
  std::vector<std::string> functions;

  TrackedColumn const* column(model::Name const& table, std::string const& name) const;
  bool is_new(model::Name const& table) const { return new_tables.contains(table); }
};

// What a catalog says, as a beginning. NOT VALID checks and enum values included.
TrackedSchema tracked_schema_of(model::Schema const& schema);

// The statement has been run. row: the match that held.
void apply(Operation const& act, Match const& match, TrackedSchema& known);

// The type after ALTER COLUMN … TYPE, or that of a new column, from its first token on.
model::Type type_at(TokenSpan tokens);

// Of ADD COLUMN: what stands after the name of the column.
TokenSpan definition_of(Operation const& act, std::string const& column);

}  // namespace lockstep
