#include "compiler/plan/analyze.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace lockstep {
namespace {

using model::Name;
using model::Object;
using model::ObjectKind;
using model::ObjectRef;

using Columns = std::vector<ObjectRef>;

ObjectRef column_of(Name const& table, std::string const& name) { return {ObjectKind::column, table, name}; }

Columns columns_needed(Object const& statistics) {
  Columns columns;
  std::ranges::copy_if(statistics.needs, std::back_inserter(columns),
                       [](ObjectRef const& need) { return need.kind == ObjectKind::column; });
  return columns;
}

// "column a statistics" and "column a n_distinct" say how the statistics of the column a are made.
Columns column_set(Object const& object) {
  if (object.address.kind != ObjectKind::setting) return {};
  std::string_view member = object.address.member;
  if (!member.starts_with("column ")) return {};
  member.remove_prefix(std::string_view("column ").size());
  for (std::string_view const what : {" statistics", " n_distinct", " n_distinct_inherited"}) {
    if (!member.ends_with(what)) continue;
    return {column_of(object.address.owner, std::string(member.substr(0, member.size() - what.size())))};
  }
  return {};
}

Columns of_object(Object const& object) {
  return object.address.kind == ObjectKind::statistics ? columns_needed(object) : column_set(object);
}

Columns columns_of(Step const& step) {
  return visit(overloaded{
                   [](action::AlterColumnType const& a) { return Columns{column_of(a.table, a.to.name)}; },
                   [](action::Backfill const& a) { return Columns{column_of(a.table, a.column)}; },
                   [](action::RestoreColumn const& a) { return Columns{column_of(a.table, a.column.name)}; },
                   [&](action::AddColumn const& a) {
                     bool const written = step.facts.work == Work::rewrite;
                     return written ? Columns{column_of(a.table, a.column.name)} : Columns{};
                   },
                   [](action::ReplaceEnum const& a) {
                     Columns columns;
                     for (action::EnumUse const& use : a.uses)
                       columns.push_back(column_of(use.table, use.column.name));
                     return columns;
                   },
                   [](action::CreateObject const& a) { return of_object(a.object); },
                   [](action::ReplaceObject const& a) { return of_object(a.to); },
                   [](action::DropObject const& a) { return column_set(a.object); },
                   [](auto const&) { return Columns{}; },
               },
               step.action);
}

struct Wanted {
  std::size_t cause = 0;
  std::set<std::string> columns{};
  action::Analyze analyze{};
};

// Where extended statistics are over a column that is left out, the server warns that it cannot make them.
void take_extended_along(model::Schema const& schema, std::map<Name, std::size_t> const& places,
                         std::vector<Wanted>& wanted) {
  for (Object const& object : schema.objects) {
    if (object.address.kind != ObjectKind::statistics) continue;
    for (ObjectRef const& column : columns_needed(object)) {
      auto const place = places.find(column.owner);
      if (place != places.end()) wanted[place->second].columns.insert(column.member);
    }
  }
}

}  // namespace

std::vector<Unit> analyses(std::vector<Batch> const& batches, model::Schema const& after,
                           NewTables const& new_tables, Phase phase) {
  std::vector<Wanted> wanted;
  std::map<Name, std::size_t> places;
  for (Step const* step : steps_of(batches)) {
    for (ObjectRef const& column : columns_of(*step)) {
      if (new_tables.contains(column.owner)) continue;
      auto const [place, first] = places.emplace(column.owner, wanted.size());
      if (first) wanted.push_back({.cause = step->cause});
      wanted[place->second].columns.insert(column.member);
    }
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
