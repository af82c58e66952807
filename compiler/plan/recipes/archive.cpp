// --archive: contract moves tables and columns to an archive instead of dropping them. Each table and each
// column has a separate archive schema, so that their names cannot collide. A table moves unchanged, with its
// indexes, sequences, checks, triggers and all else that belongs to it; its foreign keys and the views on it
// are dropped before, as for a dropped table. The values of a column are copied with the key of their rows:
// by a trigger from one moment on, and in batches for the rows before. So the transaction that drops the
// column has nothing left to copy.

#include <algorithm>
#include <array>

#include "compiler/model/archives.hpp"
#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::ObjectKind;
using model::ObjectRef;
using model::Table;

std::string const& way_out() {
  static std::string const text = "drop it without --archive, or write the migration by hand";
  return text;
}

// Whether the column has a user-defined type, which may be dropped or rebuilt while the archive exists.
bool has_own_type(Column const& column) { return !column.type.name.schema.empty(); }

bool is_replaced(PlanningContext const& recipe, model::Name const& type) {
  model::Enum const* const before = model::find(recipe.from.enums, type);
  model::Enum const* const after = model::find(recipe.to.enums, type);
  return before != nullptr && after != nullptr && !lost_values(*before, *after, {}).empty();
}

bool is_dropped_type(PlanningContext const& recipe, model::Name const& type) {
  return std::ranges::any_of(
      std::to_array({ObjectKind::domain, ObjectKind::composite_type, ObjectKind::range_type}),
      [&](ObjectKind kind) {
        ObjectRef const address{kind, type, {}};
        return recipe.from_objects.contains(address) && !recipe.to_objects.contains(address);
      });
}

// Why the table cannot be moved to an archive; empty when it can.
std::string obstacle(PlanningContext const& recipe, Table const& table) {
  if (!table.partition_by.empty()) return "keeping a partitioned table in an archive";
  if (is_in_hierarchy(recipe, table.name))
    return "keeping a table that inherits, or from which others inherit, in an archive";
  for (Column const& column : table.columns) {
    if (!has_own_type(column)) continue;
    if (is_replaced(recipe, column.type.name))
      return "keeping a table in an archive while the enum of its column `" + column.name + "` loses values";
    if (is_dropped_type(recipe, column.type.name))
      return "keeping a table in an archive while the type of its column `" + column.name + "` is dropped";
  }
  return {};
}

// Whether the column has the same name and type during all of contract, and is NOT NULL.
bool is_steady(PlanningContext const& recipe, Table const& before, Table const& after,
               std::string const& name) {
  Column const* const from = model::find(before.columns, name);
  Column const* const to = model::find(after.columns, name);
  if (from == nullptr || to == nullptr || from->nullable || to->nullable) return false;
  if (!(from->type == to->type) || has_own_type(*from)) return false;
  bool const doubled = std::ranges::any_of(recipe.phased, [&](PhasedRename const& rename) {
    return rename.table == before.name && (rename.from == name || rename.to == name);
  });
  return !doubled && !recipe.renamed_in_contract.contains({ObjectKind::column, before.name, name});
}

// The columns of each unique key of the table.
std::vector<std::vector<std::string>> unique_keys(Table const& table) {
  std::vector<std::vector<std::string>> keys;
  if (table.primary_key) keys.push_back(table.primary_key->columns);
  for (model::Index const& index : table.indexes) {
    bool const plain =
        index.unique && index.valid && index.predicate.empty() && index.method == "btree" &&
        std::ranges::none_of(index.parts, [](model::IndexPart const& part) { return part.column.empty(); });
    if (plain) keys.push_back(part_columns(index));
  }
  return keys;
}

// A key that identifies the same row before the column is dropped and after it is restored; empty for none.
std::vector<std::string> lasting_key(PlanningContext const& recipe, Table const& before) {
  Table const& after = *recipe.to_tables.at(before.name);
  auto const later = unique_keys(after);
  for (std::vector<std::string> const& key : unique_keys(before)) {
    bool const steady = std::ranges::all_of(
        key, [&](std::string const& name) { return is_steady(recipe, before, after, name); });
    if (steady && std::ranges::find(later, key) != later.end()) return key;
  }
  return {};
}

