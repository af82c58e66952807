// The suffixes are those of compiler/plan/names.cpp, with those that PostgreSQL and Prisma give.
#include "properties/helper_names.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace lockstep::properties {
namespace {

constexpr std::size_t limit = 63;  // of PostgreSQL; what would be cut is not made

bool is_taken(World const& world, std::string const& name) {
  auto const has = [&](auto const& list) {
    return std::ranges::any_of(list, [&](auto const& item) { return item.name == name; });
  };
  return has(world.tables) || has(world.enums) || has(world.joins) || has(world.extras) ||
         std::ranges::any_of(world.tables, [&](Table const& table) {
           return has(table.indexes) || has(table.columns) || has(table.foreign_keys) ||
                  name == table.name + "_pkey";
         });
}

template <std::size_t count>
std::string suffixed(std::string const& base, std::array<char const*, count> const& suffixes,
                     Random& random) {
  return base + suffixes[random.below(count)];
}

// A name made of those of the table, one of its columns, one of its indexes and an enum.
std::string relation_name(World const& world, Table const& table, Column const& column, Random& random) {
  static constexpr std::array ends{"_new", "_old"};
  if (!table.indexes.empty() && random.one_in(2))
    return suffixed(table.indexes[random.below(table.indexes.size())].name, ends, random);
  if (!world.enums.empty() && random.one_in(3))
    return suffixed(world.enums[random.below(world.enums.size())].name, ends, random);
  if (random.one_in(3)) return table.name + "_pkey_new";
  return suffixed(table.name + "_" + column.name, std::array{"_seq", "_key"}, random);
}

std::size_t kind_of(std::string_view kind) {
  auto const rows = extra_rows();
  return static_cast<std::size_t>(std::ranges::find(rows, kind, &ExtraRow::kind) - rows.begin());
}

}  // namespace

void take_helper_name(World& world, Random& random) {
  if (world.tables.empty()) return;
  Table& table = world.tables[random.below(world.tables.size())];
  Column const column = table.columns[random.below(table.columns.size())];
  bool const as_column = random.one_in(3);
  std::string const name = as_column ? suffixed(column.name, std::array{"_new", "_old"}, random)
                                     : relation_name(world, table, column, random);
  if (name.size() > limit || is_taken(world, name)) return;
  if (as_column) {
    table.columns.push_back({.name = name, .required = false});
  } else if (random.one_in(3)) {
    world.tables.push_back({.name = name, .columns = {{.name = "id"}}, .key = {"id"}});
  } else {
    Table& other = world.tables[random.below(world.tables.size())];
    other.indexes.push_back({.name = name, .columns = {other.columns.front().name}});
  }
}

void take_helper_name_by_extra(World& world, Random& random) {
  if (world.tables.empty()) return;
  Table const& table = world.tables[random.below(world.tables.size())];
  Column const& column = table.columns[random.below(table.columns.size())];
  bool const is_check = random.one_in(2);
  std::string const name =
      suffixed(table.name + "_" + column.name,
               is_check ? std::array{"_not_null", "_not_null_check", "_new_not_null_check"}
                        : std::array{"_sync", "_new_follows", "_old_follows"},
               random);
  if (name.size() > limit || is_taken(world, name)) return;
  if (is_check) {
    world.extras.push_back({kind_of("check"), name, table.name, column.name});
  } else {
    world.extras.push_back({kind_of("trigger function"), name});
  }
}

}  // namespace lockstep::properties
