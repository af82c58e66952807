// Questions about a column that both sides have.

#include <algorithm>
#include <array>

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::DefaultKind;
using model::ObjectKind;

// Whether the expression has the same value each time that one INSERT evaluates it.
bool repeats_in_statement(model::Default const& value) {
  static constexpr auto known =
      std::to_array<std::string_view>({"CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME",
                                       "LOCALTIMESTAMP", "now()", "transaction_timestamp()"});
  if (value.kind == DefaultKind::literal || value.kind == DefaultKind::list) return true;
  return value.kind == DefaultKind::expression && std::ranges::find(known, value.text) != known.end();
}

}  // namespace

bool keeps_nulls(Pair<Column> const& columns) {
  auto const& [from, to] = columns;
  if (!to.nullable) return true;
  if (to.value.kind == DefaultKind::none) return from.value.kind == DefaultKind::none;
  return repeats_in_statement(to.value);
}

bool is_numbered_otherwise(Pair<Column> const& columns) {
  auto const& [from, to] = columns;
  if (from.identity == model::Identity::none)
    return to.identity != model::Identity::none && from.value.kind != DefaultKind::none;
  return to.identity == model::Identity::none && to.value.kind != DefaultKind::none;
}

bool is_recreated(PlanningContext const& recipe, model::Name const& table, std::string const& column) {
  auto const [from, to] = on_both_sides(recipe, table, column);
  return from != nullptr && to != nullptr && !to->generated.empty() &&
         (from->generated != to->generated || from->is_virtual != to->is_virtual ||
          !(from->type == to->type));
}

// A collation is added or removed with a type that has none.
bool is_typed(Change const& change) {
  return alters(change, ObjectKind::column, "type") || alters(change, ObjectKind::column, "collation");
}

}  // namespace lockstep
