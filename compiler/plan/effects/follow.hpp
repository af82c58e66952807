// What stands for a column or a key while another one takes its place: the trigger that keeps two columns
// equal, the fill, the index of the key, and the names on either side of the swap.
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

// The unique index that is built concurrently and then becomes the key's own, and what it is called until
// then.
model::Index key_index(model::PrimaryKey const& key, std::string const& name);
std::string key_index_name(Names& names, model::Name const& table, model::PrimaryKey const& key);

// The trigger by which the column that comes follows the one that goes, until they are swapped.
action::CreateSyncTrigger following_sync(action::ColumnSwap const& swap, bool null_on_error);
// From now on what cannot be converted fails the write; a guard then raises if something could not be before.
std::vector<Action> make_strict(action::CreateSyncTrigger sync);
// The value of the following column, as SQL; expression: that of the column that is followed.
std::string converted_value(action::CreateSyncTrigger const& sync, std::string const& expression);
// Fills the following column of the rows that were there before the trigger.
action::Backfill backfill_follower(action::CreateSyncTrigger const& sync,
                                   std::vector<std::string> const& key);
// The swap back: what went comes, and what came goes.
action::ColumnSwap reversed(action::ColumnSwap swap);
action::ValueMapping reversed(action::ValueMapping mapping);
// What a column is called before the swap (ColumnSwap::next) that is called column after it, or after it
// (ColumnSwap::last) what was called column before; column itself when it is not swapped.
std::string swapped_name(model::Name const& table, std::string const& column,
                         std::vector<action::ColumnSwap> const& columns,
                         action::Follower action::ColumnSwap::*end);
// The index under that name, over the columns as they are called before or after the swap.
model::Index swapped_index(model::Name const& table, model::Index index, std::string const& name,
                           std::vector<action::ColumnSwap> const& columns,
                           action::Follower action::ColumnSwap::*end);
// The unique index, over the columns that come, that becomes the key's own in the swap.
model::Index index_of_incoming(action::KeySwap const& swap, std::vector<action::ColumnSwap> const& columns);

}  // namespace lockstep
