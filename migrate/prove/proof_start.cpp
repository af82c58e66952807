// The start of a proof: creates `from` and its rows, and reads them.
#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "compiler/diff/diff.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "emit/fragments.hpp"
#include "introspect/introspect.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/prove/link_rows.hpp"
#include "migrate/prove/ownership.hpp"
#include "migrate/prove/policy_roles.hpp"
#include "migrate/prove/proof_steps.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "migrate/prove/sample_rows.hpp"
#include "migrate/prove/unmanaged.hpp"
#include "migrate/prove/value_sources.hpp"

namespace lockstep {

namespace {

// Tables whose triggers fire for rows that the plan fills, under the names before the migration.
std::set<model::Name> tables_with_fired_triggers(ProofState const& state) {
  std::set<model::Name> tables;
  auto const add = [&](std::vector<Batch> const& batches) {
    for (Step const* const step : steps_of(batches)) {
      for (Hazard const& hazard : step->hazards) {
        if (hazard.code == HazardCode::triggers_fire) tables.insert(hazard.object.owner);
      }
    }
  };
  for (PhasePlan const& phase : state.migration.plan.phases) {
    add(phase.forward);
    add(phase.backward);
  }
  for (AppliedRename const& rename : state.renames) {
    if (tables.erase(rename.to.owner) > 0) tables.insert(rename.from.owner);
  }
  return tables;
}

// What these triggers change is reported, and is excluded from the rows that must stay unchanged.
void leave_out_fired(ProofState& state, Connection& connection) {
  std::set<model::Name> const tables = tables_with_fired_triggers(state);
  if (tables.empty()) return;
  try {
    std::set<model::ObjectRef> const changed = changed_by_triggers(tables, state.whole, connection);
    for (model::ObjectRef const& each : changed)
      state.proof.notes.push_back(model::to_string(each) + " is not compared: triggers change it (H210)");
    leave_out(changed, state.kept);
    leave_out(changed, state.whole);
  } catch (DbError const& error) {
    if (connection.is_lost()) throw;
    connection.execute("ROLLBACK");
    state.proof.notes.push_back("the changes of triggers (H210) are not known: " + error.fields.message);
  }
}

bool insert_at_once(Rows const& rows, Connection& connection) {
  if (rows.statements.empty()) return true;
  try {
    connection.pipeline(rows.statements);
    return true;
  } catch (DbError const&) {
    if (connection.is_lost()) throw;
    return false;
  }
}

std::string reference_somewhere(model::Table const& table, model::ForeignKey const& key) {
  return fmt::format(
      "UPDATE ONLY {0} SET ({1}) = (SELECT {2} FROM ONLY {3} LIMIT 1) WHERE ctid = (SELECT ctid FROM ONLY "
      "{0} LIMIT 1)",
      model::qualified(table.name), quoted_list(key.columns), quoted_list(key.referenced_columns),
      model::qualified(key.referenced));
}

// The server's message; empty when it accepted the statement.
std::string refusal_of(std::string const& statement, Connection& connection) {
  try {
    connection.execute(statement);
    return {};
  } catch (DbError const& error) {
    if (connection.is_lost()) throw;
    return error.fields.message;
  }
}

// The rows of a key that closes a cycle of tables have NULL, because no referenced row existed when they were
// made. Gives one row of each such table a reference, where constraints allow it. Whether any got one.
bool close_cycles(ProofState& state, Connection& connection) {
  std::set<std::string> empty;
  for (Unproved const& each : state.proof.unproved) empty.insert(each.object);
  bool closed = false;
  if (empty.empty()) return closed;
  for (model::Table const& table : state.models.from.tables) {
    std::string const name = model::qualified_if_needed(table.name) + ".";
    for (model::ForeignKey const& key : table.foreign_keys) {
      bool const never = std::ranges::all_of(key.columns, [&](std::string const& column) {
        return empty.contains(name + model::quoted_if_needed(column));
      });
      if (never && refusal_of(reference_somewhere(table, key), connection).empty()) closed = true;
    }
  }
  return closed;
}

// Inserts all rows of a statement, or the rows that the server accepts one by one.
void insert_rows(ProofState& state, std::string const& statement, std::vector<std::string> const& one_by_one,
                 Connection& connection) {
  std::string const reason = refusal_of(statement, connection);
  if (reason.empty()) return;
  std::size_t taken = 0;
  for (std::string const& row : one_by_one) taken += refusal_of(row, connection).empty() ? 1U : 0U;
  std::string const head = statement.substr(0, statement.find(" ("));
  state.proof.notes.push_back(
      taken == 0 ? fmt::format("no rows by {}: {}", head, reason)
                 : fmt::format("{} of {} rows by {}: {}", taken, one_by_one.size(), head, reason));
}

}  // namespace

bool create_from(ProofState& state) {
  Connection connection = state.database.connect();
  for (std::string const& sql : state.options.prelude_sql) connection.execute(sql);
  if (!state.server.directory().empty()) {
    std::set<std::string> roles = policy_roles(state.models.from);
    roles.merge(policy_roles(state.models.to));
    make_roles(roles, connection);
  }
  state.prelude = undeclared_objects(introspect(connection), connection);
  for (MigrationFiles const& file : state.create.files) {
    if (auto const failure = run_file(file.migration_sql, connection)) {
      return fail(state, "`from` cannot be created: " + describe(*failure));
    }
  }
  if (!is_schema(state, "`from` after its creation", state.models.from)) return false;
  for (MigrationFiles const& file : state.unmanaged.files) {
    if (auto const failure = run_file(file.migration_sql, connection))
      return fail(state, "unmanaged objects cannot be created: " + describe(*failure));
  }
  if (!state.unmanaged.files.empty()) {
    model::Schema found = introspect(connection);
    state.unmanaged_before = take_unmanaged(found, kept_unmanaged(state.models.from), {});
  }
  // Roles belong to the whole server. When the user supplies the server, the proof must not change them.
  if (state.server.directory().empty()) {
    state.proof.notes.push_back(
        "owners and privileges are not compared: this needs roles, and lockstep creates roles only on a "
        "server that it starts");
  } else {
    plant_ownership(connection);
  }
  return true;
}

bool fill_tables(ProofState& state) {
  Connection connection = state.database.connect();
  std::vector<AppliedRename> back;
  for (AppliedRename const& rename : state.renames) back.push_back({rename.to, rename.from});
  model::Schema const wanted = with_renames(state.models.to, back);
  state.samples = Samples::find(state.models.from, wanted, connection);
  Rows const rows =
      make_rows(state.unmanaged.files.empty() ? state.models.from : state.whole_from, wanted, state.samples);
  for (std::string const& reason : rows.left_empty) state.proof.notes.push_back(reason);
  if (!insert_at_once(rows, connection)) {
    for (std::size_t i = 0; i < rows.statements.size(); ++i)
      insert_rows(state, rows.statements[i], rows.one_by_one[i], connection);
  }
  state.proof.unproved = find_unproved(state.models.from, state.samples, connection);
  if (close_cycles(state, connection))
    state.proof.unproved = find_unproved(state.models.from, state.samples, connection);
  leave_out_fired(state, connection);
  state.links = kept_links(state.models, state.renames, state.kept);
  bool const seen = can_see_rows(state, "`from`", [&] {
    state.before = snapshot(state.kept, End::from, state.database.reader());
    state.whole_before = snapshot(state.whole, End::from, state.database.reader());
    state.archived_before = snapshot(state.archived, End::from, state.database.reader());
    state.links_before = snapshot(state.links, End::from, state.database.reader());
    return true;
  });
  if (!seen) return false;
  state.owned_before = read_ownership(state.database.reader());
  if (!state.options.probes) return true;
  state.probing.emplace(state.models, state.renames, state.migration.plan, state.samples);
  state.probing->before(connection);
  return true;
}

}  // namespace lockstep
