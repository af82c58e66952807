// The tables of types, actions and extras, and what makes a world one that can be.
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

void tidy_indexes(Table& table) {
  std::set<std::string> names;
  std::erase_if(table.indexes, [&](Index const& index) {
    return !are_keys(index.columns, table) || !names.insert(index.name).second;
  });
  for (Index& index : table.indexes) {
    Column const& first = *named(table.columns, index.columns[0]);
    bool const hashable = !first.enumeration.empty() || type_rows()[first.type].sql != "varbit(8)";
    if (index.columns.size() > 1 || index.unique || !hashable) index.hash = false;
    if (index.hash) index.descending = false;
    if (index.hash || !index.unique) index.nulls_not_distinct = index.constraint = false;
    if (index.partial || index.descending) index.constraint = false;
    bool const again = std::ranges::find(index.columns, index.include) != index.columns.end();
    if (index.hash || again || named(table.columns, index.include) == nullptr) index.include.clear();
  }
}

// A table of the language has a key: the first column becomes it when nothing else is left.
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

// A constant that refers to no row would not be the plan's mistake.
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

bool may_be(Extra const& extra, World const& world, std::set<std::string>& taken) {
  ExtraRow const& row = extra_rows()[extra.kind];
  std::string_view const sql = row.variants[extra.variant % row.variants.size()];
  if (sql.find("{t}") != std::string_view::npos) {
    Table const* const table = named(world.tables, extra.table);
    if (table == nullptr) return false;
    bool const orders = sql.find("{k}") != std::string_view::npos;
    if (orders || sql.find("{c}") != std::string_view::npos) {
      Column const* const column = named(table->columns, extra.column);
      if (column == nullptr || (orders && !has_order(*column))) return false;
    }
    if (row.once && !taken.insert(std::string(row.kind) + extra.table + "." + extra.column).second)
      return false;
    // PostgreSQL gives no identity column to a table from which another one inherits already.
    if (row.kind == "inheriting table") taken.insert("inheritance " + extra.table);
    if (row.kind == "identity column" && taken.contains("inheritance " + extra.table)) return false;
  }
  if (row.over.empty()) return true;
  Extra const* const over = named(world.extras, extra.over);
  if (over == nullptr || extra_rows()[over->kind].kind != row.over) return false;
  return !row.beside || over->table == extra.table;
}

}  // namespace

std::span<TypeRow const> type_rows() {
  // clang-format off
  static std::vector<TypeRow> const rows = {
      {"Int", "integer", true, {{"7", "7"}, {"0", "0"}}, true},
      {"BigInt", "bigint", true, {{"7", "7"}}, true},
      {"Int @db.SmallInt", "smallint", true, {{"3", "3"}}, true},
      {"String", "text", true, {{"\"a\"", "'a'"}, {"\"it's\"", "'it''s'"}, {"dbgenerated(\"md5('x'::text)\")", "md5('x')"}}},
      {"String @db.VarChar(10)", "varchar(10)", true, {{"\"b\"", "'b'"}}},
      {"String @db.VarChar(80)", "varchar(80)", true, {{"\"b\"", "'b'"}}},
      {"String @db.Char(5)", "char(5)", true, {{"\"c\"", "'c'"}}},
      {"String @db.Uuid", "uuid", true, {{"dbgenerated(\"gen_random_uuid()\")", "gen_random_uuid()"}}},
      {"Boolean", "boolean", true, {{"true", "true"}, {"false", "false"}}},
      {"Float", "double precision", true, {{"1.5", "1.5"}}},
      {"Float @db.Real", "real", true, {}},
      {"Decimal @db.Decimal(10, 2)", "numeric(10,2)", true, {{"1.25", "1.25"}}},
      {"Decimal @db.Decimal(12, 2)", "numeric(12,2)", true, {{"1.25", "1.25"}}},
      {"Decimal", "numeric(65,30)", true, {}},
      {"DateTime", "timestamp(3)", true, {{"now()", "CURRENT_TIMESTAMP"}}},
      {"DateTime @db.Timestamptz(6)", "timestamptz(6)", true, {{"now()", "CURRENT_TIMESTAMP"}}},
      {"DateTime @db.Date", "date", true, {{"now()", "CURRENT_TIMESTAMP"}}},
      {"DateTime @db.Time(0)", "time(0)", true, {}},
      {"Json", "jsonb", false, {{"\"{}\"", "'{}'"}}},
      {"Json @db.Json", "json", false, {}},
      {"Bytes", "bytea", true, {}},
      {"String @db.Inet", "inet", true, {}},
      {"String @db.Xml", "xml", false, {}},
      {"String @db.VarBit(8)", "varbit(8)", true, {}},
  };
  // clang-format on
  return rows;
}

