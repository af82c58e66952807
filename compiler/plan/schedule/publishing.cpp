#include "compiler/plan/schedule/publishing.hpp"

#include <algorithm>

#include "compiler/plan/facts/action_facts.hpp"
#include "compiler/plan/facts/published.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;

// Whether the step publishes the table, or takes away what identifies its rows.
bool stops_updates(Step const& step, Name const& table) {
  if (auto const* drop = get_if<action::DropPrimaryKey>(step.action)) return drop->table == table;
  model::DefinedObject const* const object = object_of(step.action);
  if (object == nullptr) return false;
  if (object->address.kind == ObjectKind::publication)
    return !holds_alternative<action::DropObject>(step.action) &&
           publishes(*object, table, {"update", "delete"});
  return object->address.kind == ObjectKind::setting && object->address.owner == table &&
         object->address.member == "replica identity";
}

void mark(PhasePlan& phase, Name const& table) {
  model::ObjectRef const object{ObjectKind::table, table, {}};
  for (Batch& batch : phase.forward) {
    for (Step& step : batch.steps) {
      if (!stops_updates(step, table)) continue;
      step.hazards.push_back({HazardCode::breaks_old_code, object});
      step.hazards.push_back({HazardCode::updates_refused, object});
      std::ranges::stable_sort(step.hazards, {}, &Hazard::code);
      return;
    }
  }
}

}  // namespace

void mark_refused_updates(std::vector<PhasePlan>& phases, model::Schema const& start) {
  model::Schema const* before = &start;
  std::set<Name> refusing = tables_refusing(start, {"update", "delete"});
  for (PhasePlan& phase : phases) {
    std::set<Name> const now = tables_refusing(phase.after, {"update", "delete"});
    for (Name const& table : now) {
      bool const stays = model::find(before->tables, table) != nullptr;
      if (stays && !refusing.contains(table)) mark(phase, table);
    }
    refusing = now;
    before = &phase.after;
  }
}

}  // namespace lockstep