std::string archive_of(PlanningContext const& recipe, model::Name const& table, std::string const& column) {
  if (recipe.state_digest.empty()) {
    recipe.state_digest = short_hash(*recipe.options.archive + '\n' + model::print(recipe.from) + '\n' +
                                     model::print(recipe.to));
  }
  std::string const what = table.name + (column.empty() ? "" : "_" + column);
  return recipe.names.generated_name(
      Helper::archive, {}, std::string(model::archive_prefix) + what,
      "_" + short_hash(recipe.state_digest + model::print(table) + '\n' + column));
}

// Whether a separate statement drops something that the object needs.
bool hangs_on(model::DefinedObject const& object, std::set<ObjectRef> const& dropped) {
  return std::ranges::any_of(model::needs_of(object),
                             [&](ObjectRef const& need) { return dropped.contains(need); });
}

}  // namespace

std::string archive_for(PlanningContext& recipe, Table const& table) {
  if (!recipe.options.archive) return {};
  std::string const problem = obstacle(recipe, table);
  if (problem.empty()) return archive_of(recipe, table.name, {});
  recipe.refuse({ObjectKind::table, table.name, {}}, problem, way_out());
  return {};
}

std::string archive_for(PlanningContext const& recipe, model::Enum const& type) {
  if (!recipe.options.archive) return {};
  for (auto const& [name, table] : recipe.from_tables) {
    if (recipe.to_tables.contains(name)) continue;
    bool const used = std::ranges::any_of(
        table->columns, [&](Column const& column) { return column.type.name == type.name; });
    if (used) return archive_of(recipe, name, {});
  }
  return {};
}

action::DropColumn keep_values(PlanningContext& recipe, Table const& table, Column const& column,
                               std::size_t cause) {
  action::DropColumn drop{table.name, column, {}, {}};
  if (!recipe.options.archive || !column.generated.empty()) return drop;
  ObjectRef const about{ObjectKind::column, table.name, column.name};
  drop.key = lasting_key(recipe, table);
  if (drop.key.empty()) {
    recipe.refuse(about,
                  "keeping the values of a column of a table without a lasting unique key in an archive",
                  "restoring needs a key over columns whose types this plan does not change. "
                  "Add one in an earlier migration, or " +
                      way_out());
    return drop;
  }
  drop.archive = archive_of(recipe, table.name, column.name);
  std::vector<Column> key;
  for (std::string const& name : drop.key) key.push_back(*model::find(table.columns, name));
  recipe.add(Phase::contract, cause, {action::CreateArchive{table.name, column, key, drop.archive}});
  recipe.add(Phase::contract, cause, {action::FillArchive{table.name, column, drop.key, drop.archive}});
  return drop;
}

void leave_with_archives(std::vector<Unit>& units) {
  std::set<ObjectRef> dropped;
  for (Unit const& unit : units) {
    for (Action const& action : unit.actions) {
      auto const* drop = get_if<action::DropObject>(action);
      if (drop != nullptr && !drop->implicit) dropped.insert(drop->object.address);
    }
  }
  for (Unit& unit : units) {
    bool const archives = std::ranges::any_of(unit.actions, [](Action const& action) {
      auto const* drop = get_if<action::DropTable>(action);
      return drop != nullptr && !drop->archive.empty();
    });
    if (!archives) continue;
    // An implicit drop precedes the drop of what the object belongs to. The reverse order sees that first.
    for (auto action = unit.actions.rbegin(); action != unit.actions.rend(); ++action) {
      auto const* const drop = get_if<action::DropObject>(*action);
      if (drop == nullptr || !drop->implicit) continue;
      action::DropObject changed = *drop;
      bool const stays_behind = changed.object.address.kind == ObjectKind::statistics;
      if (!stays_behind && !hangs_on(changed.object, dropped)) {
        changed.archived = true;
      } else if (changed.object.address.kind != ObjectKind::comment) {
        changed.implicit = false;
        dropped.insert(changed.object.address);
      }
      *action = std::move(changed);
    }
  }
}

}  // namespace lockstep
