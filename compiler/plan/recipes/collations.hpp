// A column that gets another collation. Its values stay as they are, so nothing is written but the indexes,
// whose order is another one.
#pragma once

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

// Whether the change of a column is one of collation for which PostgreSQL builds indexes of the table again.
bool recollates_indexes(PlanningContext const& recipe, Change const& change);

// Whether values are equal under the collation of one side that differ under that of the other: one of the
// two is not deterministic.
bool changes_equality(PlanningContext const& recipe, Pair<model::Column> const& columns);

// Whether a unique index is over the column, and values may be equal under the collation of this column,
// which differ under that of the other side.
bool may_repeat(PlanningContext const& recipe, Change const& change,
                std::map<model::ObjectRef, model::DefinedObject const*> const& objects,
                model::Column const& column);

}  // namespace lockstep
