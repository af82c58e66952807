#include "migrate/run/backfill_positions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "compiler/model/quote.hpp"
#include "postgres/client/lent_session.hpp"

namespace lockstep {
namespace {

constexpr std::string_view columns =
    "run, step, relation, column_name, statement, pass, pg_catalog.array_to_json(low), "
    "pg_catalog.array_to_json(last), passed, expected, pass_filled, filled, batch_rows, lock_waits, seconds, "
    "operator, tool, started_at, updated_at, finished_at, pause_requested_at IS NOT NULL";

std::string array(std::optional<KeyValue> const& key) {
  if (!key) return "NULL";
  std::string text = "ARRAY[";
  for (std::size_t i = 0; i < key->size(); ++i) text += (i > 0 ? ", " : "") + model::quote_literal((*key)[i]);
  return text + "]::text[]";
}

std::optional<KeyValue> key_value(pqxx::field const& field) {
  if (field.is_null()) return {};
  return nlohmann::json::parse(field.as<std::string>()).get<KeyValue>();
}

BackfillState backfill_state(pqxx::row const& row) {
  return {.run = row[0].as<std::string>(),
          .step = row[1].as<std::size_t>(),
          .table = row[2].as<std::string>(),
          .column = row[3].as<std::string>(),
          .statement = row[4].as<std::string>(),
          .pass = row[5].as<int>(),
          .low = key_value(row[6]),
          .last = key_value(row[7]),
          .passed = row[8].as<std::size_t>(),
          .expected = row[9].as<std::size_t>(),
          .pass_filled = row[10].as<std::size_t>(),
          .filled = row[11].as<std::size_t>(),
          .batch_rows = row[12].as<int>(),
          .lock_waits = row[13].as<int>(),
          .seconds = row[14].as<double>(),
          .operated = row[15].as<std::string>(),
          .tool = row[16].as<std::string>(),
          .started_at = row[17].as<std::string>(),
          .updated_at = row[18].as<std::string>(),
          .finished_at = nullable<std::string>(row[19]),
          .pause_requested = row[20].as<bool>()};
}

}  // namespace

BackfillStates::BackfillStates(Connection& connection, std::string const& schema)
    : connection_(connection),
      table_(model::qualified({.schema = schema, .name = std::string(backfill_table_name)})) {
  exists_ = LentSession(connection_)
                .execute("SELECT pg_catalog.to_regclass($1) IS NOT NULL", table_)[0][0]
                .as<bool>();
}

void BackfillStates::create() {
  LentSession(connection_)
      .execute_internal("CREATE TABLE IF NOT EXISTS " + table_ +
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
  auto const all =
      LentSession(connection_)
          .execute_internal(fmt::format("SELECT {} FROM {} WHERE run = $1 ORDER BY step", columns, table_),
                            run);
  for (auto const& row : all) result.push_back(backfill_state(row));
  return result;
}

void BackfillStates::begin(BackfillState const& state) { write(state, ", pause_requested_at = NULL"); }

void BackfillStates::write(BackfillState const& state) { write(state, ""); }

void BackfillStates::write(BackfillState const& state, std::string_view more) {
  constexpr std::string_view written =
      "relation, column_name, statement, pass, low, last, passed, expected, pass_filled, filled, batch_rows, "
      "lock_waits, seconds, operator, tool";
  std::string set;
  for (std::string_view rest = written; !rest.empty();) {
    std::string_view const name = rest.substr(0, rest.find(", "));
    set += fmt::format("{0} = excluded.{0}, ", name);
    rest.remove_prefix(std::min(rest.size(), name.size() + 2));
  }
  LentSession(connection_)
      .execute_internal(
          fmt::format("INSERT INTO {} (run, step, {}) VALUES ($1, $2, $3, $4, $5, $6, {}, {}, $7, $8, $9, "
                      "$10, $11, $12, $13, session_user, $14) ON CONFLICT (run, step) DO UPDATE SET {}"
                      "updated_at = pg_catalog.clock_timestamp(), finished_at = NULL{}",
                      table_, written, array(state.low), array(state.last), set, more),
          state.run, state.step, state.table, state.column, state.statement, state.pass, state.passed,
          state.expected, state.pass_filled, state.filled, state.batch_rows, state.lock_waits, state.seconds,
          state.tool);
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
  LentSession(connection_)
      .execute_internal(
          "UPDATE " + table_ + " SET finished_at = pg_catalog.clock_timestamp() WHERE run = $1 AND step = $2",
          state.run, state.step);
}

void BackfillStates::ask_to_pause(std::string const& run) {
  LentSession(connection_)
      .execute_internal("UPDATE " + table_ +
                            " SET pause_requested_at = pg_catalog.clock_timestamp() WHERE run = $1 AND "
                            "finished_at IS NULL",
                        run);
}

}  // namespace lockstep
