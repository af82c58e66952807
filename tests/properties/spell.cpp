// Most identifiers of the text are made from places (M0, f2, E1); @map has the names of the database.
#include "properties/spell.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/quote.hpp"

namespace lockstep::properties {
namespace {

template <class T>
std::size_t place(std::vector<T> const& list, std::string_view name) {
  return static_cast<std::size_t>(named(list, name) - list.data());
}

std::string string_of(std::string_view text) {
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

class Text {
 public:
  Text(World const& world, World const& before) : world_(world), before_(before) {}

  std::string write(bool reversed) const {
    std::vector<std::string> blocks;
    for (Enum const& type : world_.enums) blocks.push_back(block(type));
    for (Table const& table : world_.tables) blocks.push_back(block(table));
    if (reversed) std::ranges::reverse(blocks);
    std::string text = "datasource db {\n  provider = \"postgresql\"\n}\n";
    for (std::string const& block : blocks) text += "\n" + block;
    return text;
  }

 private:
  template <class T>
  static std::string renamed_from(T const& thing, std::vector<T> const& before, std::string_view at) {
    bool const applies = !thing.old_name.empty() && named(before, thing.old_name) != nullptr;
    return applies ? fmt::format(" {}renamedFrom({})", at, string_of(thing.old_name)) : "";
  }

  // The object in the world before, under its old name or this one.
  template <class T>
  static T const* origin(T const& thing, std::vector<T> const& before) {
    T const* const old = thing.old_name.empty() ? nullptr : named(before, thing.old_name);
    return old == nullptr ? named(before, thing.name) : old;
  }

  std::string block(Enum const& type) const {
    Enum const* const old = origin(type, before_.enums);
    std::string text = fmt::format("enum E{} {{\n", place(world_.enums, type.name));
    for (std::size_t i = 0; i < type.values.size(); ++i) {
      text += fmt::format("  V{} @map({}){}\n", i, string_of(type.values[i].name),
                          old == nullptr ? "" : renamed_from(type.values[i], old->values, "@"));
    }
    return text + fmt::format("  @@map({})\n {}\n}}\n", string_of(type.name),
                              renamed_from(type, before_.enums, "@@"));
  }

  std::string type_of(Column const& column) const {
    return column.enumeration.empty() ? std::string(type_rows()[column.type].text)
                                      : fmt::format("E{}", place(world_.enums, column.enumeration));
  }

  std::string default_of(Column const& column) const {
    if (column.counts) return " @default(autoincrement())";
    if (column.default_value == no_default) return {};
    if (!column.enumeration.empty()) return fmt::format(" @default(V{})", column.default_value);
    return fmt::format(" @default({})", type_rows()[column.type].defaults[column.default_value].text);
  }

  std::string field(Table const& table, Column const& column) const {
    std::string const type = type_of(column);
    std::size_t const blank = std::min(type.find(' '), type.size());
    std::string text =
        fmt::format("  f{} {}{}{}{} @map({})", place(table.columns, column.name), type.substr(0, blank),
                    column.list       ? "[]"
                    : column.required ? ""
                                      : "?",
                    type.substr(blank), default_of(column), string_of(column.name));
    if (Table const* const old = origin(table, before_.tables))
      text += renamed_from(column, old->columns, "@");
    bool const fills =
        column.filled && column.enumeration.empty() && !type_rows()[column.type].defaults.empty();
    if (fills) text += fmt::format(" @backfill({})", string_of(type_rows()[column.type].defaults[0].sql));
    return text + "\n";
  }

  static std::string fields(Table const& table, std::vector<std::string> const& names,
                            bool descending = false) {
    std::string text;
    for (std::string const& name : names) {
      text += fmt::format("{}f{}{}", text.empty() ? "" : ", ", place(table.columns, name),
                          descending ? "(sort: Desc)" : "");
    }
    return "[" + text + "]";
  }

  std::string relation(std::size_t owner, std::size_t number) const {
    Table const& table = world_.tables[owner];
    ForeignKey const& key = table.foreign_keys[number];
    bool const optional = std::ranges::any_of(
        key.columns, [&](std::string const& name) { return !named(table.columns, name)->required; });
    return fmt::format(
        "  r{} {}{} @relation(\"R{}_{}\", fields: {}, references: {}, onDelete: {}, onUpdate: {}, map: "
        "{})\n",
        number, model_name(world_, *named(world_.tables, key.table)), optional ? "?" : "", owner, number,
        fields(table, key.columns), fields(*named(world_.tables, key.table), key.referenced),
        action_rows()[key.on_delete].text, action_rows()[key.on_update].text, string_of(key.name));
  }

  std::string join_field(Join const& join, char side, std::string const& other) const {
    return fmt::format("  {}_{} {}[]{}\n", join.name, side, model_name(world_, *named(world_.tables, other)),
                       join.unnamed ? "" : fmt::format(" @relation(\"{}\")", join.name));
  }

  std::string relations(Table const& table) const {
    std::string text;
    std::size_t const self = place(world_.tables, table.name);
    for (std::size_t i = 0; i < table.foreign_keys.size(); ++i) text += relation(self, i);
    for (std::size_t owner = 0; owner < world_.tables.size(); ++owner) {
      auto const& keys = world_.tables[owner].foreign_keys;
      for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].table == table.name)
          text += fmt::format("  b{0}_{1} {2}[] @relation(\"R{0}_{1}\")\n", owner, i,
                              model_name(world_, world_.tables[owner]));
      }
    }
    for (Join const& join : world_.joins) {
      if (join.a == table.name) text += join_field(join, 'a', join.b);
      if (join.b == table.name) text += join_field(join, 'b', join.a);
    }
    return text;
  }

