// The order of a proof:
//
//   create `from` · rows · checksums · up · is it `to`? · checksums · down · is it `from`? · checksums · up ·
//   is it `to`?
#include "migrate/prove/prover.hpp"

#include "migrate/prove/proof_steps.hpp"

namespace lockstep {

Proof verify(Pair<model::Schema> const& models, Hints const& hints, VerifyOptions const& options,
             ScratchServer& server) {
  ProofState state(models, hints, options, server);
  if (!make_plans(state)) return state.proof;
  state.proof.planned = true;
  if (!create_from(state) || !fill_tables(state)) return state.proof;
  if (!migrate_up(state, true)) return state.proof;
  state.proof.applied = true;
  state.proof.matches_to = is_schema(state, "`to` after the migration", state.models.to) &&
                           rows_kept(state, End::to, "the migration") &&
                           nothing_else_changed(state, End::to, "the migration");
  if (!state.proof.matches_to || !second_reader_agrees(state) || !migrate_down(state)) return state.proof;
  state.proof.rolled_back = true;
  state.proof.matches_from = is_schema(state, "`from` after the rollback", from_with_left_over(state)) &&
                             rows_kept(state, End::from, "the rollback") &&
                             nothing_else_changed(state, End::from, "the rollback");
  if (!state.proof.matches_from) return state.proof;
  state.proof.applied_again =
      migrate_up(state, false) && is_schema(state, "`to` after the second migration", state.models.to);
  if (state.proof.applied_again && !state.proof.locks.unplanned_locks.empty())
    fail(state, "locks not predicted by the plan: " + state.proof.locks.unplanned_locks.front());
  if (state.proof.holds() && !state.proof.probes.failures.empty())
    fail(state, "an application version cannot write: " + state.proof.probes.failures.front());
  return state.proof;
}

}  // namespace lockstep
