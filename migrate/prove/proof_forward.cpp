// Runs every migration.sql, also on rows that it does not accept.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "emit/emit.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/prove/lock_observer.hpp"
#include "migrate/prove/placeholder_values.hpp"
#include "migrate/prove/proof_steps.hpp"

namespace lockstep {

namespace {

// The tables that earlier files of the same phase create.
std::set<model::Name> created_before(ProofState const& state, std::size_t entry) {
  std::set<model::Name> result;
  std::vector<PhasePlan> const& phases = state.migration.plan.phases;
  for (std::size_t i = entry; i-- > 0 && phases[i].phase == phases[entry].phase;) {
    for (Step const* const step : steps_of(phases[i].forward)) {
      if (auto const* create = get_if<action::CreateTable>(step->action)) result.insert(create->table.name);
    }
  }
  return result;
}

std::optional<Failure> run_watched(ProofState& state, std::size_t phase, Connection& connection) {
  EmitOptions const written{
      .name = "proof", .pg_version = state.version, .key_operators = key_operators_in(state.migration.plan)};
  LockProof locks(connection, state.migration.plan.phases[phase].forward, written,
                  created_before(state, phase));
  auto failure = run_file(
      state.migration.files[phase].migration_sql, connection, 0,
      {.before = [&](std::string_view statement) { locks.before(statement); },
       .after = [&](std::string_view statement, std::size_t line) { locks.after(statement, line); }});
  state.proof.locks.statements += locks.measured();
  auto const tell = [&](std::vector<std::string> const& from, std::vector<std::string>& to) {
    for (std::string const& line : from) to.push_back(file_name(state, phase, "migration.sql") + ", " + line);
  };
  tell(locks.unplanned_locks(), state.proof.locks.unplanned_locks);
  tell(locks.weaker_than_planned(), state.proof.locks.weaker_than_planned);
  return failure;
}

// Whether building the index evaluates an expression, which may fail on the value of a row.
bool evaluates(model::Index const& index) {
  return !index.predicate.empty() || std::ranges::any_of(index.parts, [](model::IndexPart const& part) {
    return !part.expression.empty();
  });
}

// Whether the plan announces that the phase may fail on some rows: for a plan without phases, a cast, a
// unique index, a foreign key, a check, a value that only a person knows, or one that is computed.
bool announced(ProofState const& state, std::size_t phase) {
  using enum HazardCode;
  static constexpr auto codes =
      std::to_array({lossy_cast, converted_by_author, enum_value_removed, unique_may_fail,
                     foreign_key_may_fail, check_may_fail, required_without_value, value_needed});
  for (Step const* const step : steps_of(state.migration.plan.phases[phase].forward)) {
    auto const* const add = get_if<action::AddColumn>(step->action);
    if (add != nullptr && !add->column.generated.empty()) return true;
    auto const* index = get_if<action::CreateIndex>(step->action);
    if (index != nullptr && evaluates(index->index)) return true;
    for (Hazard const& hazard : step->hazards) {
      if (std::ranges::find(codes, hazard.code) != codes.end()) return true;
    }
  }
  return state.options.phases == PhasesMode::never;
}

// A migration may fail on rows if its plan announces it. Then the proof continues on empty tables.
bool without_rows(ProofState& state, std::size_t phase, std::string const& sql, Failure const& failure) {
  std::string const name = file_name(state, phase, "migration.sql");
  std::string_view const sqlstate = failure.sqlstate;
  bool const on_rows = sqlstate.starts_with("23") || sqlstate.starts_with("22") || sqlstate == "P0001";
  if (!announced(state, phase) || !on_rows || state.emptied)
    return fail(state, name + ", " + describe(failure));
  state.proof.notes.push_back(
      name + " cannot run on these rows; its structure was proved on empty tables: " + failure.message);
  state.proof.emptied_up = true;
  if (state.probing) state.probing->rows_are_gone();
  empty_tables(state);
  Connection connection = state.database.connect();
  auto const again = run_file(sql, connection, failure.resume);
  return !again || fail(state, name + ", on empty tables, " + describe(*again));
}

// The file from offset on, with placeholders replaced, as a person would continue it. Line ends replace what
// is done, to keep the line numbers.
std::string filled_rest(ProofState const& state, std::size_t i, std::size_t offset) {
  std::string const& sql = state.migration.files[i].migration_sql;
  PhasePlan const& phase = state.migration.plan.phases[i];
  auto const done = std::count(sql.begin(), sql.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  return std::string(static_cast<std::size_t>(done), '\n') +
         fill_placeholders(std::string_view(sql).substr(offset), placeholders_of(phase.forward),
                           state.models.to, still_to_come(state.renames, phase.after), state.samples);
}

std::string rows_to_fill(std::vector<action::Backfill> const& placeholders, Connection& connection) {
  for (action::Backfill const& backfill : placeholders) {
    Result const answer =
        connection.execute("SELECT count(*) FROM " + model::qualified(backfill.table) + " WHERE " +
                           is_null(model::quote_identifier(backfill.column), backfill.composite));
    if (answer.text(0, 0) != "0") return model::qualified(backfill.table) + "." + backfill.column;
  }
  return {};
}

bool migrate_up(ProofState& state, bool first, std::size_t i) {
  std::string const name = file_name(state, i, "migration.sql");
  std::string const& sql = state.migration.files[i].migration_sql;
  auto const placeholders = placeholders_of(state.migration.plan.phases[i].forward);
  Connection connection = state.database.connect();
  auto failure = first && state.options.locks ? run_watched(state, i, connection) : run_file(sql, connection);
  if (!failure) {
    std::string const unfilled = rows_to_fill(placeholders, connection);
    if (!unfilled.empty())
      return fail(state, name + " did not fail although rows have no value: " + unfilled);
    return true;
  }
  if (failure->statement.find(placeholder_marker) == std::string::npos) {
    return without_rows(state, i, sql, *failure);
  }
  if (first) state.proof.notes.push_back(name + " fails until the placeholder value is replaced");
  std::string const filled = filled_rest(state, i, failure->resume);
  failure = run_file(filled, connection);
  return !failure || without_rows(state, i, filled, *failure);
}

}  // namespace

bool migrate_up(ProofState& state, bool first) {
  for (std::size_t i = 0; i < state.migration.files.size(); ++i) {
    if (!migrate_up(state, first, i)) return false;
    if (!first || !state.probing) continue;
    Connection connection = state.database.connect();
    state.probing->after(i, file_name(state, i, "migration.sql"), connection);
    state.proof.probes = state.probing->result();
  }
  return true;
}

}  // namespace lockstep
