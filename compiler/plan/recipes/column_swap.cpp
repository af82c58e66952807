// A change of type that would rewrite the table, by a second column that then takes the name of the first
// one:
//
//   expand    Adds the column `amount_new` of the new type, and a trigger that fills it from `amount`.
//   backfill  Fills the rows that existed before the trigger.
//   contract  Builds the indexes of `amount` for `amount_new`, and makes it NOT NULL. One transaction, which
//             changes only the catalog, renames `amount` to `amount_old`, which is now filled from the new
//             column, and `amount_new` to `amount`, with default, sequence, primary key and foreign keys.
//             Validates the foreign keys and checks, which the swap adds NOT VALID. Drops the old column
//             with its indexes.
//
// Columns that a foreign key connects are swapped in the same transaction.

#include "compiler/plan/recipes/column_swap.hpp"
#include "compiler/plan/effects/follow.hpp"
#include "compiler/plan/recipes/collations.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using action::ColumnSwap;
using action::IndexSwap;
using action::KeySwap;
using action::SwapColumns;
using model::Column;
using model::DefaultKind;
using model::Name;
using model::ObjectKind;
using model::ObjectRef;
using model::Table;

// Whether only the type changes, possibly the default, and possibly NOT NULL to nullable.
bool only_typed(Change const& change, Column const& to) {
  return std::ranges::all_of(change.attributes, [&](std::string_view attribute) {
    return attribute == "type" || attribute == "collation" || attribute == "default" ||
           (attribute == "nullable" && to.nullable);
  });
}

bool is_plain(Column const& column) {
  return column.identity == model::Identity::none && column.generated.empty() &&
         column.value.kind != DefaultKind::database;
}

// Whether the same plan does not alter the type as an enum.
bool is_settled(PlanningContext const& recipe, model::Type const& type) {
  model::Enum const* const from = model::find(recipe.from.enums, type.name);
  model::Enum const* const to = model::find(recipe.to.enums, type.name);
  return from == nullptr || to == nullptr || *from == *to;
}

bool convertible(PlanningContext const& recipe, Pair<Column> const& columns) {
  auto const& [from, to] = columns;
  bool const serial = from.value.kind == DefaultKind::sequence;
  return is_plain(from) && is_plain(to) && serial == (to.value.kind == DefaultKind::sequence) &&
         !depends_on_session(from.type, to.type) && is_settled(recipe, from.type) &&
         is_settled(recipe, to.type);
}

// Keeps the steps of one group in their order. Other steps may be ordered between them.
class Row {
 public:
  Row(PlanningContext& recipe, ObjectRef name) : recipe_(recipe), name_(std::move(name)) {}

  void add(Phase phase, std::size_t cause, std::vector<Action> actions) {
    recipe_.add(phase, cause, std::move(actions));
    Uses& also = recipe_.units.back().also;
    if (last_ > 0) also.needs.push_back(place(last_));
    also.creates.push_back(place(++last_));
  }

 private:
  // A resource that no object of the model has.
  Resource place(std::size_t i) const {
    return {{ObjectKind::other, name_.owner, name_.member + "#" + std::to_string(i)}, Facet::swapped};
  }

  PlanningContext& recipe_;
  ObjectRef name_;  // of the first column of the group, or of the enum
  std::size_t last_ = 0;
};

class Swapping {
 public:
  Swapping(PlanningContext& recipe, ObjectRef const& name, std::size_t cause)
      : recipe_(recipe), cause_(cause), row_(recipe, name) {}

  void add_column(ColumnSwap swap, std::size_t cause) {
    // A column of the primary key cannot lose NOT NULL before the key is on the incoming column.
    bool const moves_first = in_key(*recipe_.from_tables.at(swap.table), swap.from.name);
    if (swap.incoming.expression && !swap.from.nullable && !moves_first) {
      loosened_.insert({ObjectKind::column, swap.table, swap.from.name});
      swap.from.nullable = true;
    }
    causes_[{ObjectKind::column, swap.table, swap.from.name}] = cause;
    tables_.insert(swap.table);
    swap_.columns.push_back(std::move(swap));
  }
  void add_reference(Name const& table, model::ForeignKey const& key) {
    recipe_.claimed_changes.insert({ObjectKind::foreign_key, table, key.name});
    swap_.references.push_back({table, key});
  }
  void set_type(action::EnumSwap const& type) { swap_.type = type; }

