// What an author says about the past of an object, beside the model: it used to have another name.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

// `@renamedFrom("old")` on a field, an enum value, a model or an enum. object is the new name, as the model
// has it. old_name is the name in the database, in the same schema or table or enum.
struct RenameHint {
  model::ObjectRef object;
  std::string old_name;
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
};

}  // namespace lockstep
