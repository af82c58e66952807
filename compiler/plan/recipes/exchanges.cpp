// Columns that exchange their names, for example A and B of a join table when one of its models is renamed.
// No application may see one of them with its new name and the other with its old one, so one step renames
// both, together with the foreign keys that are named after the columns. The table cannot have the old and
// the new column names at the same time. Where the table keeps its own name, stop the old application version
// before this step, and start the new version after it.

#include <algorithm>
#include <optional>
#include <set>

#include "compiler/model/defaults.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

using model::ObjectKind;
using model::ObjectRef;

std::map<ObjectRef, std::string> exchanges_of(std::vector<Change> const& changes) {
  std::map<ObjectRef, std::string> renames;
  for (Change const& change : changes) {
    bool const member = change.to.kind == ObjectKind::column || change.to.kind == ObjectKind::foreign_key;
    if (change.verb == Verb::rename && member) renames.emplace(change.to, change.from.member);
  }
  std::map<ObjectRef, std::string> result;
  for (auto const& [now, old] : renames) {
    auto const other = renames.find({now.kind, now.owner, old});
    if (other != renames.end() && other->second == now.member) result.emplace(now, old);
  }
  return result;
}

action::ExchangeColumns exchange_of(PlanningContext& recipe, model::Name const& table,
                                    std::string const& from, std::string const& to) {
  action::ExchangeColumns exchange{.table = table, .a = std::min(from, to), .b = std::max(from, to)};
  exchange.between = recipe.names.generated_name(Helper::exchanged, table, exchange.a);
  for (auto const& [now, old] : recipe.exchanged) {
    bool const key = now.kind == ObjectKind::foreign_key && now.owner == table;
    if (key && now.member < old) exchange.keys.emplace_back(now.member, old);
  }
  return exchange;
}

void exchange_columns(PlanningContext& recipe, Change const& change, std::size_t cause) {
  bool const second = change.to.member < change.from.member;  // the step of the other column renames both
  if (second) return;
  recipe.add(Phase::contract, cause,
             {exchange_of(recipe, change.to.owner, change.from.member, change.to.member)});
}

namespace {

using Referring = std::map<model::Name, std::vector<std::string>>;  // columns by the table that they refer to

// The foreign keys that the other side does not have over the same columns to the same table; nullopt where
// two of them refer to one table.
std::optional<Referring> only_in(model::Table const& table, model::Table const& other) {
  Referring result;
  for (model::ForeignKey const& key : table.foreign_keys) {
    bool const same = std::ranges::any_of(other.foreign_keys, [&](model::ForeignKey const& each) {
      return each.columns == key.columns && each.referenced == key.referenced;
    });
    if (!same && !result.emplace(key.referenced, key.columns).second) return std::nullopt;
  }
  return result;
}

}  // namespace

void refuse_exchanged_references(PlanningContext& recipe) {
  for (model::Table const& table : recipe.to.tables) {
    auto const before = recipe.from_tables.find(table.name);
    if (before == recipe.from_tables.end()) continue;
    auto const old = only_in(*before->second, table), now = only_in(table, *before->second);
    if (!old || !now || old->size() < 2 || old->size() != now->size()) continue;
    std::set<std::vector<std::string>> columns, columns_now;
    for (auto const& entry : *old) columns.insert(entry.second);
    for (auto const& entry : *now) columns_now.insert(entry.second);
    auto const name = [](auto const& entry) { return entry.first; };
    if (columns != columns_now || !std::ranges::equal(*old, *now, {}, name, name)) continue;
    recipe.refuse(
        {ObjectKind::table, table.name, {}}, "foreign keys that exchange the tables they refer to",
        "exchange the names of the columns first, in a migration written by hand with ALTER TABLE … "
        "RENAME COLUMN, so that each row refers to the same rows; if the values are to refer to other "
        "rows, drop the foreign keys in a migration before and create them in one after");
  }
}

namespace {

// Whether the column is new and the server numbers the existing rows. With @backfill the author determines
// the values.
bool is_counted(PlanningContext const& recipe, model::Name const& table, std::string const& column) {
  BackfillHint const* const hint = backfill_hint(recipe, table, column);
  bool const renamed = std::ranges::any_of(recipe.phased, [&](PhasedRename const& rename) {
    return rename.table == table && rename.to == column;
  });
  auto const [before, after] = on_both_sides(recipe, table, column);
  return before == nullptr && after != nullptr && !renamed && model::is_numbered(*after) &&
         (hint == nullptr || hint->implied);
}

}  // namespace

void refuse_counted_targets(PlanningContext& recipe) {
  for (model::Table const& table : recipe.to.tables) {
    auto const before = recipe.from_tables.find(table.name);
    if (before == recipe.from_tables.end()) continue;
    for (model::ForeignKey const& key : table.foreign_keys) {
      bool const referred =
          std::ranges::any_of(before->second->foreign_keys, [&](model::ForeignKey const& old) {
            return old.columns == key.columns && old.referenced == key.referenced;
          });
      bool const counted = std::ranges::any_of(key.referenced_columns, [&](std::string const& column) {
        return is_counted(recipe, key.referenced, column);
      });
      if (!referred || !counted) continue;
      recipe.refuse(
          {ObjectKind::foreign_key, table.name, key.name},
          "a foreign key to a new numbered column of the table to which its columns refer already",
          "its values are those of another column: say what the new column holds, with @renamedFrom or "
          "@backfill in a schema text, or create the column in a migration before, set the values of "
          "both columns by hand, and change the foreign key in one after");
    }
  }
}

}  // namespace lockstep
