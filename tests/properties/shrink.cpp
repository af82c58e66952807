// Mutations: delta debugging, halves first. Elements: every element has a name, so each is a removal by name
// from both worlds, followed by tidy(); removals are tried one after another until none helps.
#include "properties/shrink.hpp"

#include <algorithm>

namespace lockstep::properties {
namespace {

using Change = std::function<void(World&)>;

template <class T>
void remove_named(std::vector<T>& list, std::string const& name) {
  std::erase_if(list, [&](T const& item) { return item.name == name; });
}

template <class T>
void removals(std::vector<T> Table::*list, Table const& table, std::vector<Change>& changes) {
  for (T const& item : table.*list) {
    changes.push_back([list, name = table.name, old = table.old_name, item = item.name](World& world) {
      for (Table& each : world.tables) {
        bool const same = each.name == name || each.old_name == name || each.name == old;
        if (same) remove_named(each.*list, item);
      }
    });
  }
}

template <class Simplify>
void simplifications(Table const& table, std::vector<Change>& changes, Simplify simplify) {
  for (Column const& column : table.columns) {
    changes.push_back([name = column.name, simplify](World& world) {
      for (Table& each : world.tables) {
        if (Column* const found = named(each.columns, name)) simplify(*found);
      }
    });
  }
}

// Everything that may be left out of a world.
std::vector<Change> candidates(World const& world) {
  std::vector<Change> changes;
  for (Extra const& extra : world.extras)
    changes.push_back([name = extra.name](World& w) { remove_named(w.extras, name); });
  for (Join const& join : world.joins)
    changes.push_back([name = join.name](World& w) { remove_named(w.joins, name); });
  for (Table const& table : world.tables)
    changes.push_back([name = table.name, old = table.old_name](World& w) {
      remove_named(w.tables, name);
      if (!old.empty()) remove_named(w.tables, old);
    });
  for (Enum const& type : world.enums)
    changes.push_back([name = type.name, old = type.old_name](World& w) {
      remove_named(w.enums, name);
      if (!old.empty()) remove_named(w.enums, old);
    });
  for (Table const& table : world.tables) {
    removals(&Table::foreign_keys, table, changes);
    removals(&Table::indexes, table, changes);
    removals(&Table::columns, table, changes);
  }
  for (Enum const& type : world.enums) {
    for (Value const& value : type.values)
      changes.push_back([name = value.name](World& w) {
        for (Enum& each : w.enums) remove_named(each.values, name);
      });
  }
  for (Table const& table : world.tables) {
    simplifications(table, changes, [](Column& c) { c.default_value = no_default; });
    simplifications(table, changes, [](Column& c) { c.filled = false; });
    simplifications(table, changes, [](Column& c) { c.counts = false; });
    simplifications(table, changes, [](Column& c) { c.required = false; });
  }
  return changes;
}

std::size_t size_of(World const& world) {
  std::size_t size = world.enums.size() + world.joins.size() + world.extras.size();
  for (Enum const& type : world.enums) size += type.values.size();
  for (Table const& table : world.tables) {
    size += 1 + 4 * table.columns.size() + table.indexes.size() + table.foreign_keys.size();
    for (Column const& column : table.columns)
      size += column.required + column.counts + column.filled + (column.default_value != no_default);
  }
  return size;
}

struct Attempts {
  Fails const& fails;
  std::size_t left;
  bool operator()(Pair const& pair) {
    if (left == 0) return false;
    --left;
    return fails(pair);
  }
};

std::vector<Step> shrink_steps(Recipe recipe, Attempts& attempts) {
  for (std::size_t part = std::max<std::size_t>(1, recipe.steps.size() / 2); part > 0;) {
    bool smaller = false;
    for (std::size_t at = 0; at < recipe.steps.size();) {
      Recipe fewer = recipe;
      auto const begin = fewer.steps.begin() + static_cast<std::ptrdiff_t>(at);
      auto const count = std::min(part, fewer.steps.size() - at);
      fewer.steps.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
      if (attempts(pair_of(fewer))) {
        recipe = fewer;
        smaller = true;
      } else {
        at += part;
      }
    }
    if (!smaller || part > 1) part /= 2;
  }
  return recipe.steps;
}

Pair changed(Pair pair, Change const& change) {
  for (World* const world : {&pair.before, &pair.after}) {
    change(*world);
    tidy(*world);
  }
  return pair;
}

// One pass over what either world holds; whether anything could go.
bool shrink_elements(Pair& pair, Attempts& attempts) {
  bool smaller = false;
  for (World const& world : {pair.before, pair.after}) {
    for (Change const& change : candidates(world)) {
      Pair fewer = changed(pair, change);
      bool const less =
          size_of(fewer.before) + size_of(fewer.after) < size_of(pair.before) + size_of(pair.after);
      if (!less || !attempts(fewer)) continue;
      pair = std::move(fewer);
      smaller = true;
    }
  }
  return smaller;
}

}  // namespace

Pair shrink(Recipe const& recipe, Fails const& fails, std::size_t most) {
  Attempts attempts{fails, most};
  Recipe fewer = recipe;
  fewer.steps = shrink_steps(recipe, attempts);
  Pair pair = pair_of(fewer);
  while (shrink_elements(pair, attempts)) {
  }
  return pair;
}

std::string kind_of(std::string const& failure) { return failure.substr(0, failure.find(':')); }

}  // namespace lockstep::properties