std::span<ActionRow const> action_rows() {
  static constexpr auto rows = std::to_array<ActionRow>({{"NoAction", "NO ACTION"},
                                                         {"Restrict", "RESTRICT"},
                                                         {"Cascade", "CASCADE"},
                                                         {"SetNull", "SET NULL"},
                                                         {"SetDefault", "SET DEFAULT"}});
  return rows;
}

std::span<ExtraRow const> extra_rows() {
  // clang-format off
  static std::vector<ExtraRow> const rows = {
      {"check", {"ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({c}::text <> 'v0')",
                 "ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({c}::text <> 'v1')",
                 "ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({c}::text <> 'v0') NOT VALID",
                 "ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({c} IS NOT NULL OR 1 = 1) NO INHERIT"}},
      {"view", {"CREATE VIEW {n} AS SELECT {c} AS c FROM {t}",
                "CREATE VIEW {n} AS SELECT {c} AS c FROM {t} WHERE {c} IS NOT NULL",
                "CREATE VIEW {n} AS SELECT {c}::text AS c FROM {t}",
                "CREATE VIEW {n} WITH (security_barrier) AS SELECT {c} AS c, 1 AS d FROM {t}"}},
      {"view on view", {"CREATE VIEW {n} AS SELECT c FROM {o}", "CREATE VIEW {n} AS SELECT count(*) AS c FROM {o}"}, "view"},
      {"rows view", {"CREATE VIEW {n} AS SELECT * FROM {t}", "CREATE VIEW {n} AS SELECT t AS c FROM {t} t"}},
      {"materialized view", {"CREATE MATERIALIZED VIEW {n} AS SELECT {k} AS c FROM {t}; CREATE INDEX ON {n} (c)",
                             "CREATE MATERIALIZED VIEW {n} AS SELECT {k} AS c FROM {t} LIMIT 1"}},
      {"trigger function", {"CREATE FUNCTION {n}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                            "CREATE FUNCTION {n}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NULL; RETURN NEW; END'"}},
      {"trigger", {"CREATE TRIGGER {n} BEFORE UPDATE OF {c} ON {t} FOR EACH ROW EXECUTE FUNCTION {o}()",
                   "CREATE TRIGGER {n} AFTER INSERT OR UPDATE ON {t} FOR EACH STATEMENT EXECUTE FUNCTION {o}()",
                   "CREATE TRIGGER {n} BEFORE UPDATE ON {t} FOR EACH ROW WHEN (OLD.{c}::text IS DISTINCT FROM NEW.{c}::text) EXECUTE FUNCTION {o}()",
                   "CREATE TRIGGER {n} BEFORE UPDATE ON {t} FOR EACH ROW EXECUTE FUNCTION {o}(); ALTER TABLE {t} DISABLE TRIGGER {n}"},
       "trigger function"},
      {"policy", {"CREATE POLICY {n} ON {t} USING ({c} IS NOT NULL)", "CREATE POLICY {n} ON {t} FOR SELECT USING ({c}::text <> '')",
                  "CREATE POLICY {n} ON {t} AS RESTRICTIVE FOR INSERT WITH CHECK ({c}::text <> 'x')"}},
      {"row security", {"ALTER TABLE {t} ENABLE ROW LEVEL SECURITY", "ALTER TABLE {t} ENABLE ROW LEVEL SECURITY; ALTER TABLE {t} FORCE ROW LEVEL SECURITY"}, "", true},
      {"function", {"CREATE FUNCTION {n}(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1'",
                    "CREATE FUNCTION {n}(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 2'",
                    "CREATE FUNCTION {n}(integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1::bigint'"}},
      {"check by function", {"ALTER TABLE {t} ADD CONSTRAINT {n} CHECK (({c} IS NULL) OR {o}(1) > 0)"}, "function"},
      {"index by function", {"CREATE INDEX {n} ON {t} (({c} IS NULL), {o}(1))", "CREATE INDEX {n} ON {t} ({k}) WHERE {o}(1) > 0"}, "function"},
      {"default by function", {"ALTER TABLE {t} ADD COLUMN {n} integer DEFAULT {o}(1)", "ALTER TABLE {t} ADD COLUMN {n} bigint NOT NULL DEFAULT {o}(2)"}, "function"},
      {"generated column", {"ALTER TABLE {t} ADD COLUMN {n} boolean GENERATED ALWAYS AS ({c} IS NULL) STORED",
                            "ALTER TABLE {t} ADD COLUMN {n} boolean GENERATED ALWAYS AS ({c} IS NOT NULL) STORED",
                            "ALTER TABLE {t} ADD COLUMN {n} boolean DEFAULT true"}},
      {"generated number", {"ALTER TABLE {t} ADD COLUMN {n} integer GENERATED ALWAYS AS (({c} IS NULL)::integer) STORED; CREATE INDEX ON {t} ({n})",
                            "ALTER TABLE {t} ADD COLUMN {n} bigint GENERATED ALWAYS AS (({c} IS NULL)::integer) STORED; CREATE INDEX ON {t} ({n})",
                            "ALTER TABLE {t} ADD COLUMN {n} integer GENERATED ALWAYS AS (({c} IS NOT NULL)::integer) STORED; CREATE INDEX ON {t} ({n}, {k})",
                            "ALTER TABLE {t} ADD COLUMN {n} text GENERATED ALWAYS AS (CASE WHEN {c} IS NULL THEN 'y' END) STORED; CREATE INDEX ON {t} ({n})",
                            "ALTER TABLE {t} ADD COLUMN {n} bigint NOT NULL DEFAULT 5; CREATE INDEX ON {t} ({n})"}},
      {"view of a generated number", {"CREATE VIEW {n} AS SELECT {o} AS c FROM {t}", "CREATE VIEW {n} AS SELECT {o} AS c, {k} FROM {t} WHERE {o} IS NOT NULL"},
       "generated number", false, true},
      {"owned sequence", {"ALTER TABLE {t} ADD COLUMN {n} integer; CREATE SEQUENCE {n}_s OWNED BY {t}.{n}; ALTER TABLE {t} ALTER COLUMN {n} SET DEFAULT nextval('{n}_s')",
                          "ALTER TABLE {t} ADD COLUMN {n} bigint; CREATE SEQUENCE {n}_s OWNED BY {t}.{n}; ALTER TABLE {t} ALTER COLUMN {n} SET DEFAULT nextval('{n}_s')",
                          "ALTER TABLE {t} ADD COLUMN {n} bigint; CREATE SEQUENCE {n}_s INCREMENT 3 OWNED BY {t}.{n}; ALTER TABLE {t} ALTER COLUMN {n} SET DEFAULT nextval('{n}_s')",
                          "ALTER TABLE {t} ADD COLUMN {n} integer; CREATE SEQUENCE {n}_s INCREMENT 2 CACHE 5 OWNED BY {t}.{n}; ALTER TABLE {t} ALTER COLUMN {n} SET DEFAULT nextval('{n}_s')"}},
      {"identity column", {"ALTER TABLE {t} ADD COLUMN {n} integer GENERATED ALWAYS AS IDENTITY",
                           "ALTER TABLE {t} ADD COLUMN {n} integer GENERATED BY DEFAULT AS IDENTITY",
                           "ALTER TABLE {t} ADD COLUMN {n} bigint GENERATED ALWAYS AS IDENTITY",
                           "ALTER TABLE {t} ADD COLUMN {n} serial", "ALTER TABLE {t} ADD COLUMN {n} integer"}},
      {"collated column", {"ALTER TABLE {t} ADD COLUMN {n} text COLLATE \"POSIX\"", "ALTER TABLE {t} ADD COLUMN {n} text COLLATE \"C\"",
                           "ALTER TABLE {t} ADD COLUMN {n} text"}},
      {"domain", {"CREATE DOMAIN {n} AS text CHECK (VALUE <> 'x')", "CREATE DOMAIN {n} AS text DEFAULT 'd'"}},
      {"column of a domain", {"ALTER TABLE {t} ADD COLUMN {n} {o}", "ALTER TABLE {t} ADD COLUMN {n} text"}, "domain"},
      {"composite type", {"CREATE TYPE {n} AS (a integer, b text)", "CREATE TYPE {n} AS (a integer)"}},
      {"range type", {"CREATE TYPE {n} AS RANGE (SUBTYPE = integer)", "CREATE TYPE {n} AS RANGE (SUBTYPE = bigint)"}},
      {"sequence", {"CREATE SEQUENCE {n}", "CREATE SEQUENCE {n} AS integer INCREMENT 2", "CREATE SEQUENCE {n} MAXVALUE 1000 CYCLE",
                    "CREATE SEQUENCE {n} OWNED BY NONE START 50"}},
      {"default by sequence", {"ALTER TABLE {t} ADD COLUMN {n} bigint DEFAULT nextval('{o}')"}, "sequence"},
      {"table comment", {"COMMENT ON TABLE {t} IS 'one'", "COMMENT ON TABLE {t} IS 'it''s two'"}, "", true},
      {"column comment", {"COMMENT ON COLUMN {t}.{c} IS 'one'", "COMMENT ON COLUMN {t}.{c} IS 'two'"}, "", true},
      {"view comment", {"COMMENT ON VIEW {o} IS 'one'", "COMMENT ON VIEW {o} IS 'two'"}, "view"},
      {"storage parameter", {"ALTER TABLE {t} SET (fillfactor = 70)", "ALTER TABLE {t} SET (fillfactor = 80, autovacuum_enabled = false)"}, "", true},
      {"statistics target", {"ALTER TABLE {t} ALTER COLUMN {c} SET STATISTICS 100", "ALTER TABLE {t} ALTER COLUMN {c} SET (n_distinct = 5)"}, "", true},
      {"replica identity", {"ALTER TABLE {t} REPLICA IDENTITY FULL", "ALTER TABLE {t} REPLICA IDENTITY NOTHING"}, "", true},
      {"extended statistics", {"CREATE STATISTICS {n} ON {k}, ({c} IS NULL) FROM {t}", "CREATE STATISTICS {n} (ndistinct) ON {k}, ({c} IS NULL) FROM {t}"}},
      {"exclusion", {"ALTER TABLE {t} ADD CONSTRAINT {n} EXCLUDE USING btree ({k} WITH =)",
                     "ALTER TABLE {t} ADD CONSTRAINT {n} EXCLUDE USING btree ({k} WITH =) WHERE ({c} IS NOT NULL) DEFERRABLE"}},
      {"deferrable unique", {"ALTER TABLE {t} ADD CONSTRAINT {n} UNIQUE ({k}) DEFERRABLE", "ALTER TABLE {t} ADD CONSTRAINT {n} UNIQUE ({k}) DEFERRABLE INITIALLY DEFERRED",
                             "ALTER TABLE {t} ADD CONSTRAINT {n} UNIQUE ({k})"}},
      {"expression index", {"CREATE INDEX {n} ON {t} (({c} IS NULL))", "CREATE UNIQUE INDEX {n} ON {t} ({k}, ({c} IS NULL))",
                            "CREATE INDEX {n} ON {t} ({k} DESC NULLS LAST)"}},
      {"rule", {"CREATE RULE {n} AS ON DELETE TO {t} WHERE OLD.{c} IS NULL DO INSTEAD NOTHING", "CREATE RULE {n} AS ON DELETE TO {t} DO ALSO NOTHING"}},
      {"partitioned table", {"CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
                             "CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');"
                             " CREATE TABLE {n}_2 PARTITION OF {n} DEFAULT; CREATE INDEX ON {n} (v)",
                             "CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text NOT NULL, w integer, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
                             "CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text, w bigint GENERATED ALWAYS AS (id + 1) STORED, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01'); CREATE INDEX ON {n}_1 (w, v)",
                             "CREATE TABLE {n} (id integer NOT NULL, at date NOT NULL, v text, w integer GENERATED ALWAYS AS (id + 2) STORED, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
                             " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES FROM ('2020-01-01') TO ('2021-01-01'); CREATE INDEX ON {n}_1 (w, v)"}},
      {"inheriting table", {"CREATE TABLE {n} (extra integer) INHERITS ({t})"}},
      {"publication", {"CREATE PUBLICATION {n} FOR TABLE {t}", "CREATE PUBLICATION {n} FOR TABLE {t} WITH (publish = 'insert')"}},
  };
  // clang-format on
  return rows;
}

bool has_order(Column const& column) {
  return !column.list && (!column.enumeration.empty() || type_rows()[column.type].key);
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
  std::erase_if(world.joins, [&](Join const& join) {
    return !has_single_key(world, join.a) || !has_single_key(world, join.b);
  });
  for (std::size_t before = world.extras.size() + 1; before != world.extras.size();) {
    before = world.extras.size();
    std::set<std::string> taken;
    std::erase_if(world.extras, [&](Extra const& extra) { return !may_be(extra, world, taken); });
  }
}

}  // namespace lockstep::properties
