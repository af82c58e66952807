// A change of type that would rewrite the table, by a second column that then takes the first one's place:
//
//   expand    the column `amount_new` of the new type, and a trigger by which it follows `amount`
//   backfill  the rows that were there before the trigger
//   contract  the indexes of `amount`, built for `amount_new`; its NOT NULL; then in one transaction, which
//   touches
//             nothing but the catalog, `amount` becomes `amount_old`, which follows from now on, and
//             `amount_new` becomes `amount`, with default, sequence, primary key and foreign keys; foreign
//             keys are validated; the old column goes with its indexes
//
// Columns that a foreign key ties together are swapped in the same transaction.

#include "compiler/plan/recipes/swaps.hpp"

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/plan/casts.hpp"
#include "compiler/plan/dependents.hpp"
#include "compiler/plan/objects.hpp"

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

constexpr std::string_view next_suffix = "_new", last_suffix = "_old";

std::string suffixed(std::string const& name, std::string_view suffix) {
  return made_name(name, std::string(suffix));
}

// Only the type changes, the default perhaps, and NULL may become possible.
bool only_typed(Change const& change, Column const& to) {
  return std::ranges::all_of(change.attributes, [&](std::string_view attribute) {
    return attribute == "type" || attribute == "default" || (attribute == "nullable" && to.nullable);
  });
}

bool is_plain(Column const& column) {
  return column.identity == model::Identity::none && column.generated.empty() && column.collation.empty() &&
         column.value.kind != DefaultKind::database;
}

// The type is no enum that is altered in the same plan.
bool is_settled(Recipe const& recipe, model::Type const& type) {
  model::Enum const* const from = model::find(recipe.from.enums, type.name);
  model::Enum const* const to = model::find(recipe.to.enums, type.name);
  return from == nullptr || to == nullptr || *from == *to;
}

bool convertible(Recipe const& recipe, Pair<Column> const& columns) {
  auto const& [from, to] = columns;
  bool const serial = from.value.kind == DefaultKind::sequence;
  return is_plain(from) && is_plain(to) && serial == (to.value.kind == DefaultKind::sequence) &&
         !depends_on_session(from.type, to.type) && is_settled(recipe, from.type) &&
         is_settled(recipe, to.type);
}

// What the plan can build for the new column before the swap.
bool can_be_built(model::Index const& index, model::Index const* after) {
  return after != nullptr && *after == index && index.valid && !index.constraint && !is_textual(index);
}

// All that stands on the column, and whether the swap can carry it over.
class Standing {
 public:
  Standing(Recipe const& recipe, Name const& table, std::string const& column)
      : recipe_(recipe),
        from_(*recipe.from_tables.at(table)),
        to_(*recipe.to_tables.at(table)),
        column_(column) {}

  bool can_be_carried() const {
    return from_.partition_by.empty() && to_.partition_by.empty() && !is_partition() && names_are_free() &&
           indexes() && key() && foreign_keys() && !is_computed_from() && !is_needed();
  }

 private:
  bool is_partition() const { return recipe_.from_objects.contains({ObjectKind::partition, from_.name, {}}); }

  bool names_are_free() const {
    for (std::string_view const suffix : {next_suffix, last_suffix}) {
      std::string const name = suffixed(column_, suffix);
      if (model::find(from_.columns, name) != nullptr || model::find(to_.columns, name) != nullptr)
        return false;
    }
    return true;
  }

  // The name of an index is one of the schema's.
  bool is_taken(std::string const& name) const {
    return recipe_.relation_names.contains({from_.name.schema, name});
  }

  bool indexes() const {
    return std::ranges::all_of(from_.indexes, [&](model::Index const& index) {
      if (!index_mentions(index, column_)) return true;
      return can_be_built(index, model::find(to_.indexes, index.name)) && !is_named_by_object(index.name) &&
             !is_taken(suffixed(index.name, next_suffix)) && !is_taken(suffixed(index.name, last_suffix));
    });
  }

  bool key() const {
    if (!from_.primary_key || !mentions(*from_.primary_key, column_)) return true;
    return from_.primary_key == to_.primary_key && !is_named_by_object(from_.primary_key->name) &&
           !is_taken(key_index(*from_.primary_key).name);
  }

  bool is_lasting(Name const& owner, model::ForeignKey const& key) const {
    if (!touches(owner, key, from_.name, column_)) return true;
    auto const after = recipe_.to_tables.find(owner);
    if (after == recipe_.to_tables.end() || recipe_.is_partitioned(owner)) return false;
    model::ForeignKey const* const same = model::find(after->second->foreign_keys, key.name);
    return same != nullptr && *same == key;
  }

