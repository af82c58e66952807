// Each mutation is a small function of a world and of random numbers.
#include "properties/generate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

// A foreign key to a key of any table. It uses existing columns, or new ones where none has the type.
void add_foreign_key(World& world, Random& random) {
  Table* const table = any_table(world, random);
  Table* const target = any(world.tables, random);
  if (table == nullptr) return;
  auto const keys = keys_of(*target);
  ForeignKey key{.name = fresh(world, random, "f"),
                 .table = target->name,
                 .referenced = keys[random.below(keys.size())]};
  for (std::string const& name : key.referenced) {
    Column const wanted = *named(target->columns, name);
    auto const found = std::ranges::find_if(table->columns, [&](Column const& column) {
      bool const taken = std::ranges::find(key.columns, column.name) != key.columns.end();
      return !taken && !column.list && !column.counts && same_type(column, wanted);
    });
    if (found != table->columns.end() && !random.one_in(3)) {
      key.columns.push_back(found->name);
      continue;
    }
    table->columns.push_back({.name = fresh(world, random, "r"),
                              .type = wanted.type,
                              .enumeration = wanted.enumeration,
                              .required = random.one_in(3)});
    key.columns.push_back(table->columns.back().name);
  }
  key.on_delete = random.below(action_rows().size());
  key.on_update = random.below(action_rows().size());
  key.deferrable = random.one_in(6);
  key.unvalidated = random.one_in(6);
  table->foreign_keys.push_back(std::move(key));
}

void add_table(World& world, Random& random) {
  Table table{.name = fresh(world, random, "t")};
  std::size_t const columns = 1 + random.below(5);
  for (std::size_t i = 0; i < columns; ++i) table.columns.push_back(make_column(world, random));
  table.columns[0].counts = random.one_in(2);
  if (table.columns[0].counts) table.columns[0].type = random.below(3), table.columns[0].enumeration.clear();
  if (has_order(table.columns[0])) table.key = {table.columns[0].name};
  if (random.one_in(4)) table.key = choose_columns(table, random);
  for (std::size_t i = random.below(3); i > 0; --i) table.indexes.push_back(make_index(world, table, random));
  world.tables.push_back(std::move(table));
}

void add_enum(World& world, Random& random) {
  Enum made{.name = fresh(world, random, "e")};
  for (std::size_t i = 1 + random.below(4); i > 0; --i)
    made.values.push_back({.name = fresh(world, random, "v")});
  world.enums.push_back(std::move(made));
}

void rename_some_table(World& world, Random& random) {
  if (Table* const table = any_table(world, random)) rename_table(world, *table, fresh(world, random, "t"));
}

void rename_some_column(World& world, Random& random) {
  Table* const table = any_table(world, random);
  if (table == nullptr) return;
  Column& column = any_column(world, *table, random);
  rename_column(world, *table, column, fresh(world, random, "c"));
}

void add_extra(World& world, Random& random) { put(world, random, random.below(extra_rows().size())); }

void drop_table(World& world, Random& random) { remove_any(world.tables, random); }

void add_column(World& world, Random& random) {
  if (Table* const table = any_table(world, random)) {
    Column column = make_column(world, random);
    if (random.one_in(8)) column.counts = true;
    table->columns.push_back(std::move(column));
  }
}

void drop_column(World& world, Random& random) {
  Table* const table = any_table(world, random);
  if (table == nullptr || table->columns.size() < 2) return;
  std::erase_if(table->columns,
                [name = any_column(world, *table, random).name](Column const& c) { return c.name == name; });
}

void move_columns(World& world, Random& random) {
  if (Table* const table = any_table(world, random)) std::ranges::reverse(table->columns);
}

// In half of the cases, the columns that refer to it, or to which it refers, change too; else the foreign key
// is dropped.
void change_type(World& world, Random& random) {
  Table* const table = any_table(world, random);
  if (table == nullptr) return;
  Column& column = any_column(world, *table, random);
  choose_type(column, world, random);
  column.default_value = no_default;
  if (random.one_in(2)) choose_default(column, world, random);
  if (random.one_in(2)) return;
  for (Table& other : world.tables) {
    for (ForeignKey const& key : other.foreign_keys) {
      for (std::size_t i = 0; i < key.columns.size(); ++i) {
        Column* const refers = named(other.columns, key.columns[i]);
        if (key.table != table->name || key.referenced[i] != column.name || refers == nullptr) continue;
        refers->type = column.type;
        refers->enumeration = column.enumeration;
        refers->default_value = no_default;
      }
    }
  }
}

