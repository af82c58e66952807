#include "compiler/plan/schedule/rebound_keys.hpp"

#include <algorithm>

#include "compiler/model/belonging.hpp"

namespace lockstep {
namespace {

using model::ForeignKey;
using model::Name;

using OwnedKey = std::pair<Name, std::string>;

// What the units drop that a foreign key may be bound to: primary keys and unique indexes, by table and name.
std::set<OwnedKey> dropped_targets(std::vector<Unit> const& units) {
  std::set<OwnedKey> dropped;
  for (Unit const& unit : units) {
    for (Action const& action : unit.actions) {
      if (auto const* drop = get_if<action::DropPrimaryKey>(action))
        dropped.emplace(drop->table, drop->key.name);
      if (auto const* drop = get_if<action::DropIndex>(action))
        dropped.emplace(drop->table, drop->index.name);
    }
  }
  return dropped;
}

// Whether a unique index over the columns is there all along, which is older than any that the units build.
bool has_lasting_target(model::Schema const& start, std::set<OwnedKey> const& dropped,
                        ForeignKey const& key) {
  model::Table const* const table = model::find(start.tables, key.referenced);
  if (table == nullptr) return false;
  auto const lasts = [&](std::string const& name) { return !dropped.contains({table->name, name}); };
  auto const& primary = table->primary_key;
  if (primary && model::is_over(primary->columns, key) && lasts(primary->name)) return true;
  return std::ranges::any_of(table->indexes, [&](model::Index const& index) {
    return model::serves(index, key) && lasts(index.name);
  });
}

}  // namespace

ReboundKeys::ReboundKeys(std::vector<Unit> const& units, model::Schema const& start) {
  std::map<OwnedKey, ForeignKey const*> down;
  std::set<OwnedKey> added;
  std::set<OwnedKey> const dropped = dropped_targets(units);
  for (Unit const& unit : units) {
    for (Action const& action : unit.actions) {
      if (auto const* drop = get_if<action::DropForeignKey>(action))
        down[{drop->table, drop->key.name}] = &drop->key;
      auto const* add = get_if<action::AddForeignKey>(action);
      if (add == nullptr) continue;
      auto const found = down.find({add->table, add->key.name});
      if (found == down.end() || !(*found->second == add->key)) continue;
      keys_.emplace(add->key.referenced, std::pair(add->table, add->key));
      added.insert(found->first);
    }
  }
  for (auto const& [owned, key] : down) {
    bool const known = added.contains(owned) || has_lasting_target(start, dropped, *key);
    if (!known) keys_.emplace(key->referenced, std::pair(owned.first, *key));
  }
}

void ReboundKeys::restore_after(action::CreateIndex const& create, Context const& context,
                                Reversal& reversal) const {
  if (!create.index.unique || reversal.undo.empty()) return;
  std::vector<std::string> const columns = model::part_columns(create.index);
  std::vector<Action> around, after, validations;
  auto const [first, last] = keys_.equal_range(create.table);
  for (auto entry = first; entry != last; ++entry) {
    auto const& [table, key] = entry->second;
    model::Table const* const owner = model::find(context.schema.tables, table);
    bool const there = owner != nullptr && model::find(owner->foreign_keys, key.name) != nullptr;
    if (!model::is_over(columns, key) || !there) continue;
    bool const not_valid = !context.single_phase && !context.partitioned.contains(table);
    around.push_back(action::DropForeignKey{table, key});
    after.push_back(action::AddForeignKey{table, key, not_valid});
    if (not_valid && key.validated) validations.push_back(action::ValidateForeignKey{table, key});
  }
  if (around.empty()) return;
  around.push_back(action::DropIndex{create.table, create.index, false});
  around.insert(around.end(), after.begin(), after.end());
  around.insert(around.end(), validations.begin(), validations.end());
  reversal.undo = around;
}

}  // namespace lockstep
