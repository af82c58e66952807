// The rows of hazards.def, looked up by code, and the rules that attach them to steps.

#include "compiler/plan/facts/hazards.hpp"

#include <algorithm>
#include <set>

#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/facts/sequence_range.hpp"

namespace lockstep {
namespace {

using namespace action;  // NOLINT(google-build-using-namespace): this file is one visitor over all of them
using enum HazardCode;
using K = model::ObjectKind;

// An enum before and after a rebuild.
struct Rebuilt {
  model::Enum const& from;
  model::Enum const& to;
  ValueMapping const& values;
  bool loses() const { return !lost_values(from, to, values).empty(); }
};
Rebuilt rebuilt(ReplaceEnum const& a) { return {a.from, a.to, a.mapping}; }
Rebuilt rebuilt(SwapColumns const& a) {
  return {a.type->from, a.type->to, a.columns.front().incoming.values};
}

bool lacks_value(AddColumn const& a) {
  return !a.column.nullable && a.column.value.kind == model::DefaultKind::none &&
         a.column.generated.empty() && a.column.identity == model::Identity::none;
}

TypeChange change_of(ColumnSwap const& a) { return type_change(a.from.type, a.to.type); }
bool is_said(ColumnSwap const& a) { return a.incoming.expression.has_value(); }
bool keeps_or_is_said(ColumnSwap const& a) { return is_said(a) || !change_of(a).rounds(); }

// The hazards of the action itself, independent of its lock.
std::vector<HazardCode> codes_of(Action const& action, bool existing) {
  std::vector<HazardCode> codes;
  auto const add = [&](bool applies, HazardCode code) {
    if (applies) codes.push_back(code);
  };
  visit(overloaded{
            [&](AlterExtension const& a) {
              add(a.from.schema != a.to.schema, extension_moved);
              add(a.from.version != a.to.version, extension_updated);
            },
            [&](DropColumn const& a) {
              add(!a.archive.empty(), column_archived);
              add(a.archive.empty() && !a.kept && a.column.generated.empty(), column_dropped);
            },
            [&](DropTable const& a) {
              add(!a.archive.empty(), table_archived);
              add(!a.archive.empty(), breaks_old_code);
              add(a.archive.empty(), table_dropped);
            },
            [&](ReplaceEnum const& a) {
              add(rebuilt(a).loses(), enum_value_removed);
              add(!a.mapping.empty(), breaks_old_code);
            },
            [&](AlterColumnType const& a) {
              TypeChange const change = type_change(a.from.type, a.to.type);
              add(change.may_fail || change.rounds(), lossy_cast);
              add(a.by_author, converted_by_author);
              add(a.may_repeat, unique_may_fail);
              add(a.by_author || !change.widening, breaks_old_code);
            },
            [&](AlterComposite const& a) {
              auto const comes_back = [&](Attribute const& one) {
                return std::ranges::find(a.added, one.name, &Attribute::name) != a.added.end();
              };
              add(!std::ranges::all_of(a.dropped, comes_back), attribute_dropped);
              add(a.rebuilt, lossy_cast);
              add(true, breaks_old_code);
            },
            [&](CreateIndex const& a) { add(existing && a.index.unique, unique_may_fail); },
            [&](AddPrimaryKey const& a) { add(existing && a.using_index.empty(), unique_may_fail); },
            [&](AddForeignKey const& a) { add(existing && !a.not_valid, foreign_key_may_fail); },
            [&](DropIndex const& a) {
              add(a.unmanaged && !a.index.unique, object_dropped);
              add(a.unmanaged && a.index.unique, unique_index_dropped);
            },
            [&](DropForeignKey const& a) { add(existing && a.ends, action_ends); },
            [&](ValidateForeignKey const&) { add(existing, foreign_key_may_fail); },
            [&](AddColumn const& a) { add(lacks_value(a), required_without_value); },
            [&](Backfill const& a) {
              add(a.may_fail, lossy_cast);
              add(a.placeholder, value_needed);
              add(a.refers, foreign_key_may_fail);
              add(a.repeats, unique_may_fail);
            },
            [&](SwapColumns const& a) {
              add(a.type && rebuilt(a).loses(), enum_value_removed);
              add(a.type && !rebuilt(a).values.empty(), breaks_old_code);
              bool const said = std::ranges::any_of(a.columns, is_said);
              add(!std::ranges::all_of(a.columns, keeps_or_is_said), lossy_cast);
              add(said, converted_by_author);
              add(said || !std::ranges::all_of(a.columns, &TypeChange::widening, change_of), breaks_old_code);
            },
            [&](CreateObject const& a) {
              K const kind = a.object.address.kind;
              bool const checks = kind == K::check && !a.not_valid && !is_unvalidated(a.object);
              bool const unique = kind == K::primary_key ||
                                  (kind == K::index && model::has_identifier(a.object.definition, "UNIQUE"));
              add(existing && unique && a.with == ComesWith::none, unique_may_fail);
              add(existing && kind == K::foreign_key && !a.not_valid, foreign_key_may_fail);
              bool const scanned = !a.scanned_tables.empty() && kind != K::partition;
              add((existing && (checks || kind == K::exclusion)) || scanned, check_may_fail);
            },
            [&](DropObject const& a) {
              K const kind = a.object.address.kind;
              bool const gone = a.reason == DropReason::permanent && !a.archived;
              add(gone && kind == K::partition, table_dropped);
              add(kind == K::partition && !a.scanned_tables.empty(), foreign_key_may_fail);
              add(gone && !is_annotation(kind) && kind != K::partition && a.with == ComesWith::none,
                  object_dropped);
              add(a.reason == DropReason::replace && is_called(kind), breaks_old_code);
            },
            [&](ReplaceObject const& a) {
              auto const from = range_of(a.from), to = range_of(a.to);
              add(from && to && may_have_passed(*from, *to), sequence_out_of_range);
            },
            [&](ValidateObject const&) { add(existing, check_may_fail); },
            [&](ValidateCheck const& a) { add(existing && a.column.empty(), check_may_fail); },
            [&](BuildPartitionIndex const& a) { add(a.index.unique, unique_may_fail); },
            [&](AttachPartition const& a) {
              add(!a.proven || a.link.next_to_default, check_may_fail);
              add(true, breaks_old_code);
            },
            [&](DetachPartition const& a) {
              add(!a.link.referring.empty(), foreign_key_may_fail);
              add(true, breaks_old_code);
            },
            [&](RenameColumn const& a) { add(!a.old_name_kept, breaks_old_code); },
            [&](ExchangeColumns const& a) {
              add(!a.old_name_kept, breaks_old_code);
              add(!a.old_name_kept, columns_exchanged);
            },
            [&](RenameTable const& a) { add(!a.old_name_kept, breaks_old_code); },
            [&](RenameEnum const&) { add(true, breaks_old_code); },
            [&](RenameEnumValue const&) { add(true, breaks_old_code); },
            [](auto const&) {},
        },
        action);
  return codes;
}

// The object of the hazard: the table, or the type where there is no single table.
model::ObjectRef about(Action const& action, std::vector<model::Name> const& tables) {
  if (model::DefinedObject const* object = object_of(action)) return object->address;
  if (auto const* alter = get_if<AlterExtension>(action))
    return {model::ObjectKind::extension, {{}, alter->to.name}, {}};
  if (auto const* rename = get_if<RenameEnum>(action)) return {model::ObjectKind::enum_type, rename->to, {}};
  if (auto const* value = get_if<RenameEnumValue>(action))
    return {model::ObjectKind::enum_type, value->type, {}};
  model::Name const& table = table_of(action);
  return {model::ObjectKind::table, !table.name.empty() || tables.empty() ? table : tables.front(), {}};
}

}  // namespace

std::vector<Hazard> hazards_of(Action const& action, StepFacts const& step_fact, NewTables const& new_tables,
                               bool fires_triggers) {
  auto const& [facts, tables] = step_fact;
  model::Name const& table = table_of(action);
  std::vector<HazardCode> codes;
  bool const blocking = !tables.empty() && (blocks_writes(facts.lock) || blocks_writes(facts.referenced));
  if (blocking && facts.work == Work::rewrite) codes.push_back(table_rewrite);
  if (blocking && facts.work == Work::scan) codes.push_back(table_scan_locked);
  if (blocking && facts.work == Work::index) codes.push_back(index_build_locked);
  bool const several =
      (holds_alternative<ReplaceEnum>(action) || holds_alternative<AlterComposite>(action)) &&
      tables.size() > 1;
  if (several) codes.push_back(several_tables_locked);
  if (fires_triggers) codes.push_back(triggers_fire);
  for (HazardCode const code : codes_of(action, !table.name.empty() && !new_tables.contains(table)))
    codes.push_back(code);
  std::sort(codes.begin(), codes.end());
  model::ObjectRef const object = about(action, tables);
  std::vector<Hazard> hazards;
  for (HazardCode const code : codes) hazards.push_back({code, object});
  return hazards;
}

void add_several_tables_locked(Batch& batch) {
  std::set<model::Name> locked;
  for (Step& step : batch.steps) {
    auto const* const rename = get_if<RenameTable>(step.action);
    if (rename != nullptr && locked.erase(rename->from) > 0) locked.insert(rename->to);
    if (auto const* detach = get_if<DetachPartition>(step.action)) locked.insert(detach->link.parent);
    bool const could_stand_alone =
        step.facts.work == Work::meta && !holds_alternative<DropTable>(step.action) &&
        !holds_alternative<DropForeignKey>(step.action) && !holds_alternative<DropPrimaryKey>(step.action) &&
        !holds_alternative<DropNotNullCheck>(step.action) && object_of(step.action) == nullptr;
    bool const strong = step.facts.lock == Lock::access_exclusive && step.tables.size() == 1;
    if (!could_stand_alone || !strong) continue;
    locked.insert(rename != nullptr ? rename->to : step.tables.front());
    if (locked.size() < 2) continue;
    step.hazards.push_back({several_tables_locked, about(step.action, step.tables)});
    std::ranges::stable_sort(step.hazards, {}, &Hazard::code);
    return;
  }
}

void add_materialized_view_filled(Batch& batch) {
  std::set<model::ObjectRef> dropped;
  for (Step& step : batch.steps) {
    model::DefinedObject const* const object = object_of(step.action);
    if (object == nullptr || object->address.kind != K::materialized_view) continue;
    if (holds_alternative<DropObject>(step.action)) dropped.insert(object->address);
    if (!holds_alternative<CreateObject>(step.action) || !dropped.contains(object->address)) continue;
    step.hazards.push_back({materialized_view_filled, object->address});
    std::ranges::stable_sort(step.hazards, {}, &Hazard::code);
  }
}

std::vector<HazardInfo> const& all_hazards() {
  static std::vector<HazardInfo> const rows = {
#define HAZARD(name, number, severity, title, effect, safer) \
  HazardInfo{number, Severity::severity, title, effect, safer},
#include "compiler/plan/actions/hazards.def"
#undef HAZARD
  };
  return rows;
}

HazardInfo const& info(HazardCode code) { return all_hazards().at(static_cast<std::size_t>(code)); }

}  // namespace lockstep
