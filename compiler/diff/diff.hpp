// Two models to the list of what differs. One generic walk over the field lists of the model does it for
// every kind of object: members are paired by name, other fields are compared; there is no code per kind.
//
// Renames are dealt with before the walk: a hint that applies turns the from side into a model that already
// bears the new name, so that whatever else changed about the object is found as an ordinary alteration.
// Keys, indexes and foreign keys that are equal except their names are paired afterwards and become renames
// as well.
#pragma once

#include "compiler/diff/change.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/model/origins.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// A hint that takes effect: the object had the old name and has none now.
struct AppliedRename {
  model::ObjectRef from;  // address on the from side
  model::ObjectRef to;    // address on the to side
};

// The hints that apply to this pair of models. A hint whose old name is gone is silently over; one whose old
// and new name both exist in `from` is an error; so are two hints for one object and an unfollowed join
// table.
std::vector<AppliedRename> applicable(Pair<model::Schema> const& models, Hints const& hints,
                                      Diagnostics& diagnostics);

// `from` with the renames carried out: tables, columns, enums and enum values, and every reference to them.
model::Schema with_renames(model::Schema from, std::vector<AppliedRename> const& renames);

// The changes that lead from models.from to models.to. renames come first; then drops, creations and
// alterations, each in the order of its side. Linear except for look-ups.
std::vector<Change> diff(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames);

// The same without any rename, for two models that stand apart.
std::vector<Change> diff(model::Schema const& from, model::Schema const& to);

// For each table or column that goes while one of the same shape comes, without a hint: a warning "did you
// mean a rename?". hints: of `to`; they tell which tables are join tables, where a hint stands on a field.
void suggest_renames(Pair<model::Schema> const& models, std::vector<Change> const& changes,
                     Hints const& hints, model::Origins const& origins, Diagnostics& diagnostics);

// One change in a few words: "rename column public.User.name to full_name", "alter column public.User.age:
// type".
std::string phrase(Change const& change);

// A readable tree: what --summary shows. "No difference." and a line end for none.
std::string summary(std::vector<Change> const& changes, Pair<model::Schema> const& models);

}  // namespace lockstep
