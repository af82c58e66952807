// The swap of columns, in one transaction that changes only the catalog:
//
//   1. take all locks, on referenced tables before those that refer to them
//   2. drop checks, foreign keys and primary keys; exchange the names of a rebuilt enum
//   3. for each column: drop the trigger, exchange names, move default and sequence, create the new trigger
//   4. exchange the names of indexes, move primary keys to their new indexes, restore foreign keys and checks
//      as NOT VALID

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/defaults.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/follow.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using model::DefaultKind;
using model::Name;
using model::qualified;
using model::quote_identifier;

std::string lock(action::SwapColumns const& a) {
  std::vector<std::string> tables;
  for (Name const& name : step_facts_of(a, {}).tables) tables.push_back(qualified(name));
  return "LOCK TABLE " + joined(tables, ", ") + " IN ACCESS EXCLUSIVE MODE;\n";
}

std::string rename_column(Name const& table, std::string const& from, std::string const& to) {
  return alter_table(table, "RENAME COLUMN " + quote_identifier(from) + " TO " + quote_identifier(to));
}

std::string rename_index(Name const& table, std::string const& from, std::string const& to) {
  return "ALTER INDEX " + qualified({table.schema, from}) + " RENAME TO " + quote_identifier(to) + ";\n";
}

std::string rename_constraint(Name const& table, std::string const& from, std::string const& to) {
  return alter_table(table, "RENAME CONSTRAINT " + quote_identifier(from) + " TO " + quote_identifier(to));
}

std::string drop_constraint(Name const& table, std::string const& name) {
  return alter_table(table, "DROP CONSTRAINT " + quote_identifier(name));
}

// The sequence moves to the new column, and gets its type.
std::string move_sequence(action::ColumnSwap const& a) {
  std::string const column = quote_identifier(a.to.name), renaming = sequence_renaming(a.from, a.to);
  std::string const rename = renaming.empty() ? ""
                                              : fmt::format("    EXECUTE pg_catalog.format({}, owned);\n",
                                                            model::quote_literal(renaming));
  return do_block(
      "  owned text := " + owned_sequence(a.table, a.outgoing.name) + ";\n",
      fmt::format("  IF owned IS NOT NULL THEN\n"
                  "    EXECUTE pg_catalog.format({}, owned);\n"
                  "    EXECUTE pg_catalog.format({}, owned);\n"
                  "    EXECUTE pg_catalog.format({}, owned);\n"
                  "{}"
                  "  END IF;\n",
                  model::quote_literal(format_text("ALTER SEQUENCE ") + "%s" +
                                       format_text(" OWNED BY " + qualified(a.table) + "." + column)),
                  model::quote_literal("ALTER SEQUENCE %s AS " + sequence_type(a.to.type)),
                  model::quote_literal(format_text("ALTER TABLE " + qualified(a.table) + " ALTER COLUMN " +
                                                   column + " SET DEFAULT nextval(") +
                                       "%L" + format_text("::regclass)")),
                  rename));
}

std::string move_default(action::ColumnSwap const& a) {
  if (a.to.value.kind == DefaultKind::sequence) {
    return move_sequence(a) + alter_column(a.table, a.outgoing.name, "DROP DEFAULT");
  }
  std::string text;
  if (a.from.value.kind != DefaultKind::none) text += alter_column(a.table, a.outgoing.name, "DROP DEFAULT");
  if (a.to.value.kind != DefaultKind::none) {
    text += alter_column(a.table, a.to.name, "SET DEFAULT " + model::default_sql(a.to.value, a.to.type));
  }
  return text;
}

std::string swap_column(action::ColumnSwap const& a) {
  action::CreateSyncTrigger const before = following_sync(a, false);
  return sql_of(action::DropSyncTrigger{a.table, before.from, before.to, before.name}) +
         rename_column(a.table, a.from.name, a.outgoing.name) +
         rename_column(a.table, a.incoming.name, a.to.name) + move_default(a) +
         sql_of(following_sync(reversed(a), a.null_on_error));
}

std::vector<action::EnumUse> uses_of(action::SwapColumns const& a) {
  std::vector<action::EnumUse> uses;
  for (action::ColumnSwap const& swap : a.columns) uses.push_back({swap.table, swap.from});
  return uses;
}

std::string rename_type(Name const& from, Name const& to) { return sql(action::RenameEnum{from, to}, {}); }

}  // namespace

std::string sql_of(action::ExchangeColumns const& a) {
  std::string text = rename_column(a.table, a.a, a.between) + rename_column(a.table, a.b, a.a) +
                     rename_column(a.table, a.between, a.b);
  for (auto const& [one, other] : a.keys) {
    text += rename_constraint(a.table, one, a.between) + rename_constraint(a.table, other, one) +
            rename_constraint(a.table, a.between, other);
  }
  return text;
}

std::string sql_of(action::SwapColumns const& a) {
  std::string text = lock(a);
  if (a.type) text += refuse_users(a.type->from.name, uses_of(a));
  for (model::DefinedObject const& check : a.checks) text += sql(action::DropObject{check}, {});
  for (action::ReferenceSwap const& swap : a.references) text += drop_constraint(swap.table, swap.key.name);
  for (action::KeySwap const& swap : a.keys) text += drop_constraint(swap.table, swap.key.name);
  if (a.type)
    text += rename_type(a.type->from.name, a.type->outgoing) + rename_type(a.type->incoming, a.type->to.name);
  for (action::ColumnSwap const& swap : a.columns) text += swap_column(swap);
  for (action::IndexSwap const& swap : a.indexes) {
    text += rename_index(swap.table, swap.index.name, swap.outgoing) +
            rename_index(swap.table, swap.incoming, swap.index.name);
  }
  for (action::KeySwap const& swap : a.keys) text += add_primary_key(swap.table, swap.key, swap.index);
  for (action::ReferenceSwap const& swap : a.references) text += add_foreign_key(swap.table, swap.key, true);
  for (model::DefinedObject const& check : a.checks)
    text += sql(action::CreateObject{check, !is_unvalidated(check)}, {});
  return text;
}

}  // namespace lockstep
