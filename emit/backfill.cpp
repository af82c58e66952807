// The backfill: one DO block that walks a unique key in ranges and commits each range, so that no writer
// waits long, vacuum can proceed, and a kill loses only one batch. It can be run again at any time: rows that
// have their value are not changed.
//
//   pass:   lo, last := least and greatest key now
//           (rows inserted later get their value from the application or the trigger)
//           repeat  hi := the key batch_rows further on;  UPDATE … WHERE lo <= key <= hi AND needs it;
//                   COMMIT;  lo := hi
//   Another pass follows while rows are left and the last pass filled some; at the end no row may be left.
//
// A batch waits at most 200 ms for a row, less than deadlock_timeout, so that a deadlock ends with the
// failure of the batch. Without a key, each batch takes any batch_rows rows.
//
// The statements of a walk outside of the block are at the end of this file; read_backfill.cpp reads a
// written block.
#include "emit/backfill.hpp"

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "emit/fragments.hpp"
#include "emit/ranges.hpp"

namespace lockstep {
namespace {

using model::qualified;
using model::quote_identifier;
using model::quote_literal;

// The placeholder for a value that no schema gives.
constexpr std::string_view value_mark = "/* lockstep: write the value here */";

// While the placeholder is in the block, the block raises an error, unless there is nothing to fill. It
// searches the placeholder in its own text. The search word is divided in two so that it does not find
// itself.
std::string placeholder_check(action::Backfill const& a) {
  std::string const what = qualified(a.table) + "." + quote_identifier(a.column);
  return fmt::format(
      "  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0\n"
      "     AND EXISTS (SELECT FROM {} WHERE {}) THEN\n"
      "    RAISE EXCEPTION USING MESSAGE = {},\n"
      "      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or "
      "set it in the "
      "schema with @backfill(\"expression\")';\n"
      "  END IF;\n",
      qualified(a.table), a.expression.empty() ? a.predicate : is_null("(" + a.expression + ")", a.composite),
      quote_literal("existing rows need a value for " + what + ", and none is given"));
}

std::string final_check(action::Backfill const& a) {
  if (a.open) return {};
  std::string const what = qualified(a.table) + "." + quote_identifier(a.column);
  return fmt::format(
      "  IF EXISTS (SELECT FROM {} WHERE {}) THEN\n"
      "    RAISE EXCEPTION USING MESSAGE = {},\n"
      "      HINT = 'correct the expression, or stop an application version that does not write the column; "
      "then run this again';\n"
      "  END IF;\n",
      qualified(a.table), a.predicate, quote_literal("rows of " + what + " are still to be filled"));
}

std::string by_key(WrittenBackfill const& written) {
  action::Backfill const& a = written.fill;
  RangeWalk const walk{qualified(a.table), a.key, written.batch_rows, written.operators, written.all_rows};
  std::string const work = fmt::format(
      "        UPDATE {} SET {} = {}\n"
      "          WHERE {} AND ({});\n"
      "        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;\n"
      "        lockstep_filled := lockstep_filled + lockstep_rows;\n",
      walk.table, quote_identifier(a.column), written.value, in_range(walk, quoted_list(a.key)), a.predicate);
  std::string const body = fmt::format(
      "{}"
      "  FOR lockstep_pass IN 1..10 LOOP\n"
      "    lockstep_filled := 0;\n"
      "{}"
      "    EXIT WHEN NOT FOUND;\n"
      "{}"
      "    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM {} WHERE {});\n"
      "  END LOOP;\n"
      "{}",
      a.placeholder ? placeholder_check(a) : "", range_ends(walk, "    "), range_loop(walk, work), walk.table,
      a.predicate, final_check(a));
  return column_block(range_variables(walk) + "  lockstep_rows bigint;\n  lockstep_filled bigint;\n", body,
                      written.all_rows);
}

std::string without_key(WrittenBackfill const& written) {
  action::Backfill const& a = written.fill;
  std::string const body = fmt::format(
      "{0}"
      "  SELECT count(*) INTO lockstep_left FROM {1} WHERE {2};\n"
      "  WHILE lockstep_left > 0 LOOP\n"
      "    UPDATE {1} SET {3} = {4}\n"
      "      WHERE ctid = ANY (ARRAY(SELECT ctid FROM {1} WHERE {2} LIMIT {5})) AND ({2});\n"
      "    lockstep_left := lockstep_left - {5};\n"
      "    COMMIT;\n"
      "{7}"
      "  END LOOP;\n"
      "{6}",
      a.placeholder ? placeholder_check(a) : "", qualified(a.table), a.predicate, quote_identifier(a.column),
      written.value, written.batch_rows, final_check(a),
      written.all_rows ? "    " + std::string(see_all_rows) : std::string());
  return column_block("  lockstep_left bigint;\n", body, written.all_rows);
}

std::string keys_of(action::Backfill const& a, std::string_view order = "") {
  std::vector<std::string> names;
  for (std::string const& column : a.key) names.push_back(quote_identifier(column) + std::string(order));
  return joined(names, ", ");
}

std::string literals(KeyValue const& key) {
  std::vector<std::string> values;
  for (std::string const& value : key) values.push_back(quote_literal(value));
  return joined(values, ", ");
}

std::string range(WrittenBackfill const& backfill, std::optional<KeyValue> const& low, KeyValue const& high) {
  std::string const key = keys_of(backfill.fill);
  auto const bound = [&](std::string_view symbol, KeyValue const& value) {
    return fmt::format("({}) {} ({})", key, key_operator(backfill.operators, symbol), literals(value));
  };
  return low ? bound(">", *low) + " AND " + bound("<=", high) : bound("<=", high);
}

}  // namespace

std::string sql_of(action::Backfill const& a, EmitOptions const& options) {
  std::string value = a.placeholder ? std::string(placeholder_marker) : a.expression;
  if (a.placeholder && !a.expression.empty()) value = "coalesce(" + a.expression + ", " + value + ")";
  return block_of({.fill = a,
                   .value = std::move(value),
                   .batch_rows = options.batch_rows,
                   .operators = key_operators(options, a.table, a.key)});
}

std::string block_of(WrittenBackfill const& backfill) {
  return backfill.fill.key.empty() ? without_key(backfill) : by_key(backfill);
}

std::string guard_sql(WrittenBackfill const& backfill) {
  bool const open = backfill.fill.placeholder && backfill.value.find(value_mark) != std::string::npos;
  if (!open) return {};
  // The check looks for the placeholder in its own statement, so this statement contains it.
  return do_block("", fmt::format("  PERFORM {};\n{}", placeholder_marker, placeholder_check(backfill.fill)));
}

std::string final_check_sql(WrittenBackfill const& backfill) {
  return backfill.fill.open ? "" : do_block("", final_check(backfill.fill));
}

std::string rows_left_sql(WrittenBackfill const& backfill) {
  return fmt::format("SELECT EXISTS (SELECT FROM {} WHERE {})", qualified(backfill.fill.table),
                     backfill.fill.predicate);
}

std::string last_key_sql(WrittenBackfill const& backfill) {
  action::Backfill const& a = backfill.fill;
  return fmt::format("SELECT {} FROM {} ORDER BY {} LIMIT 1", keys_of(a), qualified(a.table),
                     keys_of(a, " DESC"));
}

std::string next_key_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                         KeyValue const& last, int rows) {
  action::Backfill const& a = backfill.fill;
  return fmt::format("SELECT {0} FROM {1} WHERE {2} ORDER BY {0} OFFSET {3} LIMIT 1", keys_of(a),
                     qualified(a.table), range(backfill, low, last), rows - 1);
}

std::string count_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                      KeyValue const& high) {
  return fmt::format("SELECT count(*) FROM {} WHERE {}", qualified(backfill.fill.table),
                     range(backfill, low, high));
}

std::string fill_sql(WrittenBackfill const& backfill, std::optional<KeyValue> const& low,
                     KeyValue const& high) {
  action::Backfill const& a = backfill.fill;
  return fmt::format("UPDATE {} SET {} = {}\nWHERE {} AND ({})", qualified(a.table),
                     quote_identifier(a.column), backfill.value, range(backfill, low, high), a.predicate);
}

std::string fill_some_sql(WrittenBackfill const& backfill, int rows) {
  action::Backfill const& a = backfill.fill;
  return fmt::format(
      "UPDATE {0} SET {1} = {2}\nWHERE ctid = ANY (ARRAY(SELECT ctid FROM {0} WHERE {3} LIMIT {4})) AND "
      "({3})",
      qualified(a.table), quote_identifier(a.column), backfill.value, a.predicate, rows);
}

}  // namespace lockstep