void change_required(World& world, Random& random) {
  if (Column* const column = any_column(world, random)) column->required = !column->required;
}

void change_default(World& world, Random& random) {
  if (Column* const column = any_column(world, random)) choose_default(*column, world, random);
}

void change_list(World& world, Random& random) {
  if (Column* const column = any_column(world, random)) column->list = !column->list;
}

void change_counting(World& world, Random& random) {
  if (Column* const column = any_column(world, random)) column->counts = !column->counts;
}

void change_key(World& world, Random& random) {
  if (Table* const table = any_table(world, random)) table->key = choose_columns(*table, random);
}

void add_index(World& world, Random& random) {
  if (Table* const table = any_table(world, random))
    table->indexes.push_back(make_index(world, *table, random));
}

void drop_index(World& world, Random& random) {
  if (Table* const table = any_table(world, random)) remove_any(table->indexes, random);
}

Index* any_index(World& world, Random& random) {
  Table* const table = any_table(world, random);
  return table == nullptr ? nullptr : any(table->indexes, random);
}

void rename_index(World& world, Random& random) {
  if (Index* const index = any_index(world, random)) index->name = fresh(world, random, "i");
}

void change_index(World& world, Random& random) {
  Table* const table = any_table(world, random);
  Index* const index = table == nullptr ? nullptr : any(table->indexes, random);
  if (index == nullptr) return;
  std::string name = index->name;
  *index = make_index(world, *table, random);
  index->name = std::move(name);
}

ForeignKey* any_foreign_key(World& world, Random& random) {
  std::vector<ForeignKey*> keys;
  for (Table& table : world.tables) {
    for (ForeignKey& key : table.foreign_keys) keys.push_back(&key);
  }
  return keys.empty() ? nullptr : keys[random.below(keys.size())];
}

void drop_foreign_key(World& world, Random& random) {
  if (Table* const table = any_table(world, random)) remove_any(table->foreign_keys, random);
}

void rename_foreign_key(World& world, Random& random) {
  if (ForeignKey* const key = any_foreign_key(world, random)) key->name = fresh(world, random, "f");
}

void change_foreign_key(World& world, Random& random) {
  ForeignKey* const key = any_foreign_key(world, random);
  if (key == nullptr) return;
  key->on_delete = random.below(action_rows().size());
  key->on_update = random.below(action_rows().size());
  if (random.one_in(3)) key->deferrable = !key->deferrable;
  if (random.one_in(3)) key->unvalidated = !key->unvalidated;
}

// To another table with a key of the same types.
void redirect_foreign_key(World& world, Random& random) {
  ForeignKey* const key = any_foreign_key(world, random);
  Table const* const target = any(world.tables, random);
  if (key == nullptr || target->key.size() != key->columns.size()) return;
  key->table = target->name;
  key->referenced = target->key;
}

void drop_enum(World& world, Random& random) {
  if (world.enums.empty()) return;
  std::string const name = any_enum(world, random)->name;
  for (Table& table : world.tables) {
    for (Column& column : table.columns) {
      if (column.enumeration != name) continue;
      column.enumeration.clear();
      column.type = text_type;
      column.default_value = no_default;
    }
  }
  std::erase_if(world.enums, [&](Enum const& e) { return e.name == name; });
}

void rename_enum(World& world, Random& random) {
  Enum* const type = any_enum(world, random);
  if (type == nullptr) return;
  std::string const old = type->name;
  rename(*type, fresh(world, random, "e"));
  for (Table& table : world.tables) {
    for (Column& column : table.columns) {
      if (column.enumeration == old) column.enumeration = type->name;
    }
  }
}

// A default is the index of the value, which changes.
void add_value(World& world, Random& random) {
  Enum* const type = any_enum(world, random);
  if (type == nullptr) return;
  auto const place = static_cast<std::ptrdiff_t>(random.below(type->values.size() + 1));
  type->values.insert(type->values.begin() + place, {.name = fresh(world, random, "v")});
}

