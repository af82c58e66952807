// In three of four cases the choice is an object of the focus, so that most mutations change what a family
// has put there.
#include "properties/making.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lockstep::properties {
namespace {

constexpr std::size_t common_types = 6;  // the first rows

// The types that a world creates are the last rows.
std::size_t types_of_postgres() {
  auto const rows = type_rows();
  return static_cast<std::size_t>(
      std::ranges::count_if(rows, [](TypeRow const& row) { return row.made.empty(); }));
}

bool at_focus(Random& random) { return !random.one_in(4); }

struct Place {
  std::string table, column;
};

// The columns to which the statement can apply.
std::vector<Place> places(World const& world, std::string_view sql, std::string_view beside) {
  std::vector<Place> found;
  for (Table const& table : world.tables) {
    if (!beside.empty() && table.name != beside) continue;
    for (Column const& column : table.columns) {
      if (fits(sql, table, column)) found.push_back({table.name, column.name});
    }
  }
  return found;
}

Place choose_place(World const& world, std::vector<Place> const& found, Random& random) {
  auto const focused = std::ranges::find_if(found, [&](Place const& place) {
    return place.table == world.focus_table && place.column == world.focus_column;
  });
  if (focused != found.end() && at_focus(random)) return *focused;
  return found[random.below(found.size())];
}

std::size_t kind_of(std::string_view name) {
  auto const rows = extra_rows();
  return static_cast<std::size_t>(std::ranges::find(rows, name, &ExtraRow::kind) - rows.begin());
}

// The extra of that row on which another one depends. It is created where there is none; empty when that is
// not possible.
std::string under(World& world, Random& random, ExtraRow const& row) {
  std::vector<std::string> candidates;
  for (Extra const& other : world.extras) {
    if (row_of(other).kind == row.over) candidates.push_back(other.name);
  }
  if (candidates.empty()) return put(world, random, row.over);
  return candidates[random.below(candidates.size())];
}

// Replaces the old name in lists of names.
void replace(std::vector<std::string>& names, std::string const& from, std::string const& to) {
  std::ranges::replace(names, from, to);
}

}  // namespace

std::string fresh(World& world, Random& random, std::string_view kind) {
  static constexpr auto odd = std::to_array<std::string_view>(
      {"Mixed", "two words", "quo\"te", "apo'strophe", "per%cent", "$dollar$", "Ünï", "select", "back\\slash",
       "a_name_that_is_about_as_long_as_a_name_can_be_in_postgres_"});
  std::size_t const number = world.named++;
  if (!random.one_in(6)) return fmt::format("{}{}", kind, number);
  return fmt::format("{}{}", number, odd[random.below(odd.size())]);  // it stays unique when it is cut
}

Table* any_table(World& world, Random& random) {
  Table* const focus = named(world.tables, world.focus_table);
  if (focus != nullptr && at_focus(random)) return focus;
  return any(world.tables, random);
}

Column& any_column(World& world, Table& table, Random& random) {
  Column* const focus = table.name == world.focus_table ? named(table.columns, world.focus_column) : nullptr;
  if (focus != nullptr && at_focus(random)) return *focus;
  return *any(table.columns, random);
}

Column* any_column(World& world, Random& random) {
  Table* const table = any_table(world, random);
  return table == nullptr ? nullptr : &any_column(world, *table, random);
}

Enum* any_enum(World& world, Random& random) {
  Table* const table = named(world.tables, world.focus_table);
  Column const* const column = table == nullptr ? nullptr : named(table->columns, world.focus_column);
  if (column != nullptr && !column->enumeration.empty() && at_focus(random))
    return named(world.enums, column->enumeration);
  return any(world.enums, random);
}

void rename_table(World& world, Table& table, std::string now) {
  std::string const old = table.name;
  rename(table, now);
  for (Table& other : world.tables) {
    for (ForeignKey& key : other.foreign_keys) {
      if (key.table == old) key.table = now;
    }
  }
  for (Join& join : world.joins) {
    if (join.a == old) join.a = now;
    if (join.b == old) join.b = now;
  }
  for (Extra& extra : world.extras) {
    if (extra.table == old) extra.table = now;
  }
  if (world.focus_table == old) world.focus_table = now;
}

