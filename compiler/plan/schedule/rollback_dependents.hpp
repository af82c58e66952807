// The undo of what other things stand on: they go before it and are restored after it, so that it depends on
// the whole schema and not on the action alone.
#pragma once

#include "compiler/diff/diff.hpp"
#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/effects/simulate.hpp"
#include "compiler/plan/facts/names.hpp"

namespace lockstep {

// unit: values that are added to one enum. The rebuild that takes all of them out again, in the state before
// they were added; renamed: the renames of values, which it takes back, too. Grade none where the type cannot
// be rebuilt, as under the key of a partitioned table: then the values stay.
Reversal without_values(std::vector<Action> const& unit, Simulation const& before,
                        std::vector<AppliedRename> const& renamed, Names& names);

// A column that is to be generated again is created again: changes the reversal of the action so that what
// stands on the column goes and is restored with it, after the guards. Grade none where that cannot be.
void rollback_dependents(action::DropExpression const& drop, Simulation const& before, Reversal& reversal);

}  // namespace lockstep
