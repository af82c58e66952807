// Mutations: delta debugging, halves first. Elements: every element has a name, so each is removed by name
// from both worlds, followed by tidy(); removals are tried one after another until none helps.
#include "properties/shrink.hpp"

#include <algorithm>
#include <array>

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

// Removes the properties of an index other than its columns.
void simplify_indexes(World const& world, std::vector<Change>& changes) {
  static constexpr auto simpler = std::to_array<void (*)(Index&)>(
      {[](Index& index) { index.include.clear(); }, [](Index& index) { index.partial = false; },
       [](Index& index) { index.constraint = index.nulls_not_distinct = false; },
       [](Index& index) { index.descending = index.hash = false; },
       [](Index& index) { index.columns.resize(1); }});
  for (Table const& table : world.tables) {
    for (Index const& index : table.indexes) {
      for (auto const simplify : simpler) {
        changes.push_back([name = index.name, simplify](World& w) {
          for (Table& each : w.tables) {
            if (Index* const found = named(each.indexes, name)) simplify(*found);
          }
        });
      }
    }
  }
}

// Removes names of models and joins, and the properties of foreign keys other than their columns.
void simplify_tables(World const& world, std::vector<Change>& changes) {
  for (Table const& table : world.tables) {
    changes.push_back([name = table.name](World& w) {
      if (Table* const found = named(w.tables, name)) found->model.clear();
    });
    for (ForeignKey const& key : table.foreign_keys) {
      changes.push_back([name = key.name](World& w) {
        for (Table& each : w.tables) {
          ForeignKey* const found = named(each.foreign_keys, name);
          if (found == nullptr) continue;
          found->on_delete = found->on_update = 0;
          found->deferrable = found->unvalidated = false;
        }
      });
    }
  }
  for (Join const& join : world.joins) {
    changes.push_back([name = join.name](World& w) {
      if (Join* const found = named(w.joins, name)) found->unnamed = false;
    });
  }
}

// Everything that may be removed from a world.
std::vector<Change> candidates(World const& world) {
  std::vector<Change> changes;
  for (Extra const& extra : world.extras)
    changes.push_back([name = extra.name](World& w) { remove_named(w.extras, name); });
  for (Join const& join : world.joins)
    changes.push_back([name = join.name](World& w) { remove_named(w.joins, name); });
  for (std::size_t const type : world.types)
    changes.push_back([type](World& w) { std::erase(w.types, type); });
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
  simplify_indexes(world, changes);
  simplify_tables(world, changes);
  for (Table const& table : world.tables) {
    simplifications(table, changes, [](Column& c) { c.list = false; });
    simplifications(table, changes, [](Column& c) { c.default_value = no_default; });
    simplifications(table, changes, [](Column& c) { c.filled = false; });
    simplifications(table, changes, [](Column& c) { c.counts = false; });
    simplifications(table, changes, [](Column& c) { c.required = false; });
  }
  return changes;
}

std::size_t size_of(Index const& index) {
  return index.columns.size() + !index.include.empty() + index.partial + index.constraint +
         index.nulls_not_distinct + index.descending + index.hash;
}

std::size_t size_of(World const& world) {
  std::size_t size = world.enums.size() + world.joins.size() + world.extras.size() + world.types.size();
  for (Join const& join : world.joins) size += join.unnamed;
  for (Enum const& type : world.enums) size += type.values.size();
  for (Table const& table : world.tables) {
    size += 1 + 5 * table.columns.size() + !table.model.empty();
    for (Index const& index : table.indexes) size += 1 + size_of(index);
    for (ForeignKey const& key : table.foreign_keys) {
      bool const plain = key.on_delete + key.on_update == 0 && !key.deferrable && !key.unvalidated;
      size += plain ? 1 : 2;
    }
    for (Column const& column : table.columns)
      size += column.list + column.required + column.counts + column.filled +
              (column.default_value != no_default);
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

// One pass over the elements of both worlds. Gives whether any was removed.
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
