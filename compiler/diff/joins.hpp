// The join tables of implicit many-to-many relations. The schema text does not contain them: the names of the
// models determine the names of these tables and the sides of their columns A and B, so a rename of a model
// may change both.
#pragma once

#include <optional>
#include <vector>

#include "compiler/diff/change.hpp"
#include "compiler/model/hints.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// The hints of `to` and the renames that follow for join tables. The rules:
// - The old table is the one of the same name; else the one in `@renamedFrom` on a field of the relation;
//   else, for a relation without a name, the only one between the same two tables that is not in `to`.
// - If A belongs to the model that B belonged to, the columns are exchanged. The sides of `from` are those of
//   its foreign keys, or of its text.
// A warning if the sides may be exchanged but cannot be determined. hints: of both sides; those of a database
// are empty. Every caller of plan() and verify() whose `to` is a text calls this first, with the models as
// they were read: without these renames the links of a table with exchanged sides refer to other rows.
Hints with_join_tables(Pair<model::Schema const&> models, Pair<Hints const&> hints, Diagnostics& diagnostics);

// A join table of `to` whose sides are exchanged, or which is renamed, without such a rename among the hints:
// the caller did not call with_join_tables(). Finds only what the foreign keys of `from` prove. hints: of
// `to`.
std::optional<model::Name> unfollowed_join_table(Pair<model::Schema const&> models, Hints const& hints);

// The tables of `from` that may be the join table under an old name, for a suggestion: between the same two
// tables and not in `to`. hints: of `to`.
std::vector<model::Name> old_join_tables(Pair<model::Schema const&> models, Hints const& hints,
                                         JoinHint const& join);

}  // namespace lockstep
