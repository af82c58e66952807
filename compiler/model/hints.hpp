// What an author says about the past of an object, next to the model: it used to have another name.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

// `@renamedFrom("old")` on a field, an enum value, a model or an enum. object is the new name, as the model
// has it. old_name is the name in the database, in the same schema or table or enum. exchanged: another hint
// gives the old name to the object that had the new one, so that both exist before and after.
struct RenameHint {
  model::ObjectRef object;
  std::string old_name;
  Span span;
  bool exchanged = false;
};

// One side of an implicit many-to-many relation: the table that the column of the join table refers to, and
// the model and the list field of the schema text. old_name: `@renamedFrom("_old")` on that field, the name
// that the join table had; empty for none.
struct JoinSide {
  model::Name table;
  std::string model;
  std::string field;
  std::string old_name;
  Span span;  // of the hint
};

// An implicit many-to-many relation: its join table, with the sides of the columns A and B. Which model is on
// which side follows from the order of names, so that a rename can turn it round.
struct JoinHint {
  model::Name table;
  bool named = false;  // by @relation, so that the name of the table does not follow from those of the models
  JoinSide a, b;
  Span span;
};

// `@backfill("expression")` on a field: how existing rows get their value while the column is being
// introduced, or becomes required, or gets another type. implied: by another attribute, for rows without a
// value; it converts none.
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
