// Expressions that hold a literal of an enum, collations, storage settings, and exclusion constraints with a
// predicate.
#include <array>

#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

std::span<ExtraRow const> rows() {
  // clang-format off
  static std::vector<ExtraRow> const rows = {
      {"check of a value", {"ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({e} = {v} OR {e} <> {v})",
                            "ALTER TABLE {t} ADD CONSTRAINT {n} CHECK ({e} >= {v}) NOT VALID"}},
      {"index of a value", {"CREATE INDEX {n} ON {t} ({e}) WHERE {e} = {v}", "CREATE INDEX {n} ON {t} (({e} = {v}))"}},
      {"view of a value", {"CREATE VIEW {n} AS SELECT {e} AS c FROM {t} WHERE {e} = {v}",
                           "CREATE VIEW {n} AS SELECT CASE {e} WHEN {v} THEN 1 ELSE 0 END AS c FROM {t}"}},
      {"policy of a value", {"CREATE POLICY {n} ON {t} USING ({e} <> {v})"}},
      {"generated from a value", {"ALTER TABLE {t} ADD COLUMN {n} boolean GENERATED ALWAYS AS ({e} = {v}) STORED"}},
      {"collation", {"ALTER TABLE {t} ALTER COLUMN {s} TYPE text COLLATE \"C\"", "ALTER TABLE {t} ALTER COLUMN {s} TYPE text COLLATE \"POSIX\""}, "", true, false, When::after_tables},
      {"collated index", {"CREATE INDEX {n} ON {t} ({s} COLLATE \"C\")", "CREATE INDEX {n} ON {t} ({s} COLLATE \"POSIX\" DESC)"}},
      {"storage", {"ALTER TABLE {t} ALTER COLUMN {s} SET STORAGE EXTERNAL", "ALTER TABLE {t} ALTER COLUMN {s} SET STORAGE MAIN",
                   "ALTER TABLE {t} ALTER COLUMN {s} SET COMPRESSION pglz"}, "", true},
      {"exclusion with a predicate", {"ALTER TABLE {t} ADD CONSTRAINT {n} EXCLUDE USING btree ({p} WITH =) WHERE ({c} IS NOT NULL)",
                                      "ALTER TABLE {t} ADD CONSTRAINT {n} EXCLUDE USING hash ({p} WITH =) WHERE ({c} IS NULL)",
                                      "ALTER TABLE {t} ADD CONSTRAINT {n} EXCLUDE USING btree ({p} WITH =, {k} WITH =)"}},
  };
  // clang-format on
  return rows;
}

// The focus becomes a column of an enum or a text, so that the extras of the family have a column to use.
void grow(World& world, Random& random, bool) {
  Column& column = *named(named(world.tables, world.focus_table)->columns, world.focus_column);
  column.default_value = no_default;
  column.list = column.counts = false;
  column.enumeration.clear();
  column.type = text_type;
  if (!world.enums.empty() && random.one_in(2)) column.enumeration = any(world.enums, random)->name;
  tidy(world);
  put_some(world, random, rows());
}

constexpr auto likely = std::to_array<std::string_view>(
    {"drop column", "rename column", "rename table", "change type", "change required", "change default",
     "rename value", "drop value", "add value", "move values", "rename enum", "drop enum"});

}  // namespace

Family checks_family() { return {.name = "checks", .rows = rows(), .grow = grow, .likely = likely}; }

}  // namespace lockstep::properties