  void run() {
    sort_by_reference();
    for (Name const& table : tables_) add_indexes(table);
    add_checks();
    for (ColumnSwap& swap : swap_.columns) change_default(swap);
    if (swap_.type) create_type(*swap_.type);
    for (ColumnSwap const& swap : swap_.columns) begin(swap);
    for (ColumnSwap const& swap : swap_.columns) row_.add(Phase::backfill, cause_of(swap), {filling(swap)});
    for (ColumnSwap const& swap : swap_.columns) {
      if (!may_fail(swap)) continue;
      for (Action const& action : make_strict(following_sync(swap, true)))
        row_.add(Phase::contract, cause_of(swap), {action});
    }
    build();
    for (ColumnSwap const& swap : swap_.columns) make_not_null(swap);
    for (ColumnSwap const& swap : swap_.columns) loosen_first(swap);
    row_.add(Phase::contract, cause_, {swap_});
    for (action::ReferenceSwap const& swap : swap_.references) {
      if (swap.key.validated)
        row_.add(Phase::contract, cause_, {action::ValidateForeignKey{swap.table, swap.key}});
    }
    for (model::DefinedObject const& check : swap_.checks) {
      if (!is_unvalidated(check)) row_.add(Phase::contract, cause_, {action::ValidateObject{check}});
    }
    for (ColumnSwap const& swap : swap_.columns) loosen(swap);
    for (IndexSwap const& swap : swap_.indexes) {
      model::Index const last =
          swapped_index(swap.table, swap.index, swap.outgoing, swap_.columns, &ColumnSwap::outgoing);
      row_.add(Phase::contract, cause_, {action::DropIndex{swap.table, last, true}});
    }
    for (ColumnSwap const& swap : swap_.columns) drop(swap);
    if (swap_.type)
      row_.add(Phase::contract, cause_, {action::DropEnum{{swap_.type->outgoing, swap_.type->from.values}}});
  }

 private:
  // Referenced tables are locked first.
  void sort_by_reference() {
    std::map<Name, std::size_t> depth;
    for (std::size_t round = 0; round < tables_.size(); ++round) {
      for (action::ReferenceSwap const& swap : swap_.references) {
        if (swap.table == swap.key.referenced) continue;
        depth[swap.table] =
            std::max(depth[swap.table], std::min(depth[swap.key.referenced] + 1, tables_.size()));
      }
    }
    std::ranges::stable_sort(swap_.columns, [&](ColumnSwap const& a, ColumnSwap const& b) {
      return std::pair(depth[a.table], a.table) < std::pair(depth[b.table], b.table);
    });
  }

  bool is_swapped(Name const& table, std::string const& column) const {
    return swapped_name(table, column, swap_.columns, &ColumnSwap::incoming) != column;
  }

  void add_indexes(Name const& name) {
    Table const& table = *recipe_.from_tables.at(name);
    for (model::Index const& index : table.indexes) {
      bool const swapped = std::ranges::any_of(table.columns, [&](Column const& c) {
        return is_swapped(name, c.name) && index_mentions(index, c.name);
      });
      if (!swapped) continue;
      swap_.indexes.push_back({name, index,
                               recipe_.names.generated_name(Helper::incoming_index, name, index.name),
                               recipe_.names.generated_name(Helper::outgoing_index, name, index.name)});
    }
    bool const keyed = table.primary_key && std::ranges::any_of(table.columns, [&](Column const& c) {
                         return is_swapped(name, c.name) && mentions(*table.primary_key, c.name);
                       });
    if (!keyed) return;
    swap_.keys.push_back({name, *table.primary_key, key_index_name(recipe_.names, name, *table.primary_key)});
  }

  // The new application version relies on its default as soon as it runs, so the old column gets this default
  // in expand if its type can hold it.
  void change_default(ColumnSwap& swap) {
    if (swap.to.value == swap.from.value || !holds(swap.from.type, swap.to.value)) return;
    if (swap.incoming.expression) return;  // the trigger would convert the default like any other value
    model::Default const old = std::exchange(swap.from.value, swap.to.value);
    row_.add(Phase::expand, cause_of(swap), {action::SetDefault{swap.table, swap.from, old, true}});
  }

  void add_checks() {
    std::set<ObjectRef> seen;
    for (ColumnSwap const& swap : swap_.columns) {
      for (model::DefinedObject const* check : checks_of(recipe_, swap.table, swap.from.name)) {
        if (seen.insert(check->address).second) swap_.checks.push_back(*check);
      }
    }
  }

