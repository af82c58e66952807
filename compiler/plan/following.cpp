// The column that follows another one of another type: its values, and the steps that fill and guard it.

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
                    .composite = may_be_composite(sync.from.type) || may_be_composite(sync.to.type)};
  return {AlterSync{sync}, guard};
}

std::string followed(CreateSync const& sync, std::string const& expression) {
  if (sync.enum_anew) return recast(expression, sync.to.type, sync.values);
  std::string const value = converted(expression, sync.from.type, sync.to.type);
  return value.empty() ? expression : value;
}

Backfill following(CreateSync const& sync, std::vector<std::string> const& key) {
  return {.table = sync.table,
          .column = sync.to.name,
          .expression = followed(sync, model::quote_identifier(sync.from.name)),
          .predicate = is_null(model::quote_identifier(sync.to.name), may_be_composite(sync.to.type)) +
                       " AND " +
                       is_not_null(model::quote_identifier(sync.from.name), may_be_composite(sync.from.type)),
          .key = key,
          .copy = true,
          .may_fail = !sync.enum_anew && type_change(sync.from.type, sync.to.type).may_fail};
}

}  // namespace lockstep
