// Each mutation is a small function of a world and of random numbers. New things get a new name each, so that
// a rename is never mistaken for something that was there; one name in six is of the kind that needs quotes.
#include "properties/generate.hpp"
#include "properties/helper_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lockstep::properties {
namespace {

std::string fresh(World& world, Random& random, std::string_view kind) {
  static constexpr auto odd = std::to_array<std::string_view>(
      {"Mixed", "two words", "quo\"te", "apo'strophe", "per%cent", "$dollar$", "Ünï", "select", "back\\slash",
       "a_name_that_is_about_as_long_as_a_name_can_be_in_postgres_"});
  std::size_t const number = world.named++;
  if (!random.one_in(6)) return fmt::format("{}{}", kind, number);
  return fmt::format("{}{}", number, odd[random.below(odd.size())]);  // a cut leaves it different
}

template <class T>
T* any(std::vector<T>& list, Random& random) {
  return list.empty() ? nullptr : &list[random.below(list.size())];
}

template <class T>
void remove_any(std::vector<T>& list, Random& random) {
  if (!list.empty()) list.erase(list.begin() + static_cast<std::ptrdiff_t>(random.below(list.size())));
}

// A new name, with the first one kept.
template <class T>
void rename(T& thing, std::string name) {
  if (thing.old_name.empty()) thing.old_name = thing.name;
  thing.name = std::move(name);
}

void choose_type(Column& column, World const& world, Random& random) {
  column.enumeration.clear();
  if (!world.enums.empty() && random.one_in(6)) {
    column.enumeration = world.enums[random.below(world.enums.size())].name;
  } else {
    column.type = random.below(random.one_in(2) ? 6 : type_rows().size());
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

// One to three columns with an order, none twice.
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

// To a key of any table, over columns that are there or, where there are none of the type, over new ones.
void add_foreign_key(World& world, Random& random) {
  Table* const table = any(world.tables, random);
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

void add_extra(World& world, Random& random) {
  Extra extra{.kind = random.below(extra_rows().size()),
              .name = fmt::format("x{}", world.named++),
              .variant = random.below(4)};
  ExtraRow const& row = extra_rows()[extra.kind];
  if (Table const* const table = any(world.tables, random)) {
    extra.table = table->name;
    extra.column = table->columns[random.below(table->columns.size())].name;
  }
  std::vector<std::string> candidates;
  for (Extra const& other : world.extras) {
    if (extra_rows()[other.kind].kind == row.over) candidates.push_back(other.name);
  }
  if (!row.over.empty() && candidates.empty()) {
    auto const kind = std::ranges::find(extra_rows(), row.over, &ExtraRow::kind) - extra_rows().begin();
    Extra under = extra;
    under.kind = static_cast<std::size_t>(kind);
    under.name = fmt::format("x{}", world.named++);
    candidates.push_back(under.name);
    world.extras.push_back(std::move(under));
  }
  if (!candidates.empty()) extra.over = candidates[random.below(candidates.size())];
  world.extras.push_back(std::move(extra));
}

void drop_table(World& world, Random& random) { remove_any(world.tables, random); }

// Whatever named the old name.
void replace(std::vector<std::string>& names, std::string const& from, std::string const& to) {
  std::ranges::replace(names, from, to);
}

void rename_table(World& world, Random& random) {
  Table* const table = any(world.tables, random);
  if (table == nullptr) return;
  std::string const old = table->name, now = fresh(world, random, "t");
  rename(*table, now);
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
}

void rename_column(World& world, Random& random) {
  Table* const table = any(world.tables, random);
  if (table == nullptr) return;
  Column& column = *any(table->columns, random);
  std::string const old = column.name, now = fresh(world, random, "c");
  rename(column, now);
  replace(table->key, old, now);
  for (Index& index : table->indexes) {
    replace(index.columns, old, now);
    if (index.include == old) index.include = now;
  }
  for (ForeignKey& key : table->foreign_keys) replace(key.columns, old, now);
  for (Table& other : world.tables) {
    for (ForeignKey& key : other.foreign_keys) {
      if (key.table == table->name) replace(key.referenced, old, now);
    }
  }
  for (Extra& extra : world.extras) {
    if (extra.table == table->name && extra.column == old) extra.column = now;
  }
}

void add_column(World& world, Random& random) {
  if (Table* const table = any(world.tables, random)) {
    Column column = make_column(world, random);
    if (random.one_in(8)) column.counts = true;
    table->columns.push_back(std::move(column));
  }
}

void drop_column(World& world, Random& random) {
  Table* const table = any(world.tables, random);
  if (table != nullptr && table->columns.size() > 1) remove_any(table->columns, random);
}

Column* any_column(World& world, Random& random) {
  Table* const table = any(world.tables, random);
  return table == nullptr ? nullptr : any(table->columns, random);
}

void move_columns(World& world, Random& random) {
  if (Table* const table = any(world.tables, random)) std::ranges::reverse(table->columns);
}

// The columns that refer to it, or to which it refers, change with it half of the time; else the key goes.
void change_type(World& world, Random& random) {
  Table* const table = any(world.tables, random);
  if (table == nullptr) return;
  Column& column = *any(table->columns, random);
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
  if (Table* const table = any(world.tables, random)) table->key = choose_columns(*table, random);
}

void add_index(World& world, Random& random) {
  if (Table* const table = any(world.tables, random))
    table->indexes.push_back(make_index(world, *table, random));
}

void drop_index(World& world, Random& random) {
  if (Table* const table = any(world.tables, random)) remove_any(table->indexes, random);
}

Index* any_index(World& world, Random& random) {
  Table* const table = any(world.tables, random);
  return table == nullptr ? nullptr : any(table->indexes, random);
}

void rename_index(World& world, Random& random) {
  if (Index* const index = any_index(world, random)) index->name = fresh(world, random, "i");
}

void change_index(World& world, Random& random) {
  Table* const table = any(world.tables, random);
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
  if (Table* const table = any(world.tables, random)) remove_any(table->foreign_keys, random);
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

// To another table whose key is of the same types.
void redirect_foreign_key(World& world, Random& random) {
  ForeignKey* const key = any_foreign_key(world, random);
  Table const* const target = any(world.tables, random);
  if (key == nullptr || target->key.size() != key->columns.size()) return;
  key->table = target->name;
  key->referenced = target->key;
}

void drop_enum(World& world, Random& random) {
  if (world.enums.empty()) return;
  std::string const name = any(world.enums, random)->name;
  for (Table& table : world.tables) {
    for (Column& column : table.columns) {
      if (column.enumeration != name) continue;
      column.enumeration.clear();
      column.type = 3;  // text
      column.default_value = no_default;
    }
  }
  std::erase_if(world.enums, [&](Enum const& e) { return e.name == name; });
}

void rename_enum(World& world, Random& random) {
  Enum* const type = any(world.enums, random);
  if (type == nullptr) return;
  std::string const old = type->name;
  rename(*type, fresh(world, random, "e"));
  for (Table& table : world.tables) {
    for (Column& column : table.columns) {
      if (column.enumeration == old) column.enumeration = type->name;
    }
  }
}

// A default is the value's place, which moves.
void add_value(World& world, Random& random) {
  Enum* const type = any(world.enums, random);
  if (type == nullptr) return;
  auto const place = static_cast<std::ptrdiff_t>(random.below(type->values.size() + 1));
  type->values.insert(type->values.begin() + place, {.name = fresh(world, random, "v")});
}

void drop_value(World& world, Random& random) {
  Enum* const type = any(world.enums, random);
  if (type != nullptr && type->values.size() > 1) remove_any(type->values, random);
}

void rename_value(World& world, Random& random) {
  if (Enum* const type = any(world.enums, random))
    rename(*any(type->values, random), fresh(world, random, "v"));
}

void move_values(World& world, Random& random) {
  if (Enum* const type = any(world.enums, random)) std::ranges::reverse(type->values);
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

// The same thing over another column.
void move_extra(World& world, Random& random) {
  Extra* const extra = any(world.extras, random);
  Table* const table = extra == nullptr ? nullptr : named(world.tables, extra->table);
  if (table != nullptr) extra->column = any(table->columns, random)->name;
}

}  // namespace

std::span<Mutation const> mutations() {
  static constexpr auto rows = std::to_array<Mutation>({
      {"add table", add_table},
      {"drop table", drop_table},
      {"rename table", rename_table},
      {"add column", add_column},
      {"drop column", drop_column},
      {"rename column", rename_column},
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
      {"take helper name", take_helper_name},
      {"take helper name by extra", take_helper_name_by_extra, true},
  });
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
  for (Table& table : world.tables) table.old_name.clear();
  return world;
}

}  // namespace lockstep::properties
