// The rules that make a world valid.
#include "properties/world.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace lockstep::properties {
namespace {

constexpr std::size_t most_key_columns = 3;

void tidy_enums(World& world) {
  std::erase_if(world.enums, [](Enum const& e) { return e.values.empty(); });
  for (Table& table : world.tables) {
    std::erase_if(table.columns, [&](Column const& column) {
      return !column.enumeration.empty() && named(world.enums, column.enumeration) == nullptr;
    });
  }
}

void tidy_column(Column& column, World const& world) {
  bool const unmade = column.enumeration.empty() && !type_rows()[column.type].made.empty() &&
                      std::ranges::find(world.types, column.type) == world.types.end();
  if (unmade) column.type = text_type;
  std::size_t const defaults = column.enumeration.empty()
                                   ? type_rows()[column.type].defaults.size()
                                   : named(world.enums, column.enumeration)->values.size();
  if (column.default_value != no_default && column.default_value >= defaults)
    column.default_value = no_default;
  if (column.list) {
    column.counts = false;
    column.default_value = no_default;
    column.required = true;  // the language has no optional lists
    column.filled = false;
  }
  if (!column.enumeration.empty() || !type_rows()[column.type].integer) column.counts = false;
  if (column.counts) {
    column.required = true;
    column.default_value = no_default;
  }
  if (!column.required || column.default_value != no_default || column.counts) column.filled = false;
}

bool are_keys(std::vector<std::string> const& names, Table const& table) {
  std::set<std::string> seen;
  for (std::string const& name : names) {
    Column const* const column = named(table.columns, name);
    if (column == nullptr || !has_order(*column) || !seen.insert(name).second) return false;
  }
  return !names.empty() && names.size() <= most_key_columns;
}

// PostgreSQL does not have a hash function for every type with an order.
bool has_hash(Column const& column) {
  return !column.enumeration.empty() || type_rows()[column.type].sql != "varbit(8)";
}

void tidy_indexes(Table& table) {
  std::set<std::string> names;
  std::erase_if(table.indexes, [&](Index const& index) {
    return !are_keys(index.columns, table) || !names.insert(index.name).second;
  });
  for (Index& index : table.indexes) {
    Column const& first = *named(table.columns, index.columns[0]);
    if (index.columns.size() > 1 || index.unique || !has_hash(first)) index.hash = false;
    if (index.hash) index.descending = false;
    if (index.hash || !index.unique) index.nulls_not_distinct = index.constraint = false;
    if (index.partial || index.descending) index.constraint = false;
    bool const again = std::ranges::find(index.columns, index.include) != index.columns.end();
    if (index.hash || again || named(table.columns, index.include) == nullptr) index.include.clear();
  }
}

// A table of the language has a key: the first column becomes it when there is no other.
void tidy_key(Table& table) {
  for (std::string const& name : table.key) {
    if (Column* const column = named(table.columns, name)) column->required = true;
  }
  if (are_keys(table.key, table)) return;
  table.key.clear();
  auto const found = std::ranges::find_if(table.columns, has_order);
  if (found == table.columns.end()) {
    std::erase_if(table.columns, [](Column const& column) { return column.name == "id"; });
    table.columns.insert(table.columns.begin(), {.name = "id"});
    table.key = {"id"};
  } else {
    found->required = true;
    table.key = {found->name};
  }
}

bool may_be_foreign_key(ForeignKey const& key, Table const& table, World const& world) {
  Table const* const target = named(world.tables, key.table);
  if (target == nullptr || key.columns.size() != key.referenced.size() || !are_keys(key.columns, table))
    return false;
  auto const keys = keys_of(*target);
  if (std::ranges::find(keys, key.referenced) == keys.end()) return false;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    if (!same_type(*named(table.columns, key.columns[i]), *named(target->columns, key.referenced[i])))
      return false;
  }
  return true;
}

// A constant default that refers to no row would not be the plan's mistake.
void without_defaults(ForeignKey const& key, Table& table) {
  for (std::string const& name : key.columns) {
    Column& column = *named(table.columns, name);
    column.default_value = no_default;
    column.filled = column.counts = false;
  }
}

bool may_be_set_null(ForeignKey const& key, Table const& table) {
  return std::ranges::none_of(key.columns,
                              [&](std::string const& name) { return named(table.columns, name)->required; });
}

void tidy_foreign_keys(World& world) {
  for (Table& table : world.tables) {
    std::set<std::string> names;
    std::erase_if(table.foreign_keys, [&](ForeignKey const& key) {
      return !may_be_foreign_key(key, table, world) || !names.insert(key.name).second;
    });
    for (ForeignKey& key : table.foreign_keys) {
      without_defaults(key, table);
      bool const sets = action_rows()[key.on_delete].sql.starts_with("SET") ||
                        action_rows()[key.on_update].sql.starts_with("SET");
      if (sets && !may_be_set_null(key, table)) key.on_delete = key.on_update = 0;
    }
  }
}

bool has_single_key(World const& world, std::string const& name) {
  Table const* const table = named(world.tables, name);
  return table != nullptr && table->key.size() == 1;
}

