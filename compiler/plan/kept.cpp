#include "compiler/plan/kept.hpp"

#include <algorithm>
#include <set>

#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/rebuilt_enums.hpp"
#include "compiler/plan/casts.hpp"

namespace lockstep {

using model::ObjectKind;
using model::ObjectRef;

Diagnostic needed_elsewhere(ObjectRef const& goes, ObjectRef const& stays) {
  return {.code = Code::needed_elsewhere,
          .span = std::nullopt,
          .message = "`" + to_string(goes) + "` cannot go: `" + to_string(stays) + "` needs it",
          .help =
              "drop or change that one in a migration written by hand first; with a database on both "
              "sides it is part of the plan"};
}

void refuse_needed(AsideContext const& context) {
  if (context.to.objects.empty()) return;
  std::set<ObjectRef> const before = model::addresses_of(context.from);
  std::set<ObjectRef> const after = model::addresses_of(context.to);
  for (model::Object const& object : context.to.objects) {
    for (ObjectRef const& need : model::needs_of(object)) {
      if (!before.contains(need) || after.contains(need)) continue;
      context.diagnostics.add(needed_elsewhere(need, object.address));
      break;
    }
  }
}

void refuse_indexes(AsideContext const& context, Dependents const& from, Taken const& taken) {
  if (taken.how != How::converted) return;
  for (model::Dependency const& unsaid : context.from.unsaid) {
    model::Table const* const table = from.table(unsaid.object.owner);
    bool const outside = unsaid.needs == taken.ref && unsaid.object.kind == ObjectKind::index &&
                         table != nullptr && model::find(table->indexes, unsaid.object.member) == nullptr;
    if (!outside) continue;
    auto const is_enum = [](ObjectRef const& need) { return need.kind == ObjectKind::enum_type; };
    if (std::ranges::any_of(from.needs_of(unsaid.object), is_enum))
      context.diagnostics.add(needed_elsewhere(taken.ref, unsaid.object));
  }
}

void refuse_lost_value(AsideContext const& context, Unit const& unit, model::Name const& table,
                       model::Index const& index) {
  for (Action const& action : unit.actions) {
    auto const* replace = get_if<action::ReplaceEnum>(action);
    if (replace == nullptr) continue;
    for (std::string const& value : lost_values(replace->from, replace->to, {})) {
      if (!model::has_enum_value(index, replace->to.name, value)) continue;
      context.diagnostics.add(needed_elsewhere({ObjectKind::enum_value, replace->to.name, value},
                                               {ObjectKind::index, table, index.name}));
    }
  }
}

}  // namespace lockstep