void rename_column(World& world, Table& table, Column& column, std::string now) {
  std::string const old = column.name;
  rename(column, now);
  replace(table.key, old, now);
  for (Index& index : table.indexes) {
    replace(index.columns, old, now);
    if (index.include == old) index.include = now;
  }
  for (ForeignKey& key : table.foreign_keys) replace(key.columns, old, now);
  for (Table& other : world.tables) {
    for (ForeignKey& key : other.foreign_keys) {
      if (key.table == table.name) replace(key.referenced, old, now);
    }
  }
  for (Extra& extra : world.extras) {
    if (extra.table == table.name && extra.column == old) extra.column = now;
  }
  if (world.focus_table == table.name && world.focus_column == old) world.focus_column = now;
}

void choose_type(Column& column, World const& world, Random& random) {
  column.enumeration.clear();
  if (!world.enums.empty() && random.one_in(6)) {
    column.enumeration = world.enums[random.below(world.enums.size())].name;
  } else {
    bool const made = !world.types.empty() && random.one_in(4);
    column.type = made               ? world.types[random.below(world.types.size())]
                  : random.one_in(2) ? random.below(common_types)
                                     : random.below(types_of_postgres());
  }
}

void choose_default(Column& column, World const& world, Random& random) {
  std::size_t const choices = column.enumeration.empty()
                                  ? type_rows()[column.type].defaults.size()
                                  : named(world.enums, column.enumeration)->values.size();
  column.default_value = choices == 0 || random.one_in(3) ? no_default : random.below(choices);
}

Column make_column(World& world, Random& random) {
  Column column{.name = fresh(world, random, "c")};
  choose_type(column, world, random);
  column.required = random.one_in(2);
  column.list = random.one_in(12);
  if (random.one_in(3)) choose_default(column, world, random);
  column.filled = random.one_in(2);
  return column;
}

std::vector<std::string> choose_columns(Table const& table, Random& random) {
  std::vector<std::string> names;
  for (Column const& column : table.columns) {
    if (has_order(column)) names.push_back(column.name);
  }
  for (std::size_t i = names.size(); i > 1; --i) std::swap(names[i - 1], names[random.below(i)]);
  names.resize(std::min(names.size(), 1 + (random.one_in(3) ? random.below(3) : 0)));
  return names;
}

Index make_index(World& world, Table const& table, Random& random) {
  Index index{.name = fresh(world, random, "i"), .columns = choose_columns(table, random)};
  index.unique = random.one_in(3);
  index.hash = random.one_in(8);
  index.descending = random.one_in(6);
  index.partial = random.one_in(6);
  index.nulls_not_distinct = random.one_in(6);
  index.constraint = random.one_in(4);
  if (random.one_in(6)) index.include = table.columns[random.below(table.columns.size())].name;
  return index;
}

std::string put(World& world, Random& random, std::string_view kind, std::string name) {
  return put(world, random, kind_of(kind), std::move(name));
}

std::string put(World& world, Random& random, std::size_t kind, std::string name) {
  ExtraRow const& row = extra_rows()[kind];
  Extra extra{
      .kind = kind, .variant = random.below(row.variants.size()), .role = random.below(roles().size())};
  std::string beside;
  if (!row.over.empty()) {
    extra.over = under(world, random, row);
    Extra const* const over = named(world.extras, extra.over);
    if (over == nullptr) return {};
    if (row.beside) beside = over->table;
  }
  std::vector<Place> const found = places(world, sql_of(extra), beside);
  if (speaks_of_table(sql_of(extra))) {
    if (found.empty()) return {};
    Place const place = choose_place(world, found, random);
    extra.table = place.table;
    extra.column = place.column;
  }
  extra.name = name.empty() ? fmt::format("x{}", world.named++) : std::move(name);
  world.extras.push_back(std::move(extra));
  return world.extras.back().name;
}

}  // namespace lockstep::properties
