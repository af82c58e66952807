// The column that follows another one of another type: its values, and the steps that fill and guard it.

#include "compiler/plan/effects/follow.hpp"

#include <utility>

#include <algorithm>
#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/comparison.hpp"

namespace lockstep {

using namespace action;  // NOLINT(google-build-using-namespace): nearly all of them are named here

std::vector<Action> make_strict(CreateSyncTrigger sync) {
  sync.null_on_error = false;
  Guard const guard{.kind = GuardKind::value_not_kept,
                    .table = sync.table,
                    .column = sync.from.name,
                    .value = sync.to.name,
                    .composite = may_be_composite(sync.from.type) || may_be_composite(sync.to.type),
                    .expression = sync.expression.value_or("")};
  return {AlterSyncTrigger{sync}, guard};
}

std::string converted_value(CreateSyncTrigger const& sync, std::string const& expression) {
  if (sync.rebuilt_enum) return recast(expression, sync.to.type, sync.values);
  std::string const value = converted(expression, sync.from.type, sync.to.type);
  return value.empty() ? expression : value;
}

Backfill backfill_follower(CreateSyncTrigger const& sync, std::vector<std::string> const& key) {
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
    fill.expression = converted_value(sync, from);
    fill.may_fail = !sync.rebuilt_enum && type_change(sync.from.type, sync.to.type).may_fail;
  } else if (sync.expression->empty()) {
    fill.placeholder = true;
  } else {
    // The expression may give a value for a NULL, and NULL for a value, so only its result decides.
    fill.expression = *sync.expression;
    fill.predicate = empty + " AND " + is_not_null("(" + fill.expression + ")", composite);
  }
  return fill;
}

action::ValueMapping reversed(action::ValueMapping mapping) {
  for (auto& [old, now] : mapping) std::swap(old, now);
  return mapping;
}

action::ColumnSwap reversed(action::ColumnSwap swap) {
  std::swap(swap.from, swap.to);
  std::swap(swap.incoming, swap.outgoing);
  return swap;
}

std::string next_of_sequence(model::Name const& table, std::string const& column) {
  return "pg_catalog.nextval(pg_catalog.pg_get_serial_sequence(" +
         model::quote_literal(model::qualified(table)) + ", " + model::quote_literal(column) + "))";
}

std::vector<Action> not_null_actions(Names& names, model::Name const& table, std::string const& column,
                                     bool composite, bool single_phase) {
  if (single_phase) return {SetNotNull{table, column, false}};
  std::string const check = names.generated_name(Helper::not_null_check, table, table.name + "_" + column);
  return {AddNotNullCheck{table, column, check, composite}, ValidateCheck{table, column, check},
          SetNotNull{table, column, true}, DropNotNullCheck{table, column, check, composite}};
}

std::vector<Action> attach_actions(Names& names, PartitionLink const& link, bool single_phase) {
  if (single_phase || link.condition.empty()) return {AttachPartition{link, false}};
  std::string const check = names.generated_name(Helper::partition_check, link.table, link.table.name);
  return {AddNotNullCheck{link.table, {}, check, false, link.condition}, ValidateCheck{link.table, {}, check},
          AttachPartition{link, true}, DropNotNullCheck{link.table, {}, check, false, link.condition}};
}

CreateSyncTrigger following_sync(ColumnSwap const& swap, bool null_on_error) {
  Column next = swap.to;
  next.name = swap.incoming.name;
  next.type = swap.incoming.type;
  return {.table = swap.table,
          .from = swap.from,
          .to = next,
          .name = swap.incoming.sync,
          .both_ways = false,
          .null_on_error = null_on_error,
          .rebuilt_enum = swap.incoming.rebuilt_enum,
          .values = swap.incoming.values,
          .expression = swap.incoming.expression};
}

std::string swapped_name(Name const& table, std::string const& column, std::vector<ColumnSwap> const& columns,
                         Follower ColumnSwap::*end) {
  auto const found = std::ranges::find_if(
      columns, [&](ColumnSwap const& swap) { return swap.table == table && swap.from.name == column; });
  return found == columns.end() ? column : ((*found).*end).name;
}

model::Index swapped_index(Name const& table, model::Index index, std::string const& name,
                           std::vector<ColumnSwap> const& columns, Follower ColumnSwap::*end) {
  index.name = name;
  for (model::IndexPart& part : index.parts) part.column = swapped_name(table, part.column, columns, end);
  for (std::string& included : index.include) included = swapped_name(table, included, columns, end);
  return index;
}

model::Index index_of_incoming(KeySwap const& swap, std::vector<ColumnSwap> const& columns) {
  return swapped_index(swap.table, key_index(swap.key, swap.index), swap.index, columns,
                       &ColumnSwap::incoming);
}

model::Index key_index(model::PrimaryKey const& key, std::string const& name) {
  model::Index index{.name = name, .unique = true};
  for (std::string const& column : key.columns) index.parts.push_back({.column = column});
  index.include = key.include;
  return index;
}

std::string key_index_name(Names& names, model::Name const& table, model::PrimaryKey const& key) {
  return names.generated_name(Helper::incoming_index, table, key.name);
}

}  // namespace lockstep
