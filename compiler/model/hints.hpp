// The hints of a schema text, next to the model: former names, and values for existing rows.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

// `@renamedFrom("old")` on a field, an enum value, a model or an enum. object: the address with the new name,
// as in the model. old_name: the name in the database, in the same schema, table or enum. exchanged: another
// hint gives the object with the old name the new one, so that both names exist before and after.
struct RenameHint {
  model::ObjectRef object;
  std::string old_name;
  Span span;
  bool exchanged = false;
};

// One side of an implicit many-to-many relation: the table that the column of the join table refers to, and
// the model and the list field of the schema text. old_name: from `@renamedFrom("_old")` on that field, the
// former name of the join table; empty for none.
struct JoinSide {
  model::Name table;
  std::string model;
  std::string field;
  std::string old_name;
  Span span;  // of the hint
};

// An implicit many-to-many relation: its join table, with the sides of the columns A and B. The alphabetical
// order of the models determines the sides, so a rename of a model can exchange them.
struct JoinHint {
  model::Name table;
  bool named = false;  // by @relation, so that the models do not determine the name of the table
  JoinSide a, b;
  Span span;
};

// `@backfill("expression")` on a field: the value of existing rows when the column is added, becomes required
// or changes its type. implied: by another attribute; only for rows without a value, not for a conversion.
struct BackfillHint {
  model::ObjectRef column;
  std::string expression;
  Span span;
  bool implied = false;
};

struct Hints {
  std::vector<RenameHint> renames;
  std::vector<BackfillHint> backfills;
  std::vector<JoinHint> joins;
};

}  // namespace lockstep
