// The state of a proof, and its plans.
#include <optional>

#include "compiler/diff/diff.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/check.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "introspect/introspect.hpp"
#include "migrate/prove/proof_steps.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "migrate/prove/unmanaged.hpp"

namespace lockstep {

std::optional<Planned> plan_for(ProofState& state, Pair<model::Schema> const& models, Hints const& hints,
                                PlanOptions how) {
  Diagnostics diagnostics;
  Planned result;
  how.pg_version = state.version;
  result.plan = plan(models, hints, how, diagnostics);
  if (diagnostics.has_errors()) {
    std::string text;
    for (Diagnostic const& diagnostic : diagnostics.sorted()) text += diagnostic.message + "\n";
    fail(state, "it cannot be planned: " + text);
    return {};
  }
  std::string const broken = check(result.plan);
  if (!broken.empty()) {
    fail(state, "the plan breaks its own safety rules: " + broken);
    return {};
  }
  result.files = emit(result.plan, {.name = "proof", .pg_version = state.version});
  return result;
}

bool make_plans(ProofState& state) {
  Diagnostics ignored;  // plan() reports the same diagnostics
  state.renames = applicable(state.models, state.hints, ignored);
  state.kept = kept_columns(state.models, state.renames);
  state.whole = old_columns(state.models, state.renames);
  std::optional<Planned> create =
      plan_for(state, {.from = {}, .to = state.models.from}, {}, {.phases = PhasesMode::never});
  if (!create) return false;
  state.create = std::move(*create);
  if (state.options.source != nullptr && !kept_unmanaged(state.models.from).empty()) {
    state.whole_from = with_unmanaged(state.models.from, *state.options.source);
    model::Schema bare = state.models.from;
    bare.unmanaged.clear();
    std::optional<Planned> unmanaged =
        plan_for(state, {.from = bare, .to = state.whole_from}, {}, {.phases = PhasesMode::never});
    if (!unmanaged) return false;
    state.unmanaged = std::move(*unmanaged);
  }
  PlanOptions how{.phases = state.options.phases,
                  .runner = state.options.runner,
                  .keep_column_order = state.options.keep_column_order};
  if (state.options.archive) how.archive = "proof";
  std::optional<Planned> migration = plan_for(state, state.models, state.hints, how);
  if (!migration) return false;
  state.migration = std::move(*migration);
  for (Change const& change : state.migration.plan.changes) {
    if (alters(change, model::ObjectKind::column, "type")) state.retyped.insert(change.to);
  }
  state.archived = archived_columns(state.migration.plan, state.renames);
  return true;
}

bool fail(ProofState& state, std::string reason) {
  state.proof.failure = std::move(reason);
  return false;
}

std::string file_name(ProofState const& state, std::size_t phase, std::string_view file) {
  std::string const& suffix = state.migration.files[phase].suffix;
  return (suffix.empty() ? "" : suffix.substr(1) + "/") + std::string(file);
}

void empty_tables(ProofState& state) {
  state.emptied = true;
  Connection& connection = state.database.reader();
  std::string list;
  for (model::Table const& table : introspect(connection).tables) {
    list += (list.empty() ? "" : ", ") + model::qualified(table.name);
  }
  if (!list.empty()) connection.execute("TRUNCATE " + list + " CASCADE");
}

}  // namespace lockstep
