#include "migrate/run/backfill_positions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "compiler/model/quote.hpp"
#include "postgres/client/internal.hpp"

namespace lockstep {
namespace {

constexpr std::string_view columns =
    "run, step, relation, column_name, statement, pass, pg_catalog.array_to_json(low), "
    "pg_catalog.array_to_json(last), passed, expected, pass_filled, filled, batch_rows, lock_waits, seconds, "
    "operator, tool, started_at, updated_at, finished_at, pause_requested_at IS NOT NULL";

template <class Number = std::size_t>
Number number(std::string_view text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string array(std::optional<KeyValue> const& key) {
  if (!key) return "NULL";
  std::string text = "ARRAY[";
  for (std::size_t i = 0; i < key->size(); ++i) text += (i > 0 ? ", " : "") + model::quote_literal((*key)[i]);
  return text + "]::text[]";
}

std::optional<KeyValue> key_value_of(Result const& result, std::size_t row, std::size_t column) {
  if (result.is_null(row, column)) return {};
  return nlohmann::json::parse(result.text(row, column)).get<KeyValue>();
}

BackfillState state_of(Result const& result, std::size_t i) {
  BackfillState state{.run = std::string(result.text(i, 0)),
                      .step = number(result.text(i, 1)),
                      .table = std::string(result.text(i, 2)),
                      .column = std::string(result.text(i, 3)),
                      .statement = std::string(result.text(i, 4)),
                      .pass = number<int>(result.text(i, 5)),
                      .low = key_value_of(result, i, 6),
                      .last = key_value_of(result, i, 7),
                      .passed = number(result.text(i, 8)),
                      .expected = number(result.text(i, 9)),
                      .pass_filled = number(result.text(i, 10)),
                      .filled = number(result.text(i, 11)),
                      .batch_rows = number<int>(result.text(i, 12)),
                      .lock_waits = number<int>(result.text(i, 13))};
  state.seconds = std::strtod(std::string(result.text(i, 14)).c_str(), nullptr);
  state.operated = result.text(i, 15);
  state.tool = result.text(i, 16);
  state.started_at = result.text(i, 17);
  state.updated_at = result.text(i, 18);
  if (!result.is_null(i, 19)) state.finished_at = std::string(result.text(i, 19));
  state.pause_requested = result.text(i, 20) == "t";
  return state;
}

}  // namespace

BackfillStates::BackfillStates(Connection& connection, std::string const& schema)
    : connection_(connection),
      table_(model::qualified({.schema = schema, .name = std::string(backfill_table_name)})) {
  exists_ = !connection_.execute("SELECT pg_catalog.to_regclass($1)", {table_}).is_null(0, 0);
}

void BackfillStates::create() {
  connection_.execute("CREATE TABLE IF NOT EXISTS " + table_ +
                      " (\n"
                      "    run                 VARCHAR(36) NOT NULL,\n"
                      "    step                INTEGER NOT NULL,\n"
                      "    relation            TEXT NOT NULL,\n"
                      "    column_name         TEXT NOT NULL,\n"
                      "    statement           VARCHAR(64) NOT NULL,\n"
                      "    pass                INTEGER NOT NULL,\n"
                      "    low                 TEXT[],\n"
                      "    last                TEXT[],\n"
                      "    passed              BIGINT NOT NULL,\n"
                      "    expected            BIGINT NOT NULL,\n"
                      "    pass_filled         BIGINT NOT NULL,\n"
                      "    filled              BIGINT NOT NULL,\n"
                      "    batch_rows          INTEGER NOT NULL,\n"
                      "    lock_waits          INTEGER NOT NULL,\n"
                      "    seconds             DOUBLE PRECISION NOT NULL,\n"
                      "    operator            TEXT NOT NULL DEFAULT session_user,\n"
                      "    tool                TEXT NOT NULL,\n"
                      "    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),\n"
                      "    updated_at          TIMESTAMPTZ NOT NULL DEFAULT now(),\n"
                      "    finished_at         TIMESTAMPTZ,\n"
                      "    pause_requested_at  TIMESTAMPTZ,\n"
                      "    PRIMARY KEY (run, step)\n"
                      ")");
  exists_ = true;
}

std::vector<BackfillState> BackfillStates::of_run(std::string const& run) {
  std::vector<BackfillState> result;
  if (!exists_) return result;
  Result const all = execute_internal(
      connection_, fmt::format("SELECT {} FROM {} WHERE run = $1 ORDER BY step", columns, table_), {run});
  for (std::size_t i = 0; i < all.rows(); ++i) result.push_back(state_of(all, i));
  return result;
}

void BackfillStates::begin(BackfillState const& state) { write(state, ", pause_requested_at = NULL"); }

void BackfillStates::write(BackfillState const& state) { write(state, ""); }

void BackfillStates::write(BackfillState const& state, std::string_view more) {
  std::string const values = fmt::format(
      "{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, session_user, {}",
      model::quote_literal(state.run), state.step, model::quote_literal(state.table),
      model::quote_literal(state.column), model::quote_literal(state.statement), state.pass, array(state.low),
      array(state.last), state.passed, state.expected, state.pass_filled, state.filled, state.batch_rows,
      state.lock_waits, state.seconds, model::quote_literal(state.tool));
  constexpr std::string_view written =
      "relation, column_name, statement, pass, low, last, passed, expected, pass_filled, filled, batch_rows, "
      "lock_waits, seconds, operator, tool";
  std::string set;
  for (std::string_view rest = written; !rest.empty();) {
    std::string_view const name = rest.substr(0, rest.find(", "));
    set += fmt::format("{0} = excluded.{0}, ", name);
    rest.remove_prefix(std::min(rest.size(), name.size() + 2));
  }
  execute_internal(
      connection_,
      fmt::format("INSERT INTO {} (run, step, {}) VALUES ({}) ON CONFLICT (run, step) DO UPDATE SET {}"
                  "updated_at = pg_catalog.clock_timestamp(), finished_at = NULL{}",
                  table_, written, values, set, more));
}

std::string BackfillStates::advance_sql(BackfillState const& state, std::string const& fill) const {
  return fmt::format(
      "WITH lockstep_filled AS ({fill}\nRETURNING 1), lockstep_count AS (SELECT count(*) AS n FROM "
      "lockstep_filled)\n"
      "UPDATE {table} SET low = {low}, passed = {passed}, pass_filled = pass_filled + n, filled = filled + "
      "n, "
      "batch_rows = {batch}, lock_waits = {waits}, seconds = {seconds}, updated_at = "
      "pg_catalog.clock_timestamp() FROM lockstep_count WHERE run OPERATOR(pg_catalog.=) {run} AND step = "
      "{step} "
      "RETURNING n, pause_requested_at IS NOT NULL",
      fmt::arg("fill", fill), fmt::arg("table", table_), fmt::arg("low", array(state.low)),
      fmt::arg("passed", state.passed), fmt::arg("batch", state.batch_rows),
      fmt::arg("waits", state.lock_waits), fmt::arg("seconds", state.seconds),
      fmt::arg("run", model::quote_literal(state.run)), fmt::arg("step", state.step));
}

void BackfillStates::finish(BackfillState const& state) {
  execute_internal(
      connection_,
      "UPDATE " + table_ + " SET finished_at = pg_catalog.clock_timestamp() WHERE run = $1 AND step = $2",
      {state.run, std::to_string(state.step)});
}

void BackfillStates::ask_to_pause(std::string const& run) {
  execute_internal(connection_,
                   "UPDATE " + table_ +
                       " SET pause_requested_at = pg_catalog.clock_timestamp() WHERE run = $1 AND "
                       "finished_at IS NULL",
                   {run});
}

}  // namespace lockstep
