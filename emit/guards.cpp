// Guards of rollbacks: DO blocks that raise an error before anything is lost. A guard against a loss takes
// the lock first, so that no row can be written between the check and the loss. An early guard takes no lock:
// it refuses before the first step is undone.

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using model::qualified;
using model::quote_identifier;
using model::quote_literal;

std::string raise_if(std::string_view condition, std::string_view message, std::string_view hint) {
  return fmt::format("  IF {} THEN\n    RAISE EXCEPTION USING MESSAGE = {},\n      HINT = {};\n  END IF;\n",
                     condition, quote_literal(message), quote_literal(hint));
}

std::string not_kept(action::Guard const& a) {
  std::string const expected = a.expression.empty() ? quote_identifier(a.column) : "(" + a.expression + ")";
  return is_not_null(expected, a.composite) + " AND " + is_null(quote_identifier(a.value), a.composite);
}

constexpr std::string_view loss_setting = "pg_catalog.current_setting('lockstep.allow_data_loss', true)";
constexpr std::string_view allow =
    "to lose them: SET lockstep.allow_data_loss = 'on' (in psql: before \\i of this file)";

// What would be lost: the query that finds it, and its description.
struct Loss {
  std::string found, what;
};

Loss loss_of(action::Guard const& a) {
  std::string const table = qualified(a.table);
  if (a.kind == action::GuardKind::table_has_rows)
    return {"EXISTS (SELECT FROM " + table + ")", "table " + table + " has rows"};
  std::string const column = quote_identifier(a.column);
  std::string test = is_not_null(a.expression.empty() ? column : a.expression, a.composite);
  if (!a.value.empty()) test += " AND " + differ(column, a.value);
  return {fmt::format("EXISTS (SELECT FROM {} WHERE {})", table, test),
          fmt::format("column {}.{} has values", table, column)};
}

}  // namespace

bool is_early_loss(Action const& action) {
  auto const* guard = get_if<action::Guard>(action);
  return guard != nullptr && guard->early && is_before_loss(*guard);
}

std::string sql_of(std::vector<action::Guard> const& guards) {
  if (guards.size() == 1) return sql_of(guards.front());
  std::string tests;
  for (action::Guard const& guard : guards) {
    Loss const loss = loss_of(guard);
    tests += fmt::format(
        "  IF {} THEN\n    lost := pg_catalog.array_append(lost, {}::pg_catalog.text);\n  END IF;\n",
        loss.found, quote_literal(loss.what));
  }
  return do_block(
      "  lost pg_catalog.text[];\n",
      fmt::format(
          "  IF {} IS NOT DISTINCT FROM 'on' THEN\n"
          "    RETURN;\n  END IF;\n{}"
          "  IF lost IS NOT NULL THEN\n"
          "    RAISE EXCEPTION USING MESSAGE = pg_catalog.concat(pg_catalog.array_to_string(lost, '; '), "
          "', which would be lost'),\n      HINT = {};\n  END IF;\n",
          loss_setting, tests, quote_literal(allow)));
}

std::string sql_of(action::Guard const& a) {
  std::string const table = qualified(a.table);
  std::string const column = quote_identifier(a.column);
  std::string const lock = a.early ? "" : "  LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE;\n";
  switch (a.kind) {
    case action::GuardKind::table_has_rows:
    case action::GuardKind::column_has_values: {
      Loss const loss = loss_of(a);
      return do_block(
          "", lock + raise_if(fmt::format("{} IS DISTINCT FROM 'on'\n     AND {}", loss_setting, loss.found),
                              loss.what + ", which would be lost", allow));
    }
    case action::GuardKind::column_has_nulls:
      return do_block(
          "", raise_if(fmt::format("EXISTS (SELECT FROM {} WHERE {})", table, is_null(column, a.composite)),
                       fmt::format("column {}.{} has rows without a value, so NOT NULL cannot be restored",
                                   table, column),
                       "give these rows a value (the dropped values are not kept), then run this again"));
    case action::GuardKind::archive_gone: {
      std::string const what = a.column.empty() ? table : table + "." + column;
      return do_block(
          "", raise_if(fmt::format("pg_catalog.to_regclass({}) IS NULL",
                                   quote_literal(qualified({a.value, a.table.name}))),
                       fmt::format("the archive {} of {} does not exist", a.value, what),
                       "it was purged, so this rollback cannot restore the data: restore the archive from a "
                       "backup, or write the rollback by hand"));
    }
    case action::GuardKind::value_not_kept:
      return do_block("", raise_if(fmt::format("EXISTS (SELECT FROM {} WHERE {})", table, not_kept(a)),
                                   fmt::format("column {}.{} has values that {} cannot hold", table, column,
                                               quote_identifier(a.value)),
                                   "change these values, then run this again"));
  }
  return {};
}

}  // namespace lockstep
