// The steps of a proof, in their order. Each returns whether the proof continues.
#pragma once

#include "migrate/prove/proof_state.hpp"

namespace lockstep {

// Plans the migration, and what creates `from`.
bool make_plans(ProofState& state);

// Creates `from` in the database of the proof.
bool create_from(ProofState& state);

// Inserts rows into every table, and records the rows, links, privileges and sequences.
bool fill_tables(ProofState& state);

// Runs every migration.sql. first: watch the locks, and try the statements of the application versions
// between the files.
bool migrate_up(ProofState& state, bool first);

// Runs every rollback.sql, last first.
bool migrate_down(ProofState& state);

// `from` with the enum values that no rollback removes.
model::Schema from_with_left_over(ProofState const& state);

// Whether the catalog equals the expected model and contains nothing else.
bool is_schema(ProofState& state, std::string const& what, model::Schema const& wanted);

// The objects that a comparison with a text excludes: objects with a definition, and those that the model
// does not represent. Sorted.
std::vector<model::ObjectRef> undeclared_objects(model::Schema const& found, Connection& connection);

// Whether the rows that both sides have are unchanged at that end.
bool rows_kept(ProofState& state, End end, std::string const& what);

// Runs `read`, which compares rows. False, with a reason, when a policy hides rows from the role of the
// proof.
bool can_see_rows(ProofState& state, std::string const& what, std::function<bool()> const& read);

// Whether owners, privileges, sequences and unmanaged objects are unchanged. A rollback need not restore
// privileges on what the migration had dropped, whatever its grade, because no schema contains them.
bool nothing_else_changed(ProofState& state, End end, std::string const& what);

// Whether the result equals a database created directly from the target, both read by pg_dump, which shares
// no code with introspection.
bool second_reader_agrees(ProofState& state);

}  // namespace lockstep
