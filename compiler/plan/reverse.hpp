// How an action is undone, and what comes back.
#pragma once

#include "compiler/plan/facts.hpp"

namespace lockstep {

struct ReverseContext {
  NewTables const& new_tables;  // created by the same phase: what hangs on them goes when they go
  std::set<model::Name> const& partitioned;  // tables on which nothing can be done concurrently or NOT VALID
  bool direct = false;  // --phases never: plain statements instead of concurrent and validated ones
};

// The undo is as careful about locks as the way forward, and runs from the state in which the action has just
// been done.
Reversal reverse(Action const& action, ReverseContext const& context);

// ADD CHECK … NOT VALID, VALIDATE, SET NOT NULL, DROP CHECK; in direct mode the bare SET NOT NULL.
std::vector<Action> not_null_actions(model::Name const& table, std::string const& column, bool direct);

// The unique index that is built concurrently and then becomes the key's own.
model::Index key_index(model::PrimaryKey const& key);

// A name made from the object's own, at most 63 bytes, with a suffix that is always kept.
std::string made_name(std::string const& base, std::string const& suffix);

}  // namespace lockstep
