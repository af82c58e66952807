// The helpers of a column or key that another one replaces: the trigger that keeps two columns equal, the
// backfill, the index of the key, and the names on either side of the swap.
#pragma once

#include <string>
#include <vector>

#include "compiler/plan/actions/action.hpp"
#include "compiler/plan/facts/names.hpp"

namespace lockstep {

// ADD CHECK … NOT VALID, VALIDATE, SET NOT NULL, DROP CHECK; in direct mode the bare SET NOT NULL.
// composite: as in the actions.
std::vector<Action> not_null_actions(Names& names, model::Name const& table, std::string const& column,
                                     bool composite, bool single_phase);

// ADD CHECK … NOT VALID with the bounds, VALIDATE, ATTACH PARTITION, DROP CHECK; in direct mode, or where the
// condition is not known, the bare ATTACH PARTITION.
std::vector<Action> attach_actions(Names& names, action::PartitionLink const& link, bool single_phase);

// The next number of the sequence that the column owns, as SQL.
std::string next_of_sequence(model::Name const& table, std::string const& column);

// The unique index that is built concurrently and then becomes the index of the key, and its name until then.
model::Index key_index(model::PrimaryKey const& key, std::string const& name);
std::string key_index_name(Names& names, model::Name const& table, model::PrimaryKey const& key);

// The trigger that fills the incoming column from the outgoing one until the swap.
action::CreateSyncTrigger following_sync(action::ColumnSwap const& swap, bool null_on_error);
// From now on a value that cannot be converted fails the write. The guard after it raises an error if a row
// has such a value from before.
std::vector<Action> make_strict(action::CreateSyncTrigger sync);
// The value of the following column, as SQL; expression: the value of the column that it follows.
std::string converted_value(action::CreateSyncTrigger const& sync, std::string const& expression);
// Fills the following column of the rows that existed before the trigger.
action::Backfill backfill_follower(action::CreateSyncTrigger const& sync,
                                   std::vector<std::string> const& key);
// The reverse swap.
action::ColumnSwap reversed(action::ColumnSwap swap);
action::ValueMapping reversed(action::ValueMapping mapping);
// The name of the incoming column (ColumnSwap::incoming) or of the outgoing one (ColumnSwap::outgoing) of the
// swap of `column`; `column` itself if it is not swapped.
std::string swapped_name(model::Name const& table, std::string const& column,
                         std::vector<action::ColumnSwap> const& columns,
                         action::Follower action::ColumnSwap::*end);
// The index with that name over the incoming or the outgoing columns.
model::Index swapped_index(model::Name const& table, model::Index index, std::string const& name,
                           std::vector<action::ColumnSwap> const& columns,
                           action::Follower action::ColumnSwap::*end);
// The unique index over the incoming columns, which the swap makes the index of the key.
model::Index index_of_incoming(action::KeySwap const& swap, std::vector<action::ColumnSwap> const& columns);

}  // namespace lockstep
