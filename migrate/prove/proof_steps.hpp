// The steps of a proof, in their order. Each returns whether the proof continues.
#pragma once

#include "migrate/prove/proof_state.hpp"

namespace lockstep {

// Plans the migration, and what creates `from`.
bool make_plans(ProofState& state);

// Creates `from` in the database of the proof.
bool create_from(ProofState& state);

// Gives every table rows, and remembers what the rows, links, privileges and sequences are.
bool fill_tables(ProofState& state);

// Runs every migration.sql. first: watch the locks, and let the application versions write between the files.
bool migrate_up(ProofState& state, bool first);

// Runs every rollback.sql, last first.
bool migrate_down(ProofState& state);

// The start with the values of enums that no rollback takes out again.
model::Schema from_with_left_over(ProofState const& state);

// Whether the catalog is the model that was meant, with nothing besides.
bool is_schema(ProofState& state, std::string const& what, model::Schema const& wanted);

// What a comparison with a text leaves out: objects that are held by their definition, and those that the
// model has no place for. Sorted.
std::vector<model::ObjectRef> undeclared_objects(model::Schema const& found, Connection& connection);

// Whether the rows that both sides have are unchanged at that end.
bool rows_kept(ProofState& state, End end, std::string const& what);

// Runs `read`, which compares rows. False, with a reason, when a policy hides rows from the role of the
// proof.
bool can_see_rows(ProofState& state, std::string const& what, std::function<bool()> const& read);

// A rollback owes no privileges on what the migration had dropped, whatever its grade: they are of no
// schema.
bool nothing_else_changed(ProofState& state, End end, std::string const& what);

// A database made from the target at once, read by pg_dump, which shares nothing with introspection.
bool second_reader_agrees(ProofState& state);

}  // namespace lockstep