  bool foreign_keys() const {
    auto const [first, last] = recipe_.referrers.equal_range(from_.name);
    return std::ranges::all_of(from_.foreign_keys,
                               [&](model::ForeignKey const& key) { return is_lasting(from_.name, key); }) &&
           std::all_of(first, last, [&](auto const& entry) {
             return is_lasting(entry.second.first, *entry.second.second);
           });
  }

  bool is_computed_from() const {
    return std::ranges::any_of(from_.columns, [&](Column const& other) {
      return other.generated.find(column_) != std::string::npos;
    });
  }

  // A comment on the column is copied with its privileges.
  bool is_needed() const { return recipe_.needed.contains({ObjectKind::column, from_.name, column_}); }

  bool is_named_by_object(std::string const& index) const {
    return recipe_.needed.contains({ObjectKind::index, from_.name, index}) ||
           recipe_.needed.contains({ObjectKind::primary_key, from_.name, index});
  }

  Recipe const& recipe_;
  Table const& from_;
  Table const& to_;
  std::string const& column_;
};

// Puts the steps of one group in a row, whatever else is ordered around them.
class Row {
 public:
  Row(Recipe& recipe, ObjectRef name) : recipe_(recipe), name_(std::move(name)) {}

  void add(Phase phase, std::size_t cause, std::vector<Action> actions) {
    recipe_.add(phase, cause, std::move(actions));
    Uses& also = recipe_.units.back().also;
    if (last_ > 0) also.needs.push_back(place(last_));
    also.creates.push_back(place(++last_));
  }

 private:
  Resource place(std::size_t i) const {
    ObjectRef place = name_;
    place.member += "#" + std::to_string(i);
    return {place};
  }

  Recipe& recipe_;
  ObjectRef name_;  // not that of anything in the model
  std::size_t last_ = 0;
};

class Swapping {
 public:
  Swapping(Recipe& recipe, TypedGroup const& group, std::vector<Change> const& changes,
           std::vector<std::size_t> const& causes)
      : recipe_(recipe),
        cause_(causes[group.members.front()]),
        row_(recipe, {ObjectKind::other, changes[group.members.front()].to.owner,
                      "swap of " + changes[group.members.front()].to.member}) {
    for (std::size_t const i : group.members) add_column(changes[i], causes[i]);
    for (auto const& [table, key] : group.keys) {
      recipe.handled.insert({ObjectKind::foreign_key, table, key.name});
      swap_.references.push_back({table, key});
    }
    sort_by_reference();
    for (Name const& table : tables_) add_indexes(table);
  }

  void run() {
    for (ColumnSwap const& swap : swap_.columns) begin(swap);
    for (ColumnSwap const& swap : swap_.columns) {
      row_.add(Phase::backfill, cause_of(swap), {following(following_sync(swap, true), key_of(swap))});
    }
    for (ColumnSwap const& swap : swap_.columns) {
      if (!may_fail(swap)) continue;
      for (Action const& action : strictly(following_sync(swap, true)))
        row_.add(Phase::contract, cause_of(swap), {action});
    }
    build();
    for (ColumnSwap const& swap : swap_.columns) make_not_null(swap);
    row_.add(Phase::contract, cause_, {swap_});
    for (action::ReferenceSwap const& swap : swap_.references) {
      if (swap.key.validated)
        row_.add(Phase::contract, cause_, {action::ValidateForeignKey{swap.table, swap.key}});
    }
    for (ColumnSwap const& swap : swap_.columns) loosen(swap);
    for (IndexSwap const& swap : swap_.indexes) {
      model::Index const last =
          swapped_index(swap.table, swap.index, swap.last, swap_.columns, &ColumnSwap::last);
      row_.add(Phase::contract, cause_, {action::DropIndex{swap.table, last, true}});
    }
    for (ColumnSwap const& swap : swap_.columns) drop(swap);
  }

 private:
  void add_column(Change const& change, std::size_t cause) {
    Pair<Column> columns = typed_columns(recipe_, change);
    columns.from.nullable = columns.from.nullable || columns.to.nullable;
    std::string const& name = change.to.member;
    swap_.columns.push_back({.table = change.to.owner,
                             .from = columns.from,
                             .to = columns.to,
                             .next = suffixed(name, next_suffix),
                             .last = suffixed(name, last_suffix),
                             .tolerant = type_change(columns.to.type, columns.from.type).may_fail});
    causes_[change.to] = cause;
    tables_.insert(change.to.owner);
  }

