// The column that follows another one of another type: its values, and the steps that fill and guard it.

#include <utility>

#include "compiler/model/quote.hpp"
#include "compiler/plan/casts.hpp"
#include "compiler/plan/comparison.hpp"
#include "compiler/plan/reverse.hpp"

namespace lockstep {

using action::AlterSync;
using action::Backfill;
using action::CreateSync;
using action::Guard;
using action::GuardKind;

std::vector<Action> strictly(CreateSync sync) {
  sync.tolerant = false;
  Guard const guard{.kind = GuardKind::value_not_kept,
                    .table = sync.table,
                    .column = sync.from.name,
                    .value = sync.to.name,
                    .composite = may_be_composite(sync.from.type) || may_be_composite(sync.to.type),
                    .expression = sync.expression.value_or("")};
  return {AlterSync{sync}, guard};
}

std::string followed(CreateSync const& sync, std::string const& expression) {
  if (sync.enum_anew) return recast(expression, sync.to.type, sync.values);
  std::string const value = converted(expression, sync.from.type, sync.to.type);
  return value.empty() ? expression : value;
}

Backfill following(CreateSync const& sync, std::vector<std::string> const& key) {
  std::string const from = model::quote_identifier(sync.from.name);
  bool const composite = may_be_composite(sync.to.type);
  std::string const empty = is_null(model::quote_identifier(sync.to.name), composite);
  std::string const filled = is_not_null(from, may_be_composite(sync.from.type));
  Backfill fill{.table = sync.table,
                .column = sync.to.name,
                .predicate = empty + " AND " + filled,
                .key = key,
                .copy = true,
                .may_fail = true,
                .composite = composite};
  if (!sync.expression) {
    fill.expression = followed(sync, from);
    fill.may_fail = !sync.enum_anew && type_change(sync.from.type, sync.to.type).may_fail;
  } else if (sync.expression->empty()) {
    fill.placeholder = true;
  } else {
    // A NULL of the author's is a value like any other, and so is one that is made of NULL.
    fill.expression = *sync.expression;
    fill.predicate = empty + " AND " + is_not_null("(" + fill.expression + ")", composite);
  }
  return fill;
}

action::ValueMapping turned(action::ValueMapping mapping) {
  for (auto& [old, now] : mapping) std::swap(old, now);
  return mapping;
}

action::ColumnSwap turned(action::ColumnSwap swap) {
  std::swap(swap.from, swap.to);
  std::swap(swap.next, swap.last);
  return swap;
}

}  // namespace lockstep