// Two relations of the same two models, or one of a model with itself, need names.
void tidy_joins(World& world) {
  std::erase_if(world.joins, [&](Join const& join) {
    return !has_single_key(world, join.a) || !has_single_key(world, join.b);
  });
  std::set<std::pair<std::string, std::string>> unnamed;
  for (Join& join : world.joins) {
    if (join.unnamed)
      join.unnamed =
          join.a != join.b && unnamed.emplace(std::min(join.a, join.b), std::max(join.a, join.b)).second;
  }
}

bool has(std::string_view sql, std::string_view placeholder) {
  return sql.find(placeholder) != std::string_view::npos;
}

bool speaks_of_column(std::string_view sql) {
  return std::ranges::any_of(
      std::to_array<std::string_view>({"{c}", "{k}", "{i}", "{s}", "{e}", "{y}", "{p}"}),
      [&](std::string_view placeholder) { return has(sql, placeholder); });
}

bool may_be(Extra const& extra, World const& world, std::set<std::string>& taken) {
  ExtraRow const& row = row_of(extra);
  std::string_view const sql = sql_of(extra);
  if (speaks_of_table(sql)) {
    Table const* const table = named(world.tables, extra.table);
    if (table == nullptr) return false;
    Column const* const column = named(table->columns, extra.column);
    if (speaks_of_column(sql) && (column == nullptr || !fits(sql, *table, *column))) return false;
    if (row.once && !taken.insert(std::string(row.kind) + extra.table + "." + extra.column).second)
      return false;
    // PostgreSQL refuses an identity column in a table that already has a child table.
    if (row.kind == "inheriting table") taken.insert("inheritance " + extra.table);
    if (row.kind == "identity column" && taken.contains("inheritance " + extra.table)) return false;
  }
  if (row.over.empty()) return true;
  Extra const* const over = named(world.extras, extra.over);
  if (over == nullptr || row_of(*over).kind != row.over) return false;
  return !row.beside || over->table == extra.table;
}

}  // namespace

std::span<ActionRow const> action_rows() {
  static constexpr auto rows = std::to_array<ActionRow>({{"NoAction", "NO ACTION"},
                                                         {"Restrict", "RESTRICT"},
                                                         {"Cascade", "CASCADE"},
                                                         {"SetNull", "SET NULL"},
                                                         {"SetDefault", "SET DEFAULT"}});
  return rows;
}

bool has_order(Column const& column) {
  return !column.list && (!column.enumeration.empty() || type_rows()[column.type].key);
}

bool speaks_of_table(std::string_view sql) { return has(sql, "{t}") || speaks_of_column(sql); }

bool fits(std::string_view sql, Table const& table, Column const& column) {
  bool const plain = !column.list && column.enumeration.empty();
  bool const bare = column.default_value == no_default && !column.counts;
  if (has(sql, "{k}") && !has_order(column)) return false;
  if (has(sql, "{p}") && !table.key.empty() && table.key[0] == column.name) return false;
  bool const hashes = has(sql, "USING hash ({p}") && !table.key.empty();
  if (hashes && !has_hash(*named(table.columns, table.key[0]))) return false;
  if ((has(sql, "{e}") || has(sql, "{y}")) && (column.list || column.enumeration.empty())) return false;
  if (has(sql, "{s}") && (!plain || type_rows()[column.type].sql != "text")) return false;
  return !has(sql, "{i}") || (plain && bare && type_rows()[column.type].integer);
}

bool same_type(Column const& a, Column const& b) {
  return a.enumeration == b.enumeration && (!a.enumeration.empty() || a.type == b.type);
}

std::vector<std::vector<std::string>> keys_of(Table const& table) {
  std::vector<std::vector<std::string>> keys{table.key};
  for (Index const& index : table.indexes) {
    bool const required = std::ranges::all_of(
        index.columns, [&](std::string const& name) { return named(table.columns, name)->required; });
    if (index.unique && required && !index.partial && !index.descending) keys.push_back(index.columns);
  }
  return keys;
}

std::string model_name(World const& world, Table const& table) {
  if (!table.model.empty()) return table.model;
  return "M" + std::to_string(named(world.tables, table.name) - world.tables.data());
}

bool is_turned(World const& world, Join const& join) {
  return model_name(world, *named(world.tables, join.b)) < model_name(world, *named(world.tables, join.a));
}

std::string join_table(World const& world, Join const& join) {
  if (!join.unnamed) return "_" + join.name;
  std::string const a = model_name(world, *named(world.tables, join.a)),
                    b = model_name(world, *named(world.tables, join.b));
  return "_" + std::min(a, b) + "To" + std::max(a, b);
}

void tidy(World& world) {
  tidy_enums(world);
  std::set<std::string> names;
  std::erase_if(world.tables, [&](Table const& t) { return !names.insert(t.name).second; });
  for (Table& table : world.tables) {
    std::set<std::string> columns;
    std::erase_if(table.columns, [&](Column const& c) { return !columns.insert(c.name).second; });
    for (Column& column : table.columns) tidy_column(column, world);
    tidy_key(table);
    tidy_indexes(table);
  }
  tidy_foreign_keys(world);
  tidy_joins(world);
  for (std::size_t before = world.extras.size() + 1; before != world.extras.size();) {
    before = world.extras.size();
    std::set<std::string> taken;
    std::erase_if(world.extras, [&](Extra const& extra) { return !may_be(extra, world, taken); });
  }
}

}  // namespace lockstep::properties