  // Locks are taken on referenced tables first.
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
    return swapped_name(table, column, swap_.columns, &ColumnSwap::next) != column;
  }

  void add_indexes(Name const& name) {
    Table const& table = *recipe_.from_tables.at(name);
    for (model::Index const& index : table.indexes) {
      bool const swapped = std::ranges::any_of(table.columns, [&](Column const& c) {
        return is_swapped(name, c.name) && index_mentions(index, c.name);
      });
      if (!swapped) continue;
      swap_.indexes.push_back(
          {name, index, suffixed(index.name, next_suffix), suffixed(index.name, last_suffix)});
    }
    bool const keyed = table.primary_key && std::ranges::any_of(table.columns, [&](Column const& c) {
                         return is_swapped(name, c.name) && mentions(*table.primary_key, c.name);
                       });
    if (keyed) swap_.keys.push_back({name, *table.primary_key});
  }

  static bool may_fail(ColumnSwap const& swap) { return type_change(swap.from.type, swap.to.type).may_fail; }
  std::size_t cause_of(ColumnSwap const& swap) const {
    return causes_.at({ObjectKind::column, swap.table, swap.from.name});
  }
  std::vector<std::string> key_of(ColumnSwap const& swap) const {
    return walking_key(recipe_, *recipe_.from_tables.at(swap.table), swap.from.name);
  }

  // With a default an omitted value of the old column could not be told from a written one.
  void begin(ColumnSwap const& swap) {
    Column next = swap.to;
    next.name = swap.next;
    next.nullable = true;
    next.value = {};
    action::CreateSync sync = following_sync(swap, may_fail(swap));
    sync.dependents = known_dependents(recipe_, swap.table, swap.from.name);
    row_.add(Phase::expand, cause_of(swap), {action::AddColumn{swap.table, next, swap.from}, sync});
  }

  void build() {
    for (IndexSwap const& swap : swap_.indexes) {
      model::Index const next =
          swapped_index(swap.table, swap.index, swap.next, swap_.columns, &ColumnSwap::next);
      row_.add(Phase::contract, cause_, {action::CreateIndex{swap.table, next, true}});
    }
    for (KeySwap const& swap : swap_.keys) {
      row_.add(Phase::contract, cause_,
               {action::CreateIndex{swap.table, index_of_next(swap, swap_.columns), true}});
    }
  }

  void make_not_null(ColumnSwap const& swap) {
    if (swap.to.nullable) return;
    std::vector<Action> const actions = not_null_actions(swap.table, swap.next, false);
    row_.add(Phase::contract, cause_of(swap), {actions[0]});
    row_.add(Phase::contract, cause_of(swap), {actions[1]});
    row_.add(Phase::contract, cause_of(swap), {actions[2], actions[3]});
  }

  // A value that the old type cannot hold leaves the old column empty.
  void loosen(ColumnSwap const& swap) {
    if (!swap.tolerant || swap.from.nullable) return;
    row_.add(Phase::contract, cause_of(swap), {action::DropNotNull{swap.table, swap.last}});
  }

  void drop(ColumnSwap const& swap) {
    action::CreateSync const sync = following_sync(turned(swap), swap.tolerant);
    Column last = swap.from;
    last.name = swap.last;
    last.value = {};
    last.nullable = last.nullable || swap.tolerant;
    // It comes back when the rest of the contract is still done.
    std::vector<std::string> const key = walking_key(*recipe_.to_tables.at(swap.table));
    row_.add(Phase::contract, cause_of(swap),
             {action::DropSync{swap.table, sync.from, sync.to, sync.name},
              action::DropColumn{swap.table, last, sync, key}});
  }

  Recipe& recipe_;
  std::size_t cause_;
  Row row_;
  SwapColumns swap_;
  std::set<Name> tables_;
  std::map<ObjectRef, std::size_t> causes_;
};

}  // namespace

bool can_be_swapped(Recipe const& recipe, TypedGroup const& group, std::vector<Change> const& changes) {
  if (recipe.direct()) return false;
  bool rewrites = false;
  for (std::size_t const i : group.members) {
    Change const& change = changes[i];
    Pair<Column> const columns = typed_columns(recipe, change);
    bool const renamed =
        recipe.renamed_columns.contains(change.to) || recipe.renamed_tables.contains(change.to.owner);
    bool const suits = !renamed && only_typed(change, columns.to) && convertible(recipe, columns) &&
                       Standing(recipe, change.to.owner, change.to.member).can_be_carried();
    if (!suits) return false;
    rewrites = rewrites || type_change(columns.from.type, columns.to.type).work == Work::rewrite;
  }
  return rewrites;
}

void swap_columns(Recipe& recipe, TypedGroup const& group, std::vector<Change> const& changes,
                  std::vector<std::size_t> const& causes) {
  Swapping(recipe, group, changes, causes).run();
}

}  // namespace lockstep
