// How the objects of a world are created, chosen and renamed: shared by all mutations and families.
#pragma once

#include "properties/random.hpp"
#include "properties/world.hpp"

namespace lockstep::properties {

// A new object gets a name that no object had, so that a rename is never mistaken for an existing object. One
// name in six needs quotes.
std::string fresh(World& world, Random& random, std::string_view kind);

template <class T>
T* any(std::vector<T>& list, Random& random) {
  return list.empty() ? nullptr : &list[random.below(list.size())];
}
template <class T>
void remove_any(std::vector<T>& list, Random& random) {
  if (!list.empty()) list.erase(list.begin() + static_cast<std::ptrdiff_t>(random.below(list.size())));
}

// Mostly those of the focus, where there is one. null when there is nothing.
Table* any_table(World& world, Random& random);
Column& any_column(World& world, Table& table, Random& random);
Column* any_column(World& world, Random& random);
Enum* any_enum(World& world, Random& random);

// Gives a new name, and keeps the first one as old_name.
template <class T>
void rename(T& thing, std::string name) {
  if (thing.old_name.empty()) thing.old_name = thing.name;
  thing.name = std::move(name);
}
// Also renames all references to it.
void rename_table(World& world, Table& table, std::string name);
void rename_column(World& world, Table& table, Column& column, std::string name);

void choose_type(Column& column, World const& world, Random& random);
void choose_default(Column& column, World const& world, Random& random);
Column make_column(World& world, Random& random);
// One to three columns with an order, without repetition.
std::vector<std::string> choose_columns(Table const& table, Random& random);
Index make_index(World& world, Table const& table, Random& random);

// Adds an extra over a suitable column, mostly that of the focus, and the extra that it depends on when there
// is none yet. Gives its name; an empty one when no column is suitable.
std::string put(World& world, Random& random, std::string_view kind, std::string name = {});
std::string put(World& world, Random& random, std::size_t kind, std::string name = {});

}  // namespace lockstep::properties
