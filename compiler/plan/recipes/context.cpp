// The lookups that the recipes share.

#include "compiler/plan/recipes/context.hpp"

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/model/partitions.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {

PlanningContext::PlanningContext(model::Schema const& from_schema, model::Schema const& to_schema,
                                 Hints const& all_hints, PlanOptions const& plan_options, Names& all_names,
                                 Diagnostics& sink)
    : from(from_schema),
      to(to_schema),
      hints(all_hints),
      options(plan_options),
      names(all_names),
      diagnostics(sink) {
  for (model::Table const& table : from.tables)
    from_tables.emplace_hint(from_tables.end(), table.name, &table);
  for (model::Table const& table : to.tables) to_tables.emplace_hint(to_tables.end(), table.name, &table);
  for (model::DefinedObject const& object : from.objects) {
    from_objects.emplace(object.address, &object);
    if (!object.address.member.empty()) from_members.emplace(object.address.owner, &object);
  }
  for (model::DefinedObject const& object : to.objects) to_objects.emplace(object.address, &object);
  for (auto const& [objects, children] :
       {std::pair(&from_objects, &children_before), {&to_objects, &children_after}}) {
    for (auto const& [address, object] : *objects) {
      for (model::Name const& parent : model::parents_of(*object)) {
        inherited.insert(parent);
        children->emplace(parent, address.owner);
      }
    }
  }
  for (auto const& entry : to_tables) {
    if (!from_tables.contains(entry.first)) new_tables.insert(entry.first);
  }
  for (model::DefinedObject const& object : to.objects) {
    model::Name const parent = model::partitioned_by(object);
    if (!parent.name.empty()) partitions.emplace(parent, &object);
  }
  look_up();
}

// Indexes for searches that every change would repeat.
void PlanningContext::look_up() {
  std::set<model::Name> domains;
  for (model::DefinedObject const& object : from.objects) {
    if (object.address.kind == model::ObjectKind::sequence)
      sequences.emplace(model::qualified_if_needed(object.address.owner), object.address);
    if (object.address.kind != model::ObjectKind::domain) continue;
    domains.insert(object.address.owner);
    for (model::ObjectRef const& need : object.needs) {
      if (need.kind == model::ObjectKind::domain) domains_over.emplace(need.owner, object.address.owner);
    }
  }
  for (model::Table const& table : from.tables) {
    for (model::Column const& column : table.columns) {
      if (std::string const& own = own_sequence(column); !own.empty())
        sequences.emplace(own, model::ObjectRef{model::ObjectKind::column, table.name, column.name});
      if (!domains.empty() && domains.contains(column.type.name))
        tables_of_domains.emplace(column.type.name, table.name);
    }
    for (model::ForeignKey const& key : table.foreign_keys)
      referrers.emplace(key.referenced, std::pair(table.name, &key));
  }
  for (auto const& [schema, needs, columns] : {std::tuple(&from, &needed, &default_dependencies),
                                               {&to, &needed_later, &default_dependencies_later}}) {
    for (model::DefinedObject const& object : schema->objects) {
      bool const remark = object.address.kind == model::ObjectKind::comment;
      for (model::ObjectRef const& need : object.needs) {
        if (!remark || need.kind != model::ObjectKind::column) needs->insert(need);
      }
    }
    for (model::Dependency const& dependency : schema->dependencies) {
      if (dependency.needs.kind == model::ObjectKind::enum_type) needs->insert(dependency.needs);
      if (dependency.object.kind == model::ObjectKind::column) columns->insert(dependency.object);
    }
  }
  for (model::DefinedObject const& object : from.objects) {
    bool const counts =
        object.address.kind != model::ObjectKind::comment && object.address.kind != model::ObjectKind::check;
    if (counts) needed_by_non_check.insert(object.needs.begin(), object.needs.end());
  }
  for (model::Dependency const& unmanaged : from.unmanaged) {
    needed.insert(unmanaged.needs);
    needed_by_non_check.insert(unmanaged.needs);
  }
}

void PlanningContext::refuse(model::ObjectRef const& object, std::string const& what,
                             std::string const& help) {
  diagnostics.add({.code = Code::unsupported_change,
                   .span = std::nullopt,
                   .message = what + " is not supported yet: " + to_string(object),
                   .help = help,
                   .object = to_string(object)});
}

std::vector<std::string> keyset_columns(model::Table const& table) {
  if (table.primary_key) return table.primary_key->columns;
  for (model::Index const& index : table.indexes) {
    if (!index.unique || !index.predicate.empty() || !index.valid || index.method != "btree") continue;
    std::vector<std::string> columns;
    for (model::IndexPart const& part : index.parts) {
      model::Column const* column = model::find(table.columns, part.column);
      if (column == nullptr || column->nullable) break;
      columns.push_back(part.column);
    }
    if (columns.size() == index.parts.size()) return columns;
  }
  return {};
}

std::vector<std::string> keyset_columns(PlanningContext const& recipe, model::Table const& table,
                                        std::string const& column) {
  std::vector<std::string> key = keyset_columns(table);
  auto const late = [&](std::string const& name) {
    return recipe.renamed_in_contract.find({model::ObjectKind::column, table.name, name});
  };
  // Then the backfill runs after the renames of contract: its column gets its name there, or another column
  // still has that name.
  bool const waits = late(column) != recipe.renamed_in_contract.end() ||
                     std::ranges::any_of(recipe.renamed_in_contract, [&](auto const& rename) {
                       return rename.first.owner == table.name && rename.second == column;
                     });
  if (waits) return key;
  for (std::string& name : key) {
    auto const found = late(name);
    if (found != recipe.renamed_in_contract.end()) name = found->second;
  }
  return key;
}

bool in_key(model::Table const& table, std::string const& column) {
  return table.primary_key && std::find(table.primary_key->columns.begin(), table.primary_key->columns.end(),
                                        column) != table.primary_key->columns.end();
}

bool mentions(model::PrimaryKey const& key, std::string const& column) {
  auto const in = [&](auto const& list) { return std::ranges::find(list, column) != list.end(); };
  return in(key.columns) || in(key.include);
}

bool refuses_handover(PlanningContext& recipe, model::ObjectRef const& owner, std::string const& sequence) {
  auto const found = recipe.sequences.find(sequence);
  if (found == recipe.sequences.end() || found->second == owner) return false;
  model::ObjectRef const& before = found->second;
  model::Column const* const kept = on_both_sides(recipe, before.owner, before.member).to;
  if (kept != nullptr && !own_sequence(*kept).empty())
    return false;  // it keeps its sequence under another name
  bool const shared = std::ranges::any_of(recipe.from.dependencies, [&](model::Dependency const& dependency) {
    model::ObjectRef const& user = dependency.object;
    return dependency.needs == before && user != before &&
           on_both_sides(recipe, user.owner, user.member).to != nullptr;
  });
  bool const whole =
      recipe.is_new(owner.owner);  // a new table is not in use while it waits for the name of the sequence
  if (recipe.single_phase() ? whole || !shared : whole && !shared) return false;
  bool const renamed = before.kind == model::ObjectKind::column && before.owner == owner.owner;
  std::string const rename =
      renamed ? "if it is that column, rename it by hand or with @renamedFrom in a schema text; else " : "";
  recipe.refuse(owner, "taking over the sequence of " + to_string(before),
                rename +
                    "give the new one another name, or change its owner in a migration written by hand: "
                    "ALTER SEQUENCE " +
                    sequence + " OWNED BY …");
  return true;
}

Diagnostic needed_elsewhere(model::ObjectRef const& goes, model::ObjectRef const& stays) {
  return {.code = Code::needed_elsewhere,
          .span = std::nullopt,
          .message =
              "`" + to_string(goes) + "` cannot be dropped or changed: `" + to_string(stays) + "` needs it",
          .help =
              "drop or change the dependent object first, in a migration written by hand; with a database on "
              "both "
              "sides it is part of the plan",
          .object = to_string(goes)};
}

void refuse_needed(PlanningContext& recipe, model::ObjectRef const& goes, model::ObjectRef const& stays) {
  recipe.diagnostics.add(needed_elsewhere(goes, stays));
}

namespace {

// PostgreSQL drops the sequence of a column with it, even if the default of another column uses the sequence.
void refuse_shared_sequence(PlanningContext& recipe, model::ObjectRef const& ref) {
  model::Column const* const column = on_both_sides(recipe, ref.owner, ref.member).from;
  if (column == nullptr || own_sequence(*column).empty()) return;
  // Another column gets a sequence with this name: the plan creates it there, or refuses the change of owner.
  for (model::Table const& table : recipe.to.tables) {
    for (model::Column const& next : table.columns) {
      if (own_sequence(next) == own_sequence(*column)) return;
    }
  }
  for (model::Dependency const& dependency : recipe.from.dependencies) {
    model::ObjectRef const& user = dependency.object;
    if (dependency.needs != ref || user == ref || user.kind != model::ObjectKind::column) continue;
    auto const [from, to] = on_both_sides(recipe, user.owner, user.member);
    bool const stays = from != nullptr && to != nullptr && from->value == to->value;
    if (stays) return refuse_needed(recipe, ref, user);
  }
}

}  // namespace

void refuse_unmanaged(PlanningContext& recipe, model::Name const& table, std::string const& column) {
  model::ObjectRef const ref{model::ObjectKind::column, table, column};
  refuse_shared_sequence(recipe, ref);
  for (model::Dependency const& unmanaged : recipe.from.unmanaged) {
    if (unmanaged.needs != ref) continue;
    auto const owner = recipe.from_tables.find(unmanaged.object.owner);
    bool const has_step = unmanaged.object.kind == model::ObjectKind::index &&
                          owner != recipe.from_tables.end() &&
                          model::find(owner->second->indexes, unmanaged.object.member) != nullptr;
    if (!has_step) refuse_needed(recipe, ref, unmanaged.object);
  }
}

void refuse_unmanaged(PlanningContext& recipe, model::Name const& table) {
  for (model::Column const& column : recipe.from_tables.at(table)->columns)
    refuse_shared_sequence(recipe, {model::ObjectKind::column, table, column.name});
  for (model::Dependency const& unmanaged : recipe.from.unmanaged) {
    bool const refers = unmanaged.needs.owner == table && unmanaged.object.owner != table;
    if (!refers) continue;
    refuse_needed(recipe, {model::ObjectKind::table, table, {}}, unmanaged.object);
    return;
  }
}

Pair<model::Column const*> on_both_sides(PlanningContext const& recipe, model::Name const& table,
                                         std::string const& column) {
  auto const look = [&](std::map<model::Name, model::Table const*> const& tables) -> model::Column const* {
    auto const found = tables.find(table);
    return found == tables.end() ? nullptr : model::find(found->second->columns, column);
  };
  return {look(recipe.from_tables), look(recipe.to_tables)};
}

Pair<model::Column> altered_columns(PlanningContext const& recipe, Change const& change) {
  auto const [from, to] = on_both_sides(recipe, change.to.owner, change.to.member);
  return {*from, *to};
}

bool is_in_hierarchy(PlanningContext const& recipe, model::Name const& table) {
  auto const [first, last] = recipe.from_members.equal_range(table);
  return recipe.inherited.contains(table) || std::any_of(first, last, [](auto const& entry) {
           return entry.second->address.kind == model::ObjectKind::inheritance;
         });
}

bool touches(model::Name const& owner, model::ForeignKey const& key, model::Name const& table,
             std::string const& column) {
  auto const in = [&](auto const& list) { return std::ranges::find(list, column) != list.end(); };
  return (owner == table && in(key.columns)) || (key.referenced == table && in(key.referenced_columns));
}

std::vector<model::DefinedObject const*> checks_of(PlanningContext const& recipe, model::Name const& table,
                                                   std::string const& column) {
  std::vector<model::DefinedObject const*> checks;
  auto const [first, last] = recipe.from_members.equal_range(table);
  for (auto at = first; at != last; ++at) {
    model::DefinedObject const& object = *at->second;
    bool const over = std::ranges::find(object.needs, model::ObjectRef{model::ObjectKind::column, table,
                                                                       column}) != object.needs.end();
    if (over && is_table_check(object)) checks.push_back(&object);
  }
  return checks;
}

std::vector<std::string> known_dependents(PlanningContext const& recipe, model::Name const& name,
                                          std::string const& column) {
  std::vector<std::string> names;
  model::Table const& table = *recipe.from_tables.at(name);
  for (model::Index const& index : table.indexes) {
    if (index_mentions(index, column)) names.push_back(index.name);
  }
  if (table.primary_key && mentions(*table.primary_key, column)) names.push_back(table.primary_key->name);
  for (model::ForeignKey const& key : table.foreign_keys) {
    if (touches(name, key, name, column)) names.push_back(key.name);
  }
  auto const [first, last] = recipe.referrers.equal_range(name);
  for (auto at = first; at != last; ++at) {
    auto const& [owner, key] = at->second;
    if (touches(owner, *key, name, column)) names.push_back(key->name);
  }
  for (model::DefinedObject const* check : checks_of(recipe, name, column))
    names.push_back(check->address.member);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// Whether a unique key or index to which the foreign key may be bound is the same on both sides and is never
// dropped.
static bool lasting_unique(PlanningContext const& recipe, model::ForeignKey const& key) {
  auto const from = recipe.from_tables.find(key.referenced), to = recipe.to_tables.find(key.referenced);
  if (from == recipe.from_tables.end() || to == recipe.to_tables.end()) return false;
  bool const anew = std::ranges::any_of(key.referenced_columns, [&](std::string const& column) {
    return is_recreated(recipe, key.referenced, column);
  });
  if (anew) return false;
  auto const& primary = from->second->primary_key;
  if (primary && is_over(primary->columns, key) && to->second->primary_key == primary) return true;
  return std::any_of(from->second->indexes.begin(), from->second->indexes.end(),
                     [&](model::Index const& index) {
                       model::Index const* after = model::find(to->second->indexes, index.name);
                       return serves(index, key) && after != nullptr && *after == index;
                     });
}

std::vector<std::string> included_in_targets(PlanningContext const& recipe, model::ForeignKey const& key) {
  std::vector<std::string> columns;
  auto const found = recipe.from_tables.find(key.referenced);
  if (found == recipe.from_tables.end()) return columns;
  auto const take = [&](std::vector<std::string> const& more) {
    columns.insert(columns.end(), more.begin(), more.end());
  };
  auto const& primary = found->second->primary_key;
  if (primary && !primary->include.empty() && is_over(primary->columns, key)) take(primary->include);
  for (model::Index const& index : found->second->indexes) {
    if (!index.include.empty() && serves(index, key)) take(index.include);
  }
  return columns;
}

std::vector<std::pair<model::Name, model::ForeignKey const*>> references_to(
    PlanningContext const& recipe, model::Name const& table, std::vector<std::string> const& columns) {
  std::vector<std::pair<model::Name, model::ForeignKey const*>> found;
  auto const [first, last] = recipe.referrers.equal_range(table);
  for (auto at = first; at != last; ++at) {
    if (is_over(columns, *at->second.second)) found.push_back(at->second);
  }
  return found;
}

model::ForeignKey const* key_after(PlanningContext const& recipe, model::Name const& owner,
                                   std::string const& name) {
  auto const table = recipe.to_tables.find(owner);
  return table == recipe.to_tables.end() ? nullptr : model::find(table->second->foreign_keys, name);
}

bool stays(PlanningContext const& recipe, model::Name const& owner, model::ForeignKey const& key) {
  model::ForeignKey const* const after = key_after(recipe, owner, key.name);
  return after != nullptr && *after == key;
}

bool has_same_ends(model::ForeignKey const& a, model::ForeignKey const& b) {
  return a.columns == b.columns && a.referenced == b.referenced &&
         a.referenced_columns == b.referenced_columns;
}

// Only a change of ON DELETE counts: applications hardly ever update referenced keys.
action::DropForeignKey dropping(model::Name const& table, model::ForeignKey const& key,
                                model::ForeignKey const* after) {
  bool const ends = after == nullptr || key.on_delete != after->on_delete;
  return {table, key, ends && model::changes_rows(key.on_delete)};
}

action::AddForeignKey adding(PlanningContext const& recipe, model::Name const& table,
                             model::ForeignKey const& key) {
  return {table, key, !recipe.single_phase() && !recipe.is_new(table) && !recipe.is_partitioned(table),
          lasting_unique(recipe, key), included_in_targets(recipe, key)};
}

Surrounding surviving_references(PlanningContext& recipe, model::Name const& table,
                                 std::vector<std::string> const& columns) {
  Surrounding result;
  for (auto const& [name, key] : references_to(recipe, table, columns)) {
    model::ForeignKey const* const after = key_after(recipe, name, key->name);
    if (after == nullptr || !has_same_ends(*key, *after)) continue;
    if (!recipe.claimed_changes.insert({model::ObjectKind::foreign_key, name, key->name}).second) continue;
    result.before.push_back(dropping(name, *key, after));
    result.after.push_back(adding(recipe, name, *after));
    if (after->validated && adding(recipe, name, *after).not_valid)
      result.validations.push_back(action::ValidateForeignKey{name, *after});
  }
  return result;
}

}  // namespace lockstep