  bool may_fail(ColumnSwap const& swap) const {
    if (swap.incoming.expression) return true;
    return swap_.type ? !lost(swap).empty() : type_change(swap.from.type, swap.to.type).may_fail;
  }
  std::vector<std::string> lost(ColumnSwap const& swap) const {
    return lost_values(swap_.type->from, swap_.type->to, swap.incoming.values);
  }
  std::size_t cause_of(ColumnSwap const& swap) const {
    return causes_.at({ObjectKind::column, swap.table, swap.from.name});
  }
  std::vector<std::string> key_of(ColumnSwap const& swap) const {
    return keyset_columns(recipe_, *recipe_.from_tables.at(swap.table), swap.from.name);
  }

  void create_type(action::EnumSwap const& type) {
    action::ReplacedEnum replaced{type.from.name, {}};
    for (ColumnSwap const& swap : swap_.columns) replaced.uses.push_back({swap.table, swap.from});
    row_.add(Phase::expand, cause_, {action::CreateEnum{{type.incoming, type.to.values}, replaced}});
  }

  // Rows with a value that the enum loses are not filled: the old version may still write such values, and
  // contract fails before the swap while they exist.
  action::Backfill filling(ColumnSwap const& swap) const {
    action::Backfill fill = backfill_follower(following_sync(swap, true), key_of(swap));
    std::vector<std::string> const values = swap_.type ? lost(swap) : std::vector<std::string>();
    if (values.empty()) return fill;
    std::string list;
    for (std::string const& value : values) list += (list.empty() ? "" : ", ") + model::quote_literal(value);
    std::string const type = model::qualified(swap_.type->from.name),
                      name = model::quote_identifier(swap.from.name);
    fill.predicate += swap.from.type.array ? " AND NOT " + name + " OPERATOR(pg_catalog.&&) ARRAY[" + list +
                                                 "]::" + type + "[]"
                                           : " AND " + name + "::text NOT IN (" + list + ")";
    fill.open = true;
    return fill;
  }

  // The new column has no default before the swap: existing rows must be NULL in it, because the backfill
  // fills only those.
  void begin(ColumnSwap const& swap) {
    Column next = swap.to;
    next.name = swap.incoming.name;
    next.type = swap.incoming.type;
    next.nullable = true;
    next.value = {};
    action::CreateSyncTrigger sync = following_sync(swap, may_fail(swap));
    sync.dependents = known_dependents(recipe_, swap.table, swap.from.name);
    row_.add(Phase::expand, cause_of(swap), {action::AddColumn{swap.table, next, swap.from}, sync});
  }

  void build() {
    for (IndexSwap const& swap : swap_.indexes) {
      model::Index const next =
          swapped_index(swap.table, swap.index, swap.incoming, swap_.columns, &ColumnSwap::incoming);
      row_.add(Phase::contract, cause_, {action::CreateIndex{swap.table, next, true}});
    }
    for (KeySwap const& swap : swap_.keys) {
      row_.add(Phase::contract, cause_,
               {action::CreateIndex{swap.table, index_of_incoming(swap, swap_.columns), true}});
    }
  }

  void make_not_null(ColumnSwap const& swap) {
    if (swap.to.nullable) return;
    std::vector<Action> const actions = not_null_actions(recipe_.names, swap.table, swap.incoming.name,
                                                         may_be_composite(swap.incoming.type), false);
    row_.add(Phase::contract, cause_of(swap), {actions[0]});
    row_.add(Phase::contract, cause_of(swap), {actions[1]});
    row_.add(Phase::contract, cause_of(swap), {actions[2], actions[3]});
  }

  // A value that the old type cannot hold leaves the old column NULL.
  void loosen(ColumnSwap const& swap) {
    if (!swap.null_on_error || swap.from.nullable) return;
    row_.add(Phase::contract, cause_of(swap),
             {action::DropNotNull{swap.table, swap.outgoing.name, may_be_composite(swap.outgoing.type)}});
  }

  // Without a reverse conversion every write after the swap leaves the old column NULL, so its NOT NULL is
  // dropped before the swap.
  void loosen_first(ColumnSwap const& swap) {
    if (!loosened_.contains({ObjectKind::column, swap.table, swap.from.name})) return;
    row_.add(Phase::contract, cause_of(swap),
             {action::DropNotNull{swap.table, swap.from.name, may_be_composite(swap.from.type)}});
  }