  std::string block(Table const& table) const {
    std::string text = fmt::format("model {} {{\n", model_name(world_, table));
    for (Column const& column : table.columns) text += field(table, column);
    text += relations(table);
    text += fmt::format("  @@id({})\n", fields(table, table.key));
    for (Index const& index : table.indexes) {
      text += fmt::format("  @@{}({}, map: {}{})\n", index.unique ? "unique" : "index",
                          fields(table, index.columns, index.descending), string_of(index.name),
                          index.hash ? ", type: Hash" : "");
    }
    std::string const map =
        table.model == table.name ? "" : fmt::format("  @@map({})\n", string_of(table.name));
    return text + fmt::format("{} {}\n}}\n", map, renamed_from(table, before_.tables, "@@"));
  }

  World const& world_;
  World const& before_;
};

std::string list_of(std::vector<std::string> const& names, std::string_view behind = "") {
  std::string text;
  for (std::string const& name : names)
    text += (text.empty() ? "" : ", ") + model::quote_identifier(name) + std::string(behind);
  return "(" + text + ")";
}

std::string sql_of(Enum const& type) {
  std::string values;
  for (Value const& value : type.values)
    values += (values.empty() ? "" : ", ") + model::quote_literal(value.name);
  return fmt::format("CREATE TYPE {} AS ENUM ({});\n", model::quote_identifier(type.name), values);
}

std::string sql_of(Column const& column, World const& world) {
  if (column.counts) {
    std::string_view const type = type_rows()[column.type].sql;
    return fmt::format("{} {} NOT NULL", model::quote_identifier(column.name),
                       type == "bigint"     ? "bigserial"
                       : type == "smallint" ? "smallserial"
                                            : "serial");
  }
  std::string text = fmt::format("{} {}{}{}", model::quote_identifier(column.name),
                                 column.enumeration.empty() ? std::string(type_rows()[column.type].sql)
                                                            : model::quote_identifier(column.enumeration),
                                 column.list ? "[]" : "", column.required && !column.list ? " NOT NULL" : "");
  if (column.default_value == no_default) return text;
  text += " DEFAULT ";
  if (column.enumeration.empty())
    return text.append(type_rows()[column.type].defaults[column.default_value].sql);
  return text +
         model::quote_literal(named(world.enums, column.enumeration)->values[column.default_value].name);
}

std::string sql_of(Table const& table, World const& world) {
  std::string columns;
  for (Column const& column : table.columns) columns += "  " + sql_of(column, world) + ",\n";
  return fmt::format("CREATE TABLE {} (\n{}  PRIMARY KEY {}\n);\n", model::quote_identifier(table.name),
                     columns, list_of(table.key));
}

std::string sql_of(Index const& index, Table const& table) {
  std::string const include =
      index.include.empty() ? "" : " INCLUDE (" + model::quote_identifier(index.include) + ")";
  std::string const nulls = index.nulls_not_distinct ? " NULLS NOT DISTINCT" : "";
  if (index.constraint) {
    return fmt::format("ALTER TABLE {} ADD CONSTRAINT {} UNIQUE{} {}{};\n",
                       model::quote_identifier(table.name), model::quote_identifier(index.name), nulls,
                       list_of(index.columns), include);
  }
  return fmt::format(
      "CREATE {}INDEX {} ON {} USING {} {}{}{}{};\n", index.unique ? "UNIQUE " : "",
      model::quote_identifier(index.name), model::quote_identifier(table.name), index.hash ? "hash" : "btree",
      list_of(index.columns, index.descending ? " DESC" : ""), include, nulls,
      index.partial ? " WHERE " + model::quote_identifier(index.columns[0]) + " IS NOT NULL" : "");
}

