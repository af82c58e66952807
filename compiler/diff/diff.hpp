// The list of differences between two models. One generic walk over the field lists of the model handles
// every kind of object: members are paired by name, other fields are compared.
//
// Renames are applied before the walk: a hint gives the object its new name in `from`, so that the walk finds
// its other changes as alterations. Keys, indexes and foreign keys that differ only in their names are paired
// after the walk and become renames too.
#pragma once

#include "compiler/diff/change.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/model/origins.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// A hint that applies: the object has the old name in `from` and the new one in `to`.
struct AppliedRename {
  model::ObjectRef from;  // address in `from`
  model::ObjectRef to;    // address in `to`
};

// The hints that apply to this pair of models. A hint whose old name does not exist any more is ignored.
// Errors: a hint whose old and new name both exist in `from`, two hints for one object, and a join table
// without the renames that follow for it (joins.hpp).
std::vector<AppliedRename> applicable(Pair<model::Schema> const& models, Hints const& hints,
                                      Diagnostics& diagnostics);

// `from` with the renames applied: tables, columns, enums and enum values, and every reference to them.
model::Schema with_renames(model::Schema from, std::vector<AppliedRename> const& renames);

// The changes from models.from to models.to: renames first, then drops, creations and alterations, each in
// the order of its side. Linear except for look-ups.
std::vector<Change> diff(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames);

// The same without renames, for two models without hints.
std::vector<Change> diff(model::Schema const& from, model::Schema const& to);

// A warning "did you mean a rename?" for each dropped table or column for which one of the same shape is
// created, without a hint. hints: those of `to`; they contain the join tables, whose hint is on a relation
// field.
void suggest_renames(Pair<model::Schema> const& models, std::vector<Change> const& changes,
                     Hints const& hints, model::Origins const& origins, Diagnostics& diagnostics);

// A change as a short text: "rename column public.User.name to full_name", "alter column public.User.age:
// type".
std::string phrase(Change const& change);

// The changes as a tree, the output of --summary. "No difference." and a line end if there are none.
std::string summary(std::vector<Change> const& changes, Pair<model::Schema> const& models);

}  // namespace lockstep
