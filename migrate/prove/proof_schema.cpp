// Compares the catalog with the expected model.
#include <algorithm>
#include <array>

#include "compiler/diff/diff.hpp"
#include "compiler/model/partitions.hpp"
#include "compiler/model/print.hpp"
#include "introspect/introspect.hpp"
#include "migrate/prove/proof_steps.hpp"
#include "migrate/prove/unmanaged.hpp"
#include "migrate/sources/compare.hpp"

namespace lockstep {

namespace {

// Whether the server prints objects that depend on it differently after the migration: it is renamed, or has
// another type, so that casts appear and disappear.
bool respells(ProofState const& state, model::ObjectRef const& need) {
  bool const renamed = std::ranges::any_of(state.renames, [&](AppliedRename const& rename) {
    return rename.to == need || (rename.to.member.empty() && rename.to.owner == need.owner);
  });
  return renamed || state.retyped.contains(need);
}

// A kept object has the definition from before the migration. Where the server now prints it differently, the
// new text is expected.
model::Schema as_spelled(ProofState const& state, model::Schema wanted, model::Schema const& found) {
  if (state.renames.empty() && state.retyped.empty()) return wanted;
  for (model::DefinedObject& object : wanted.objects) {
    bool const respelled = std::ranges::any_of(
        object.needs, [&](model::ObjectRef const& need) { return respells(state, need); });
    model::DefinedObject const* const now = respelled ? model::find(found.objects, object.address) : nullptr;
    if (now != nullptr) object.definition = now->definition;
  }
  return wanted;
}

// A text speaks of the indexes of a partitioned table, and not of those that its partitions have with them.
bool has_attached_indexes(model::Schema const& schema) {
  return std::ranges::any_of(schema.objects, model::is_attached_index);
}

// Whether no other spelling of a text explains it.
bool is_beyond_spelling(Change const& change) {
  static constexpr auto fields = std::to_array<std::string_view>({"nullable", "identity", "collation"});
  return change.to.kind == model::ObjectKind::column &&
         std::ranges::any_of(fields, [&](std::string_view field) { return changes(change, field); });
}

}  // namespace

std::vector<model::ObjectRef> undeclared_objects(model::Schema const& found, Connection& connection) {
  std::vector<model::ObjectRef> objects = unmanaged_objects(connection);
  for (model::DefinedObject const& object : found.objects) objects.push_back(object.address);
  std::ranges::sort(objects);
  return objects;
}

bool is_schema(ProofState& state, std::string const& what, model::Schema const& wanted) {
  Connection& connection = state.database.reader();
  model::Schema found = introspect(connection);
  state.unmanaged_now = take_unmanaged(found, kept_unmanaged(state.models.from), state.renames);
  if (state.unmanaged_now.empty())
    state.unmanaged_now = take_unmanaged(found, kept_unmanaged(state.models.from), {});
  Pair<model::Schema> const plain{.from = found, .to = as_spelled(state, wanted, found)};
  std::vector<Change> const changes = diff(plain, {});
  if (!changes.empty()) {
    std::string const heading = "the database is not " + what + "; the differences:\n";
    if (std::ranges::any_of(changes, is_beyond_spelling))
      return fail(state, heading + summary(changes, plain));
    std::vector<model::ObjectRef> uncertain;
    Compared const compared = compare_with_catalog(found, plain.to, {}, connection, uncertain);
    std::vector<Change> const alike = diff(compared.models, {});
    if (!alike.empty()) {
      // When two catalogs are compared, the first list is more precise. The second one ignores differences of
      // spelling.
      bool const first = changes.size() <= alike.size();
      return fail(state, heading + (first ? summary(changes, plain) : summary(alike, compared.models)));
    }
  }
  std::string extra;
  bool const compared = has_attached_indexes(state.models.from) || has_attached_indexes(state.models.to);
  for (model::DefinedObject const& object : wanted.objects) {
    bool const missing =
        model::is_attached_index(object) && model::find(found.objects, object.address) == nullptr;
    if (missing)
      return fail(state, "the database is not " + what + ": it lacks " + to_string(object.address));
  }
  for (model::ObjectRef const& object : undeclared_objects(found, connection)) {
    model::DefinedObject const* const known = model::find(found.objects, object);
    bool const implied = !compared && known != nullptr && model::is_attached_index(*known);
    bool const meant = implied || std::ranges::binary_search(state.prelude, object) ||
                       model::find(wanted.objects, object) != nullptr;
    if (!meant) extra += " " + model::to_string(object) + ";";
  }
  return extra.empty() || fail(state, "the database is " + what + ", but it also has:" + extra);
}

}  // namespace lockstep
