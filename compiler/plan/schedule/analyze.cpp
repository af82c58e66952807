#include "compiler/plan/schedule/analyze.hpp"

#include <set>
#include <string_view>
#include <unordered_map>

#include "compiler/plan/actions/hash.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using model::DefinedObject;
using model::Name;
using model::ObjectKind;
using model::ObjectRef;

// Calls visit with the table and the name of each column of the extended statistics.
template <class Visit>
void for_each_needed(DefinedObject const& statistics, Visit visit_column) {
  for (model::ObjectRef const& need : statistics.needs) {
    if (need.kind == ObjectKind::column) visit_column(need.owner, need.member);
  }
}

// The same for the column whose statistics options the object sets.
template <class Visit>
void for_each_set(DefinedObject const& object, Visit visit_column) {
  auto const [column, what] = column_setting(object);
  if (what == "statistics" || what == "n_distinct" || what == "n_distinct_inherited")
    visit_column(object.address.owner, column);
}

template <class Visit>
void for_each_of(DefinedObject const& object, Visit visit_column) {
  if (object.address.kind == ObjectKind::statistics) return for_each_needed(object, visit_column);
  for_each_set(object, visit_column);
}

// The same for each column that the step leaves without statistics, or with stale ones.
template <class Visit>
void for_each_stale(Step const& step, Visit visit_column) {
  visit(overloaded{
            [&](action::AlterColumnType const& a) { visit_column(a.table, a.to.name); },
            [&](action::Backfill const& a) { visit_column(a.table, a.column); },
            [&](action::RestoreColumn const& a) { visit_column(a.table, a.column.name); },
            [&](action::AddColumn const& a) {
              if (step.facts.work == Work::rewrite) visit_column(a.table, a.column.name);
            },
            [&](action::ReplaceEnum const& a) {
              for (action::EnumUse const& use : a.uses) visit_column(use.table, use.column.name);
            },
            [&](action::CreateObject const& a) { for_each_of(a.object, visit_column); },
            [&](action::ReplaceObject const& a) { for_each_of(a.to, visit_column); },
            [&](action::DropObject const& a) { for_each_set(a.object, visit_column); },
            [](auto const&) {},
        },
        step.action);
}

// The ANALYZE of one table. The column names point into the steps and the schema.
struct Wanted {
  std::size_t cause = 0;
  std::set<std::string_view> columns{};
  action::Analyze analyze{};
};
using Places = std::unordered_map<Name, std::size_t, Hash>;  // index into the list of Wanted

// Adds the other columns of extended statistics: if ANALYZE lists only some of them, the server warns that it
// cannot compute these statistics.
void take_extended_along(model::Schema const& schema, Places const& places, std::vector<Wanted>& wanted) {
  for (DefinedObject const& object : schema.objects) {
    if (object.address.kind != ObjectKind::statistics) continue;
    for_each_needed(object, [&](Name const& table, std::string_view column) {
      auto const place = places.find(table);
      if (place != places.end()) wanted[place->second].columns.insert(column);
    });
  }
}

}  // namespace

std::vector<Unit> analyses(std::vector<Batch> const& batches, model::Schema const& after,
                           NewTables const& new_tables, Phase phase) {
  std::vector<Wanted> wanted;
  Places places;
  for (Step const* step : steps_of(batches)) {
    for_each_stale(*step, [&](Name const& table, std::string_view column) {
      if (new_tables.contains(table)) return;
      auto const [place, first] = places.emplace(table, wanted.size());
      if (first) wanted.push_back({.cause = step->cause});
      wanted[place->second].columns.insert(column);
    });
  }
  if (wanted.empty()) return {};
  take_extended_along(after, places, wanted);
  for (model::Table const& table : after.tables) {
    auto const place = places.find(table.name);
    if (place == places.end()) continue;
    Wanted& one = wanted[place->second];
    one.analyze.table = table.name;
    for (model::Column const& column : table.columns) {
      if (one.columns.contains(column.name)) one.analyze.columns.push_back(column.name);
    }
  }
  std::vector<Unit> units;
  for (Wanted const& one : wanted) {
    if (!one.analyze.columns.empty()) units.push_back({phase, one.cause, {one.analyze}});
  }
  return units;
}

}  // namespace lockstep