std::string sql_of(ForeignKey const& key, Table const& table) {
  return fmt::format(
      "ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY {} REFERENCES {} {} ON DELETE {} ON UPDATE {}{}{};\n",
      model::quote_identifier(table.name), model::quote_identifier(key.name), list_of(key.columns),
      model::quote_identifier(key.table), list_of(key.referenced), action_rows()[key.on_delete].sql,
      action_rows()[key.on_update].sql, key.deferrable ? " DEFERRABLE" : "",
      key.unvalidated ? " NOT VALID" : "");
}

// The tables as the schema language creates them.
std::string sql_of(Join const& join, World const& world) {
  bool const turned = is_turned(world, join);
  std::string const name = join_table(world, join), table = model::quote_identifier(name);
  std::string columns, keys;
  for (char const* const side : {"A", "B"}) {
    Table const& target = *named(world.tables, (*side == 'A') != turned ? join.a : join.b);
    Column const& key = *named(target.columns, target.key[0]);
    std::string const type = key.enumeration.empty() ? std::string(type_rows()[key.type].sql)
                                                     : model::quote_identifier(key.enumeration);
    columns += fmt::format("  \"{}\" {} NOT NULL,\n", side, type);
    keys += fmt::format(
        "ALTER TABLE {0} ADD CONSTRAINT {1} FOREIGN KEY (\"{2}\") REFERENCES {3} {4} ON DELETE CASCADE ON "
        "UPDATE "
        "CASCADE;\n",
        table, model::quote_identifier(fmt::format("{}_{}_fkey", name, side)), side,
        model::quote_identifier(target.name), list_of(target.key));
  }
  return fmt::format("CREATE TABLE {} (\n{}  CONSTRAINT {} PRIMARY KEY (\"A\", \"B\")\n);\n", table, columns,
                     model::quote_identifier(name + "_AB_pkey")) +
         fmt::format("CREATE INDEX {} ON {} (\"B\");\n", model::quote_identifier(name + "_B_index"), table) +
         keys;
}

// The placeholders of ExtraRow.
std::string word_of(char which, Extra const& extra, World const& world) {
  Table const* const table = named(world.tables, extra.table);
  Column const* const column = table == nullptr ? nullptr : named(table->columns, extra.column);
  switch (which) {
    case 'n':
      return extra.name;
    case 'o':
      return extra.over;
    case 'r':
      return std::string(roles()[extra.role % roles().size()]);
    case 't':
      return model::quote_identifier(extra.table);
    case 'p':
      return model::quote_identifier(table->key[0]);
    case 'y':
      return model::quote_identifier(column->enumeration);
    case 'v':
      return model::quote_literal(named(world.enums, column->enumeration)->values[0].name);
    default:
      return model::quote_identifier(extra.column);
  }
}

std::string sql_of(Extra const& extra, World const& world) {
  std::string_view const form = properties::sql_of(extra);
  std::string text;
  for (std::size_t at = 0; at < form.size(); ++at) {
    bool const placeholder = form[at] == '{' && at + 2 < form.size() && form[at + 2] == '}';
    if (placeholder) {
      text += word_of(form[at + 1], extra, world);
      at += 2;
    } else {
      text += form[at];
    }
  }
  return text + ";\n";
}

std::string extras_sql(World const& world, When when) {
  std::string sql;
  for (Extra const& extra : world.extras) {
    if (row_of(extra).when == when) sql += sql_of(extra, world);
  }
  return sql;
}

}  // namespace

std::string schema_text(World const& world, World const& before, bool reversed) {
  return Text(world, before).write(reversed);
}

std::string schema_sql(World const& world) {
  std::string sql;
  for (std::size_t const type : world.types) sql += std::string(type_rows()[type].made) + ";\n";
  sql += extras_sql(world, When::before_tables);
  for (Enum const& type : world.enums) sql += sql_of(type);
  for (Table const& table : world.tables) sql += sql_of(table, world);
  sql += extras_sql(world, When::after_tables);
  for (Table const& table : world.tables) {
    for (Index const& index : table.indexes) sql += sql_of(index, table);
  }
  for (Table const& table : world.tables) {
    for (ForeignKey const& key : table.foreign_keys) sql += sql_of(key, table);
  }
  for (Join const& join : world.joins) sql += sql_of(join, world);
  sql += extras_sql(world, When::last) + extras_sql(world, When::owners);
  bool const roles = sql.find(role_prefix) != std::string::npos;
  return (roles ? roles_sql() : "") + sql;
}

}  // namespace lockstep::properties