void drop_value(World& world, Random& random) {
  Enum* const type = any_enum(world, random);
  if (type != nullptr && type->values.size() > 1) remove_any(type->values, random);
}

void rename_value(World& world, Random& random) {
  if (Enum* const type = any_enum(world, random))
    rename(*any(type->values, random), fresh(world, random, "v"));
}

void move_values(World& world, Random& random) {
  if (Enum* const type = any_enum(world, random)) std::ranges::reverse(type->values);
}

void add_join(World& world, Random& random) {
  if (world.tables.empty()) return;
  world.joins.push_back({.name = fmt::format("J{}", world.named++),
                         .a = any(world.tables, random)->name,
                         .b = any(world.tables, random)->name});
}

void drop_join(World& world, Random& random) { remove_any(world.joins, random); }
void drop_extra(World& world, Random& random) { remove_any(world.extras, random); }

void change_extra(World& world, Random& random) {
  if (Extra* const extra = any(world.extras, random)) extra->variant += 1 + random.below(2);
}

// Moves the extra to another column.
void move_extra(World& world, Random& random) {
  Extra* const extra = any(world.extras, random);
  Table* const table = extra == nullptr ? nullptr : named(world.tables, extra->table);
  if (table != nullptr) extra->column = any(table->columns, random)->name;
}

constexpr auto general_mutations = std::to_array<Mutation>({
    {"add table", add_table},
    {"drop table", drop_table},
    {"rename table", rename_some_table},
    {"add column", add_column},
    {"drop column", drop_column},
    {"rename column", rename_some_column},
    {"move columns", move_columns},
    {"change type", change_type},
    {"change required", change_required},
    {"change default", change_default},
    {"change list", change_list},
    {"change counting", change_counting},
    {"change key", change_key},
    {"add index", add_index},
    {"drop index", drop_index},
    {"rename index", rename_index},
    {"change index", change_index},
    {"add foreign key", add_foreign_key},
    {"drop foreign key", drop_foreign_key},
    {"rename foreign key", rename_foreign_key},
    {"change foreign key", change_foreign_key},
    {"redirect foreign key", redirect_foreign_key},
    {"add enum", add_enum},
    {"drop enum", drop_enum},
    {"rename enum", rename_enum},
    {"add value", add_value},
    {"drop value", drop_value},
    {"rename value", rename_value},
    {"move values", move_values},
    {"add join", add_join},
    {"drop join", drop_join},
    {"add extra", add_extra, true},
    {"drop extra", drop_extra, true},
    {"change extra", change_extra, true},
    {"move extra", move_extra, true},
});

}  // namespace

std::span<Mutation const> mutations() {
  static std::vector<Mutation> const rows = [] {
    std::vector<Mutation> all(general_mutations.begin(), general_mutations.end());
    for (Family const& family : families())
      all.insert(all.end(), family.mutations.begin(), family.mutations.end());
    return all;
  }();
  return rows;
}

World apply(World world, std::vector<Step> const& steps) {
  for (Step const& step : steps) {
    Random random(step.seed);
    mutations()[step.mutation].act(world, random);
    tidy(world);
  }
  return world;
}

World generate(Random& random, std::size_t tables, std::size_t extras) {
  World world;
  for (std::size_t i = random.below(3); i > 0; --i) add_enum(world, random);
  for (std::size_t i = 0; i < tables; ++i) add_table(world, random);
  tidy(world);
  for (std::size_t i = random.below(tables + 1); i > 0; --i) {
    add_foreign_key(world, random);
    tidy(world);
  }
  if (random.one_in(3)) add_join(world, random);
  for (std::size_t i = 0; i < extras; ++i) add_extra(world, random);
  tidy(world);
  return world;
}

void grow(World& world, Family const& family, Random& random, bool catalog) {
  if (world.tables.empty()) add_table(world, random);
  tidy(world);
  Table& table = *any(world.tables, random);
  world.focus_table = table.name;
  world.focus_column = any(table.columns, random)->name;
  family.grow(world, random, catalog);
  tidy(world);
}

void forget_old_names(World& world) {
  for (Table& table : world.tables) {
    table.old_name.clear();
    for (Column& column : table.columns) column.old_name.clear();
  }
}

}  // namespace lockstep::properties
