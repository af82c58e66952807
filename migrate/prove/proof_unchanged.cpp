// What a migration and a rollback must not change: rows, links, owners, privileges, sequences.
#include <fmt/format.h>

#include <optional>
#include <set>
#include <utility>

#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/facts/sequence_range.hpp"
#include "migrate/prove/link_rows.hpp"
#include "migrate/prove/ownership.hpp"
#include "migrate/prove/proof_steps.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "migrate/prove/unmanaged.hpp"

namespace lockstep {

namespace {

bool links_kept(ProofState& state, End end, Connection& connection, std::string const& what) {
  std::vector<std::string> const now = snapshot(state.links, end, connection);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] != state.links_before[i])
      return fail(state, what + " changed the rows to which rows of " +
                             model::qualified(state.links[i].from.table) + " refer to");
  }
  return true;
}

// Whether every archived value is restored, whatever the grade.
bool archives_kept(ProofState& state, Connection& connection, std::string const& what) {
  std::vector<std::string> const now = snapshot(state.archived, End::from, connection);
  for (std::size_t i = 0; i < now.size(); ++i) {
    std::string const table = model::qualified(state.archived[i].table.from);
    if (now[i] != state.archived_before[i])
      return fail(state, what + " did not restore the data of " + table + " from its archive");
    std::string columns;
    for (Pair<std::string> const& column : state.archived[i].columns)
      columns += (columns.empty() ? "" : ", ") + column.from;
    state.proof.notes.push_back(fmt::format("{} rows of {} were restored unchanged from an archive ({})",
                                            now[i].substr(0, now[i].find(' ')), table, columns));
  }
  return true;
}

bool same_rows(ProofState& state, End end, std::string const& what) {
  Connection& connection = state.database.reader();
  if (end == End::from && !archives_kept(state, connection, what)) return false;
  std::vector<std::string> const now = snapshot(state.kept, end, connection);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] != state.before[i])
      return fail(state, what + " changed rows of " + model::qualified(state.kept[i].table.from));
  }
  if (!links_kept(state, end, connection, what)) return false;
  bool const all_must_be_back = end == End::from && state.lossless && !state.losses_allowed;
  if (!all_must_be_back) return true;
  if (snapshot(state.whole, End::from, connection) == state.whole_before) return true;
  return fail(state, what + " is graded lossless, but rows have changed");
}

// The names of the objects to which the migration gives another owner or other privileges because the schemas
// differ in them.
std::set<model::Name> changed_ownership(ProofState const& state) {
  std::set<model::Name> names;
  for (Change const& change : state.migration.plan.changes) {
    for (model::ObjectRef const* object : {&change.from, &change.to}) {
      bool const ownership =
          object->kind == model::ObjectKind::owner || object->kind == model::ObjectKind::privileges;
      // A sequence that a column owns has the owner of the table, and keeps it when the column lets it go.
      bool const taken = object->kind == model::ObjectKind::setting && object->member == "owner";
      if (ownership || taken) names.insert(object->owner);
    }
  }
  return names;
}

// Sequences that the migration moves to the start of a range that their position is not in. A rollback does
// not move them again.
std::set<std::pair<model::Name, std::string>> restarted_sequences(ProofState const& state) {
  std::set<std::pair<model::Name, std::string>> result;
  auto const add = [&](model::DefinedObject const& object, std::optional<SequenceRange> const& from,
                       std::optional<SequenceRange> const& to) {
    if (from && to && may_precede(*from, *to))
      result.emplace(object.address.owner, std::string(column_setting(object).column));
  };
  for (PhasePlan const& phase : state.migration.plan.phases) {
    for (Step const* const step : steps_of(phase.forward)) {
      if (auto const* replace = get_if<action::ReplaceObject>(step->action))
        add(replace->to, range_of(replace->from), range_of(replace->to));
      if (auto const* create = get_if<action::CreateObject>(step->action))
        add(create->object, SequenceRange{}, range_of(create->object));
      if (auto const* drop = get_if<action::DropObject>(step->action))
        add(drop->object, range_of(drop->object), SequenceRange{});
    }
  }
  return result;
}

}  // namespace

bool can_see_rows(ProofState& state, std::string const& what, std::function<bool()> const& read) {
  try {
    return read();
  } catch (DbError const& error) {
    if (state.database.reader().is_lost()) throw;
    return fail(state, "the rows of " + what + " cannot be compared: " + error.fields.message);
  }
}

bool rows_kept(ProofState& state, End end, std::string const& what) {
  if (state.emptied) return true;
  return can_see_rows(state, what, [&] { return same_rows(state, end, what); });
}

bool nothing_else_changed(ProofState& state, End end, std::string const& what) {
  std::vector<OwnedObject> const now = read_ownership(state.database.reader());
  std::vector<AppliedRename> const none;
  std::vector<AppliedRename> const& renames = end == End::to ? state.renames : none;
  if (end == End::to) state.owned_after = now;
  std::vector<OwnedObject> const owed =
      end == End::to ? state.owned_before : still_there(state.owned_before, state.owned_after, state.renames);
  std::vector<std::string> losses = ownership_losses(owed, now, renames, changed_ownership(state));
  std::vector<OwnedObject> standing =
      end == End::to ? state.owned_before
                     : with_their_columns(state.owned_before, state.owned_after, state.renames);
  auto const restarted = restarted_sequences(state);
  if (end == End::from)
    std::erase_if(standing, [&](OwnedObject const& object) {
      return object.kind == "sequence" && restarted.contains({object.name, object.member});
    });
  std::vector<std::string> const unmanaged =
      end == End::to ? unmanaged_losses(state.unmanaged_before, state.unmanaged_now, state.migration.plan,
                                        state.models.to, state.renames)
                     : unmanaged_losses(state.unmanaged_before, state.unmanaged_now);
  losses.insert(losses.begin(), unmanaged.begin(), unmanaged.end());
  if (!state.emptied) {
    for (std::string& loss : position_losses(standing, now, renames)) losses.push_back(std::move(loss));
  }
  if (losses.empty()) return true;
  std::string text = what + " changed other objects:";
  for (std::string const& loss : losses) text += "\n  " + loss;
  return fail(state, text);
}

}  // namespace lockstep
