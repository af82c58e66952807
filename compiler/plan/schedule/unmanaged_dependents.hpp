// What stays, because the schema text has no words for it, and what the plan takes away under it.
#pragma once

#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/effects/disturbs.hpp"
#include "compiler/plan/schedule/rebuild_dependents.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// An error for each object that stays and needs what goes.
void refuse_needed(RebuildContext const& context);

// An error for each index outside of the model over a column that changes to or from an enum, if the text of
// the index has a value of the enum in it. PostgreSQL would compare that value with the new type.
void refuse_indexes(RebuildContext const& context, Dependents const& from, Invalidation const& taken);

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
