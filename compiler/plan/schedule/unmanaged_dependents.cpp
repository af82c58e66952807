#include "compiler/plan/schedule/unmanaged_dependents.hpp"
#include "compiler/plan/recipes/context.hpp"

#include <algorithm>
#include <set>

#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/rebuilt_enums.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {

using model::ObjectKind;
using model::ObjectRef;

void refuse_needed(RebuildContext const& context) {
  if (context.to.objects.empty()) return;
  std::set<ObjectRef> const before = model::addresses_of(context.from);
  std::set<ObjectRef> const after = model::addresses_of(context.to);
  for (model::DefinedObject const& object : context.to.objects) {
    for (ObjectRef const& need : model::needs_of(object)) {
      if (!before.contains(need) || after.contains(need)) continue;
      context.diagnostics.add(needed_elsewhere(need, object.address));
      break;
    }
  }
}

void refuse_indexes(RebuildContext const& context, Dependents const& from, Invalidation const& taken) {
  if (taken.kind != InvalidationKind::cast_changed) return;
  for (model::Dependency const& unmanaged : context.from.unmanaged) {
    model::Table const* const table = from.table(unmanaged.object.owner);
    bool const outside = unmanaged.needs == taken.ref && unmanaged.object.kind == ObjectKind::index &&
                         table != nullptr && model::find(table->indexes, unmanaged.object.member) == nullptr;
    if (!outside) continue;
    auto const is_enum = [](ObjectRef const& need) { return need.kind == ObjectKind::enum_type; };
    if (std::ranges::any_of(from.needs_of(unmanaged.object), is_enum))
      context.diagnostics.add(needed_elsewhere(taken.ref, unmanaged.object));
  }
}

void refuse_lost_value(RebuildContext const& context, Unit const& unit, model::Name const& table,
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

void refuse_lost_values(RebuildContext const& context, Unit const& unit) {
  std::vector<std::pair<model::Name, std::string>> lost;
  std::vector<model::DefinedObject const*> created;
  auto const add = [&](model::Enum const& from, model::Enum const& to) {
    for (std::string const& value : lost_values(from, to, {})) lost.emplace_back(to.name, value);
  };
  for (Action const& action : unit.actions) {
    if (auto const* replace = get_if<action::ReplaceEnum>(action)) add(replace->from, replace->to);
    if (auto const* create = get_if<action::CreateObject>(action)) created.push_back(&create->object);
    auto const* swap = get_if<action::SwapColumns>(action);
    if (swap == nullptr || !swap->type) continue;
    add(swap->type->from, swap->type->to);
    for (model::DefinedObject const& check : swap->checks) created.push_back(&check);
  }
  for (auto const& [type, value] : lost) {
    for (model::DefinedObject const* object : created) {
      if (model::has_enum_value(*object, type, value))
        context.diagnostics.add(needed_elsewhere({ObjectKind::enum_value, type, value}, object->address));
    }
  }
}

void refuse_untoasted(RebuildContext const& context, Dependents const& to, Invalidation const& taken,
                      model::DefinedObject const& object) {
  model::Column const* const after = to.column(taken.ref);
  if (!is_of_storage(object) || after == nullptr || to.object(object.address) == nullptr) return;
  bool const is_enum = model::find(context.to.enums, after->type.name) != nullptr;
  if (after->type.array || (!is_enum && has_toast(after->type))) return;
  std::string const alter = "ALTER TABLE " + model::qualified(taken.ref.owner) + " ALTER COLUMN " +
                            model::quote_identifier(taken.ref.member) + " SET ";
  bool const compression = column_setting(object).what == "compression";
  model::Table const* const table = model::find(context.from.tables, taken.ref.owner);
  model::Column const* const before =
      table == nullptr ? nullptr : model::find(table->columns, taken.ref.member);
  bool const is_main = before != nullptr && !before->type.array &&
                       (before->type.name.name == "numeric" || before->type.name.name == "inet" ||
                        before->type.name.name == "cidr");
  context.diagnostics.add(
      {.code = Code::unsupported_change,
       .span = std::nullopt,
       .message = "a type without storage options for a column that has some is not supported yet: " +
                  to_string(object.address),
       .help = "reset it in a migration before: " + alter +
               (compression ? "COMPRESSION default"
                : is_main   ? "STORAGE MAIN"
                            : "STORAGE EXTENDED")});
}

}  // namespace lockstep
