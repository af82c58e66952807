// Errors for objects that stay, because the schema text cannot express them, but need what the plan drops or
// changes.
#pragma once

#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/effects/disturbs.hpp"
#include "compiler/plan/schedule/rebuild_dependents.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// Whether an object that is dropped because of something that it needs requires a separate statement.
// PostgreSQL refuses to drop a column that an exclusion constraint has in an expression or predicate. It
// drops an owned sequence with the column, and the plan has separate steps for the sequence.
bool goes_by_itself(Dependents const& to, model::DefinedObject const& object, model::ObjectRef const& need);

// An error for each object that stays and needs what is dropped.
void refuse_needed(RebuildContext const& context);

// An error for each index outside the model over a column that changes to or from an enum, if the text of the
// index uses an enum. PostgreSQL would compare its value with the new type.
void refuse_indexes(RebuildContext const& context, Dependents const& from, Invalidation const& taken);

// An error for each check, generated column or index that stays unchanged and contains a value of the old
// type of the column: PostgreSQL would compare that value with the new type.
void refuse_old_type(RebuildContext const& context, Pair<Dependents const&> sides, Invalidation const& taken);

// An error if the unit removes an enum value that the text of the index contains.
void refuse_lost_value(RebuildContext const& context, Unit const& unit, model::Name const& table,
                       model::Index const& index);

// An error for each object that the unit creates again and whose definition has an enum value that the unit
// removes.
void refuse_lost_values(RebuildContext const& context, Unit const& unit);

// An error if the object is the storage or the compression of a column that stays, and the new type of the
// column is neither compressed nor stored out of line.
void refuse_untoasted(RebuildContext const& context, Dependents const& to, Invalidation const& taken,
                      model::DefinedObject const& object);

}  // namespace lockstep