  void drop(ColumnSwap const& swap) {
    action::CreateSyncTrigger const sync = following_sync(reversed(swap), swap.null_on_error);
    Column last = swap.from;
    last.name = swap.outgoing.name;
    last.type = swap.outgoing.type;
    last.value = {};
    last.nullable = last.nullable || swap.null_on_error;
    // The rollback adds the column again while the rest of contract is still in effect, so the key is that of
    // `to`.
    std::vector<std::string> const key = keyset_columns(*recipe_.to_tables.at(swap.table));
    row_.add(Phase::contract, cause_of(swap),
             {action::DropSyncTrigger{swap.table, sync.from, sync.to, sync.name},
              action::DropColumn{swap.table, last, sync, key}});
  }

  PlanningContext& recipe_;
  std::size_t cause_;
  Row row_;
  SwapColumns swap_;
  std::set<Name> tables_;
  std::set<ObjectRef> loosened_;  // columns that are NOT NULL until just before the swap
  std::map<ObjectRef, std::size_t> causes_;
};

// A column that follows another one of the table: the incoming column before the swap, or the outgoing one
// after it.
action::Follower follower(PlanningContext& recipe, Name const& table, Helper name, std::string const& column,
                          model::Type const& type) {
  action::Follower result{recipe.names.generated_name(name, table, column), type};
  result.sync = recipe.names.generated_name(Helper::one_way_sync, table, table.name + "_" + result.name);
  return result;
}

Name swapped_type(PlanningContext& recipe, Name const& type, Helper name) {
  return {type.schema, recipe.names.generated_name(name, {type.schema, {}}, type.name)};
}

// Whether the uses are all columns of the type, on both sides.
bool are_all_columns(PlanningContext const& recipe, Name const& type,
                     std::vector<action::EnumUse> const& uses) {
  std::size_t before = 0, after = 0;
  for (auto const& [count, tables] : {std::pair(&before, &recipe.from_tables), {&after, &recipe.to_tables}}) {
    for (auto const& [name, table] : *tables) {
      *count += static_cast<std::size_t>(
          std::ranges::count_if(table->columns, [&](Column const& c) { return c.type.name == type; }));
    }
  }
  return before == uses.size() && after == uses.size();
}

bool stays(PlanningContext const& recipe, Name const& table, std::string const& column) {
  auto const [from, to] = on_both_sides(recipe, table, column);
  return from != nullptr && to != nullptr && *from == *to &&
         !recipe.renamed_columns.contains({ObjectKind::column, table, column});
}

// Whether the other columns of all indexes over the column do not change in this plan: an index is built for
// the columns of one swap.
bool shares_no_index(PlanningContext const& recipe, action::EnumUse const& use) {
  model::Table const& table = *recipe.from_tables.at(use.table);
  auto const settled = [&](std::string const& name) {
    Column const* const column = model::find(table.columns, name);
    return column == nullptr || column->type.name == use.column.type.name ||
           (stays(recipe, use.table, name) && is_settled(recipe, column->type));
  };
  bool const indexes = std::ranges::all_of(table.indexes, [&](model::Index const& index) {
    return !index_mentions(index, use.column.name) ||
           (std::ranges::all_of(part_columns(index), settled) && std::ranges::all_of(index.include, settled));
  });
  bool const key = !table.primary_key || !mentions(*table.primary_key, use.column.name) ||
                   std::ranges::all_of(table.primary_key->columns, settled);
  return indexes && key;
}

bool has_reference(PlanningContext const& recipe, action::EnumUse const& use) {
  auto const [first, last] = recipe.referrers.equal_range(use.table);
  auto const& own = recipe.from_tables.at(use.table)->foreign_keys;
  return std::any_of(first, last,
                     [&](auto const& entry) {
                       return touches(entry.second.first, *entry.second.second, use.table, use.column.name);
                     }) ||
         std::ranges::any_of(own, [&](model::ForeignKey const& key) {
           return touches(use.table, key, use.table, use.column.name);
         });
}

// Whether nothing but the default changes, and that is not dropped. A default changes in expand, but its drop
// may wait until contract.
bool stays_but_for_default(PlanningContext const& recipe, action::EnumUse const& use) {
  Column const* const after = on_both_sides(recipe, use.table, use.column.name).to;
  if (after == nullptr || !is_plain(*after)) return false;
  if (after->value.kind == DefaultKind::none && use.column.value.kind != DefaultKind::none) return false;
  Column before = use.column;
  before.value = after->value;
  return before == *after;
}

bool can_follow(PlanningContext const& recipe, action::EnumUse const& use) {
  return is_plain(use.column) && stays_but_for_default(recipe, use) &&
         !recipe.renamed_columns.contains({ObjectKind::column, use.table, use.column.name}) &&
         !recipe.renamed_tables.contains(use.table) && !is_in_hierarchy(recipe, use.table) &&
         shares_no_index(recipe, use) && !has_reference(recipe, use) &&
         can_be_carried(recipe, use.table, use.column.name);
}

