// The undo of an action on something that has dependents: they are dropped before it and created after it, so
// the undo depends on the whole schema and not only on the action.
#pragma once

#include "compiler/diff/diff.hpp"
#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/effects/simulate.hpp"
#include "compiler/plan/facts/names.hpp"

namespace lockstep {

// The rebuild of an enum without the values that the unit adds. before: the state before they are added.
// renamed: the renames of values, which it also reverses. Grade none if the type cannot be rebuilt, for
// example because of the key of a partitioned table: then the values stay.
Reversal without_values(std::vector<Action> const& unit, Simulation const& before,
                        std::vector<AppliedRename> const& renamed, Names& names);

// The undo of DROP EXPRESSION drops the column and adds it again. Changes the reversal so that the dependents
// of the column are dropped and created again around that, after the guards. Grade none if that is not
// possible.
void rollback_dependents(action::DropExpression const& drop, Simulation const& before, Reversal& reversal);

}  // namespace lockstep
