#include "compiler/plan/recipes/normalize.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace lockstep {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

namespace {

// Whether the plan drops the key temporarily because of that change.
bool moves_ground(Change const& change, model::ForeignKey const& key, model::Table const& table,
                  PlanningContext const& recipe) {
  auto const is_end = [&](Name const& owner, std::vector<std::string> const& columns, auto const& matches) {
    auto const found = recipe.to_tables.find(owner);
    return found != recipe.to_tables.end() &&
           std::any_of(columns.begin(), columns.end(), [&](std::string const& name) {
             model::Column const* column = model::find(found->second->columns, name);
             return column != nullptr && matches(owner, *column);
           });
  };
  auto const any_end = [&](auto const& matches) {
    return is_end(table.name, key.columns, matches) ||
           is_end(key.referenced, key.referenced_columns, matches);
  };
  if (change.verb == Verb::rename || change.verb == Verb::create) return false;
  switch (change.to.kind) {
    case ObjectKind::column:
      return alters(change, ObjectKind::column, "type") &&
             any_end([&](Name const& owner, model::Column const& column) {
               return change.to.owner == owner && change.to.member == column.name;
             });
    case ObjectKind::enum_type:
      return any_end(
          [&](Name const&, model::Column const& column) { return column.type.name == change.to.owner; });
    case ObjectKind::primary_key:
    case ObjectKind::index:
      return change.to.owner == key.referenced;
    default:
      return false;
  }
}

}  // namespace

void join_key_replacements(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                           PlanningContext& recipe) {
  std::map<Name, std::size_t> dropped;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].to.kind == ObjectKind::primary_key && changes[i].verb == Verb::drop)
      dropped[changes[i].to.owner] = i;
  }
  std::set<std::size_t> gone;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].to.kind != ObjectKind::primary_key || changes[i].verb != Verb::create) continue;
    Name const& owner = changes[i].to.owner;
    if (!recipe.from_tables.contains(owner)) continue;  // of a partition
    auto const old = dropped.find(owner);
    if (old == dropped.end()) continue;
    replace_primary_key(
        recipe, owner, {*recipe.from_tables.at(owner)->primary_key, *recipe.to_tables.at(owner)->primary_key},
        causes[i]);
    gone.insert({i, old->second});
  }
  for (auto i = gone.rbegin(); i != gone.rend(); ++i) {
    changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(*i));
    causes.erase(causes.begin() + static_cast<std::ptrdiff_t>(*i));
  }
}

void part_disturbed_keys(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                         PlanningContext const& recipe) {
  std::map<ObjectRef, std::string> const exchanged = exchanges_of(changes);
  for (std::size_t i = 0, count = changes.size(); i < count; ++i) {
    bool const is_key = changes[i].verb == Verb::rename && changes[i].to.kind == ObjectKind::foreign_key;
    if (!is_key || exchanged.contains(changes[i].to)) continue;
    model::Table const& table = *recipe.to_tables.at(changes[i].to.owner);
    model::ForeignKey const& key = *model::find(table.foreign_keys, changes[i].to.member);
    bool const disturbed = std::any_of(changes.begin(), changes.end(), [&](Change const& other) {
      return moves_ground(other, key, table, recipe);
    });
    if (!disturbed) continue;
    ObjectRef const now = changes[i].to;
    changes[i] = {Verb::drop, changes[i].from, {now.kind, now.owner, changes[i].from.member}, {}};
    changes.push_back({Verb::create, now, now, {}});
    causes.push_back(causes[i]);
  }
}

}  // namespace lockstep