// The second column ends up last, and one phase has no time in which two columns could exist.
bool may_replace_columns(PlanningContext const& recipe) {
  return !recipe.single_phase() && !recipe.options.keep_column_order;
}

}  // namespace

bool can_be_swapped(PlanningContext const& recipe, TypedGroup const& group,
                    std::vector<Change> const& changes) {
  if (!may_replace_columns(recipe)) return false;
  bool rewrites = false;
  for (std::size_t const i : group.members) {
    Change const& change = changes[i];
    Pair<Column> const columns = altered_columns(recipe, change);
    bool const renamed =
        recipe.renamed_columns.contains(change.to) || recipe.renamed_tables.contains(change.to.owner);
    bool const suits = !renamed && !recipe.inherited.contains(change.to.owner) &&
                       only_typed(change, columns.to) && convertible(recipe, columns) &&
                       can_be_carried(recipe, change.to.owner, change.to.member);
    if (!suits) return false;
    rewrites = rewrites || recollates_indexes(recipe, change) ||
               type_change(columns.from.type, columns.to.type).work == Work::rewrite ||
               conversion_hint(recipe, change) != nullptr;
  }
  return rewrites;
}

void swap_columns(PlanningContext& recipe, TypedGroup const& group, std::vector<Change> const& changes,
                  std::vector<std::size_t> const& causes) {
  std::size_t const first = group.members.front();
  Swapping swapping(recipe, changes[first].to, causes[first]);
  for (std::size_t const i : group.members) {
    Pair<Column> columns = altered_columns(recipe, changes[i]);
    columns.from.nullable = columns.from.nullable || columns.to.nullable;
    std::string const& name = changes[i].to.member;
    BackfillHint const* const said = conversion_hint(recipe, changes[i]);
    action::Follower next =
        follower(recipe, changes[i].to.owner, Helper::incoming_column, name, columns.to.type);
    action::Follower last =
        follower(recipe, changes[i].to.owner, Helper::outgoing_column, name, columns.from.type);
    if (said != nullptr) {
      next.expression = said->expression;
      last.expression = "";  // the reverse of the expression is not known
    }
    swapping.add_column(
        {.table = changes[i].to.owner,
         .from = columns.from,
         .to = columns.to,
         .incoming = next,
         .outgoing = last,
         .null_on_error = said != nullptr || type_change(columns.to.type, columns.from.type).may_fail},
        causes[i]);
  }
  for (auto const& [table, key] : group.keys) swapping.add_reference(table, key);
  swapping.run();
}

bool can_be_swapped(PlanningContext const& recipe, Pair<model::Enum> const& types,
                    std::vector<action::EnumUse> const& uses) {
  ObjectRef const type{ObjectKind::enum_type, types.to.name, {}};
  bool const needed = recipe.needed.contains(type) || recipe.needed_later.contains(type);
  return may_replace_columns(recipe) && !uses.empty() && !needed &&
         are_all_columns(recipe, types.to.name, uses) &&
         std::ranges::all_of(uses, [&](action::EnumUse const& use) { return can_follow(recipe, use); });
}

void swap_enum(PlanningContext& recipe, Pair<model::Enum> const& types,
               std::vector<action::EnumUse> const& uses, action::ValueMapping const& values,
               std::size_t cause) {
  Name const& name = types.to.name;
  Name const next = swapped_type(recipe, name, Helper::incoming_type),
             last = swapped_type(recipe, name, Helper::outgoing_type);
  Swapping swapping(recipe, {ObjectKind::enum_type, name, {}}, cause);
  swapping.set_type({types.from, types.to, next, last});
  for (action::EnumUse const& use : uses) {
    Name const& table = use.table;
    Column const& column = *on_both_sides(recipe, table, use.column.name).to;
    model::Type incoming_type = column.type, outgoing_type = column.type;
    incoming_type.name = next;
    outgoing_type.name = last;
    ColumnSwap swap{.table = table,
                    .from = column,
                    .to = column,
                    .incoming = follower(recipe, table, Helper::incoming_column, column.name, incoming_type),
                    .outgoing = follower(recipe, table, Helper::outgoing_column, column.name, outgoing_type)};
    swap.incoming.rebuilt_enum = swap.outgoing.rebuilt_enum = true;
    swap.incoming.values = values;
    swap.outgoing.values = reversed(values);
    swapping.add_column(std::move(swap), cause);
  }
  swapping.run();
}

}  // namespace lockstep
