// What stays, because the schema text has no words for it, and what the plan takes away under it.
#pragma once

#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/effects/disturbs.hpp"
#include "compiler/plan/schedule/rebuild_dependents.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// Whether the object has a statement of its own when it goes because something that it needs does. PostgreSQL
// drops no column that an exclusion constraint names in an expression or a predicate, and drops an owned
// sequence, of which the plan has steps of its own, with the column.
bool goes_by_itself(Dependents const& to, model::DefinedObject const& object, model::ObjectRef const& need);

// An error for each object that stays and needs what goes.
void refuse_needed(RebuildContext const& context);

// An error for each index outside of the model over a column that changes to or from an enum, if the text of
// the index has a value of the enum in it. PostgreSQL would compare that value with the new type.
void refuse_indexes(RebuildContext const& context, Dependents const& from, Invalidation const& taken);

// An error for each thing that stays as it is and holds a value of the old type of the column, which gets
// another one: PostgreSQL would compare that value with the new type.
void refuse_old_type(RebuildContext const& context, Pair<Dependents const&> sides, Invalidation const& taken);

// An error if the unit takes an enum value away that the index has in its text.
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
