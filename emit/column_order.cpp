#include "emit/column_order.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "compiler/model/print.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

// The addresses before of what is renamed, by those after.
std::map<ObjectRef, ObjectRef> old_addresses(Plan const& plan) {
  std::map<ObjectRef, ObjectRef> result;
  for (Change const& change : plan.changes) {
    if (change.verb == Verb::rename) result.emplace(change.to, change.from);
  }
  return result;
}

// The position of the column in the table; nothing if it is new.
std::optional<std::size_t> old_place(model::Table const& table, std::string const& column) {
  auto const found = std::ranges::find(table.columns, column, &model::Column::name);
  if (found == table.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.columns.begin());
}

}  // namespace

std::vector<std::string> moved_columns(Plan const& plan) {
  std::vector<std::string> result;
  if (plan.phases.empty()) return result;
  std::map<ObjectRef, ObjectRef> const old = old_addresses(plan);
  std::map<model::Name, model::Table const*> before;
  for (model::Table const& table : plan.start.tables) before.emplace(table.name, &table);
  auto const old_address = [&](ObjectRef const& now) { return old.contains(now) ? old.at(now) : now; };
  for (model::Table const& table : plan.phases.back().after.tables) {
    auto const found = before.find(old_address({ObjectKind::table, table.name, {}}).owner);
    bool const same = found != before.end() && std::ranges::equal(table.columns, found->second->columns, {},
                                                                  &model::Column::name, &model::Column::name);
    if (found == before.end() || same) continue;
    std::optional<std::size_t> greatest;
    for (model::Column const& column : table.columns) {
      ObjectRef const now{ObjectKind::column, table.name, column.name};
      auto const place = old_place(*found->second, old_address(now).member);
      if (place && greatest && *place < *greatest) result.push_back(model::to_string(now));
      if (place) greatest = std::max(greatest.value_or(0), *place);
    }
  }
  return result;
}

}  // namespace lockstep
