#include "compiler/plan/recipes/inheritance.hpp"

#include <algorithm>
#include <functional>

namespace lockstep {
namespace {

using model::Column;
using model::DefaultKind;
using model::Name;
using model::ObjectKind;
using model::Table;

using Children = std::multimap<Name, Name>;

bool has(Children const& children, Name const& parent, Name const& child) {
  auto const [first, last] = children.equal_range(parent);
  return std::any_of(first, last, [&](auto const& entry) { return entry.second == child; });
}

// The tables below the table, each once; taken: whether the tables below that one are left out.
std::vector<Name> below(PlanningContext const& recipe, Name const& table,
                        std::function<bool(Name const&)> const& taken) {
  std::vector<Name> open{table}, result;
  while (!open.empty()) {
    Name const parent = open.back();
    open.pop_back();
    auto const [first, last] = recipe.children_before.equal_range(parent);
    for (auto at = first; at != last; ++at) {
      Name const& child = at->second;
      bool const known = std::ranges::find(result, child) != result.end();
      if (known || !recipe.from_tables.contains(child) || !taken(child)) continue;
      result.push_back(child);
      open.push_back(child);
    }
  }
  std::ranges::sort(result);
  return result;
}

bool inherits_alone(PlanningContext const& recipe, Name const& table, std::string const& column) {
  Column const* const before = on_both_sides(recipe, table, column).from;
  return before != nullptr && before->inherited;
}

bool is_source(PlanningContext const& recipe, Change const& change, Name const& parent) {
  auto const [from, to] = on_both_sides(recipe, parent, change.to.member);
  bool const stays = recipe.from_tables.contains(parent) && recipe.to_tables.contains(parent);
  if (change.verb == Verb::create) return stays && from == nullptr && to != nullptr;
  return stays && from != nullptr && to == nullptr && !is_kept_by_heir(recipe, parent, change.to.member);
}

// Whether a table that stays begins or ends to inherit from the table.
bool changes_heirs(PlanningContext const& recipe, Name const& table) {
  auto const differs = [&](Children const& one, Children const& other, auto const& tables) {
    auto const [first, last] = one.equal_range(table);
    return std::any_of(first, last, [&](auto const& entry) {
      return tables.contains(entry.second) && !has(other, table, entry.second);
    });
  };
  return differs(recipe.children_before, recipe.children_after, recipe.to_tables) ||
         differs(recipe.children_after, recipe.children_before, recipe.from_tables);
}

// Whether a table inherits the column from another table too, which does not change.
bool has_other_source(PlanningContext const& recipe, Name const& heir, std::string const& column,
                      std::vector<Name> const& family) {
  return std::ranges::any_of(recipe.children_before, [&](auto const& entry) {
    bool const other = entry.second == heir && std::ranges::find(family, entry.first) == family.end();
    return other && on_both_sides(recipe, entry.first, column).from != nullptr;
  });
}

// What makes the change impossible, or what is not planned; empty for nothing.
std::string refusal_of(PlanningContext const& recipe, Change const& change) {
  Name const& table = change.to.owner;
  std::string const& name = change.to.member;
  auto const [from, to] = on_both_sides(recipe, table, name);
  if (change.verb == Verb::rename) return "renaming a column";
  if (changes_heirs(recipe, table)) return "changing a column, together with what inherits it,";
  bool const numbered = (from != nullptr && from->value.kind == DefaultKind::sequence) ||
                        (to != nullptr && to->value.kind == DefaultKind::sequence);
  if (numbered || changes(change, "identity")) return "changing a column that counts";
  if (changes(change, "generated") || is_recreated(recipe, table, name))
    return "changing the expression of a generated column";
  if (change.verb == Verb::drop && recipe.options.archive) return "archiving a column";
  bool const renamed = std::ranges::any_of(recipe.phased, [&](PhasedRename const& rename) {
    return rename.table == table && (rename.to == name || rename.from == name);
  });
  if (renamed) return "renaming a column";
  std::vector<Name> family = heirs_of(recipe, table);
  std::vector<Name> const heirs = family;
  family.push_back(table);
  for (Name const& heir : heirs) {
    Column const* const after = on_both_sides(recipe, heir, name).to;
    if (to == nullptr || after == nullptr) continue;
    bool const typed = change.verb == Verb::create || is_typed(change);
    bool const alike = after->type == to->type && after->collation == to->collation;
    if (typed && !alike) return "giving a column another type than in a table that inherits it, of a column";
    if (!to->nullable && after->nullable) return "requiring a column that a table which inherits does not,";
    bool const parted = change.verb == Verb::alter && is_typed(change);
    if (parted && has_other_source(recipe, heir, name, family))
      return "changing the type of a column that is inherited from several tables";
  }
  return {};
}

}  // namespace

std::vector<Name> heirs_of(PlanningContext const& recipe, Name const& table) {
  if (!recipe.inherited.contains(table)) return {};
  return below(recipe, table, [](Name const&) { return true; });
}

std::vector<Name> heirs_getting(PlanningContext const& recipe, Name const& table, std::string const& column) {
  return below(recipe, table,
               [&](Name const& child) { return on_both_sides(recipe, child, column).from == nullptr; });
}

std::vector<Name> heirs_losing(PlanningContext const& recipe, Name const& table, std::string const& column) {
  if (is_kept_by_heir(recipe, table, column)) return {};
  return below(recipe, table, [&](Name const& child) { return inherits_alone(recipe, child, column); });
}

bool is_kept_by_heir(PlanningContext const& recipe, Name const& table, std::string const& column) {
  std::vector<Name> const heirs =
      below(recipe, table, [&](Name const& child) { return inherits_alone(recipe, child, column); });
  return std::ranges::any_of(
      heirs, [&](Name const& heir) { return on_both_sides(recipe, heir, column).to != nullptr; });
}

Table const* source_of(PlanningContext const& recipe, Change const& change) {
  for (Name const& parent : recipe.inherited) {
    if (parent == change.to.owner || !is_source(recipe, change, parent)) continue;
    std::vector<Name> const heirs = change.verb == Verb::create
                                        ? heirs_getting(recipe, parent, change.to.member)
                                        : heirs_losing(recipe, parent, change.to.member);
    if (std::ranges::find(heirs, change.to.owner) != heirs.end())
      return change.verb == Verb::create ? recipe.to_tables.at(parent) : recipe.from_tables.at(parent);
  }
  return nullptr;
}

bool refuses_inherited(PlanningContext& recipe, Change const& change) {
  if (!recipe.inherited.contains(change.to.owner)) return false;
  std::string const what = refusal_of(recipe, change);
  if (what.empty()) return false;
  recipe.refuse(change.to, what + " of a table from which others inherit",
                "write it by hand: PostgreSQL changes their columns too");
  return true;
}

void after_heirs(PlanningContext& recipe, Name const& table, std::string const& column, Facet facet) {
  for (Name const& heir : heirs_of(recipe, table))
    recipe.units.back().also.needs.push_back({{ObjectKind::column, heir, column}, facet});
}

}  // namespace lockstep
