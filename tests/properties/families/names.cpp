// Names that the planner gives to its helpers, already used by other objects.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

// What the name is made from.
enum class From { column, column_of_table, index, type, table };

// Adds a column with the name, where that is possible.
void add_column_named(World& world, Random& random, std::string name) {
  Table& table = *named(world.tables, world.focus_table);
  Column column = random.one_in(2) ? *named(table.columns, world.focus_column) : make_column(world, random);
  column.name = std::move(name);
  column.old_name.clear();
  table.columns.push_back(std::move(column));
}

void add_index_named(World& world, Random& random, std::string name) {
  Table& table = *named(world.tables, world.focus_table);
  Index index = make_index(world, table, random);
  index.name = std::move(name);
  table.indexes.push_back(std::move(index));
}

void add_enum_named(World& world, Random& random, std::string name) {
  Enum made{.name = std::move(name)};
  for (std::size_t i = 1 + random.below(3); i > 0; --i)
    made.values.push_back({.name = fresh(world, random, "v")});
  world.enums.push_back(std::move(made));
}

void add_table_named(World& world, Random&, std::string name) {
  world.tables.push_back({.name = std::move(name), .columns = {{.name = "id"}}, .key = {"id"}});
}

template <std::size_t kind>
void put_named(World& world, Random& random, std::string name);

constexpr auto kinds =
    std::to_array<std::string_view>({"composite type", "domain", "range type", "trigger function", "trigger",
                                     "check", "sequence", "view", "function"});

template <std::size_t kind>
void put_named(World& world, Random& random, std::string name) {
  put(world, random, kinds[kind], std::move(name));
}

struct Taken {
  std::string_view suffix;
  From from;
  void (*make)(World&, Random&, std::string);
  bool catalog = false;
};
constexpr auto taken = std::to_array<Taken>({
    {"_new", From::column, add_column_named},
    {"_old", From::column, add_column_named},
    {"_new_new", From::column, add_column_named},
    {"_new", From::index, add_index_named},
    {"_pkey_new", From::table, add_index_named},
    {"_key", From::column_of_table, add_index_named},
    {"_key_new", From::column_of_table, add_index_named},
    {"_not_null", From::column_of_table, add_index_named},
    {"_new", From::type, add_enum_named},
    {"_old", From::type, add_enum_named},
    {"_new", From::index, add_table_named},
    {"_pkey_new", From::table, add_table_named},
    {"_new", From::type, put_named<0>, true},
    {"_old", From::type, put_named<1>, true},
    {"_new", From::type, put_named<2>, true},
    {"_sync", From::column_of_table, put_named<3>, true},
    {"_new_sync", From::column_of_table, put_named<3>, true},
    {"_sync", From::column_of_table, put_named<4>, true},
    {"_new_sync", From::column_of_table, put_named<4>, true},
    {"_not_null", From::column_of_table, put_named<5>, true},
    {"_not_null_check", From::column_of_table, put_named<5>, true},
    {"_new_not_null_check", From::column_of_table, put_named<5>, true},
    {"_follows", From::column_of_table, put_named<5>, true},
    {"_new_follows", From::column_of_table, put_named<5>, true},
    {"_seq", From::column_of_table, put_named<6>, true},
    {"_new_seq", From::column_of_table, put_named<6>, true},
    {"_new", From::index, put_named<7>, true},
    {"_sync", From::column_of_table, put_named<8>, true},
});

std::string base(World& world, Random& random, From from) {
  Table& table = *named(world.tables, world.focus_table);
  switch (from) {
    case From::column:
      return world.focus_column;
    case From::column_of_table:
      return world.focus_table + "_" + world.focus_column;
    case From::table:
      return world.focus_table;
    case From::type: {
      Enum const* const type = any_enum(world, random);
      return type == nullptr ? "" : type->name;
    }
    case From::index:
      break;
  }
  if (table.indexes.empty()) table.indexes.push_back(make_index(world, table, random));
  return any(table.indexes, random)->name;
}

// The SQL of extras does not quote names, so only some names are possible.
bool is_plain(std::string const& name) {
  return std::ranges::all_of(
             name,
             [](char const c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }) &&
         !(name[0] >= '0' && name[0] <= '9');
}

bool is_there(World const& world, std::string const& name) {
  auto const in = [&](auto const& list) { return named(list, name) != nullptr; };
  return in(world.tables) || in(world.enums) || in(world.extras) ||
         std::ranges::any_of(world.tables, [&](Table const& table) {
           return in(table.indexes) || in(table.foreign_keys) ||
                  (table.name == world.focus_table && in(table.columns));
         });
}

bool has_focus(World const& world) {
  Table const* const table = named(world.tables, world.focus_table);
  return table != nullptr && named(table->columns, world.focus_column) != nullptr;
}

// Empty where PostgreSQL would shorten it.
std::string suffixed(std::string const& base, std::string_view suffix) {
  std::string name = base + std::string(suffix);
  return name.size() > 63 ? std::string() : name;
}

void take(World& world, Random& random, bool catalog) {
  Taken const& row = taken[random.below(taken.size())];
  if (!has_focus(world) || (row.catalog && !catalog)) return;
  std::string const from = base(world, random, row.from);
  std::string const name = suffixed(from, row.suffix);
  if (from.empty() || name.empty() || is_there(world, name) || (row.catalog && !is_plain(name))) return;
  row.make(world, random, name);
}

void grow(World& world, Random& random, bool catalog) {
  Column& column = *named(named(world.tables, world.focus_table)->columns, world.focus_column);
  if (!world.enums.empty() && random.one_in(3)) {
    column.enumeration = any(world.enums, random)->name;
    column.default_value = no_default;
    tidy(world);
  }
  std::size_t const before = world.named;
  for (std::size_t tries = 0; tries < 4 && world.named < before + 6; ++tries) take(world, random, catalog);
}

void take_name(World& world, Random& random) { take(world, random, false); }
void take_name_of_catalog(World& world, Random& random) { take(world, random, true); }

void rename_to_taken(World& world, Random& random) {
  if (!has_focus(world)) return;
  Table* const table = named(world.tables, world.focus_table);
  Column& other = *any(table->columns, random);
  std::string const name = suffixed(world.focus_column, random.one_in(2) ? "_new" : "_old");
  if (!name.empty() && other.name != world.focus_column && !is_there(world, name))
    rename_column(world, *table, other, name);
}

constexpr auto own_mutations =
    std::to_array<Mutation>({{"take a helper's name", take_name},
                             {"rename to a helper's name", rename_to_taken},
                             {"take a helper's name in a catalog", take_name_of_catalog, true}});
constexpr auto likely = std::to_array<std::string_view>(
    {"change type", "change type", "change required", "change required", "rename column", "change list",
     "change key", "change index", "drop value", "move values", "change counting", "take a helper's name",
     "rename to a helper's name", "take a helper's name in a catalog", "rename index", "drop column"});

}  // namespace

Family names_family() {
  return {.name = "names", .texts = true, .grow = grow, .likely = likely, .mutations = own_mutations};
}

}  // namespace lockstep::properties
