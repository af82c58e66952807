#include "migrate/history/history.hpp"

#include <fmt/format.h>

#include <charconv>
#include <random>

#include "compiler/model/quote.hpp"
#include "postgres/client/lent_session.hpp"

namespace lockstep {
namespace {

constexpr std::string_view mark = "lockstep: ";

std::size_t whole_number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Version 4, by the system's random source: servers before 13 cannot make one themselves.
std::string random_uuid() {
  std::random_device device;
  std::string text;
  for (int i = 0; i < 4; ++i) text += fmt::format("{:08x}", device());
  text[12] = '4';
  text[16] = "89ab"[whole_number({text.data() + 16, 1}) % 4];
  for (std::size_t const at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
  return text;
}

// The word after key in "key word key word".
std::string_view word_after(std::string_view line, std::string_view key) {
  std::size_t const at = line.find(key);
  if (at == std::string_view::npos) return {};
  line.remove_prefix(at + key.size());
  return line.substr(0, line.find_first_of(" ,\n"));
}

// For a statement that runs among those of a migration, with whatever search_path the migration has set.
std::string is_row(std::string const& id) { return "id OPERATOR(pg_catalog.=) " + model::quote_literal(id); }

HistoryRow history_row(pqxx::row const& row) {
  return {.id = row[0].as<std::string>(),
          .checksum = row[1].as<std::string>(),
          .name = row[2].as<std::string>(),
          .started_at = row[3].as<std::string>(),
          .finished_at = nullable<std::string>(row[4]),
          .rolled_back_at = nullable<std::string>(row[5]),
          .logs = row[6].as<std::string>(),
          .steps = row[7].as<std::size_t>(),
          .seconds = row[8].as<double>()};
}

}  // namespace

std::string to_line(Progress const& progress) {
  return fmt::format("{}{} {} of {} segments done{}, sha256 {}", mark,
                     progress.backward ? "rollback" : "migration", progress.done, progress.all,
                     progress.running ? ", the next one begun" : "", progress.prefix);
}

std::optional<Progress> progress_of(HistoryRow const& row) {
  std::string_view line = row.logs;
  if (!line.starts_with(mark)) return {};
  line = line.substr(0, line.find('\n'));
  return Progress{.done = whole_number(word_after(
                      line, line.find("rollback ") != std::string_view::npos ? "rollback " : "migration ")),
                  .all = whole_number(word_after(line, " of ")),
                  .prefix = std::string(word_after(line, "sha256 ")),
                  .backward = line.find("rollback ") != std::string_view::npos,
                  .running = line.find("the next one begun") != std::string_view::npos};
}

History::History(Connection& connection) : connection_(connection) {
  LentSession session(connection_);
  // As Prisma does: the schema of the URL, or public, is made when it is absent.
  std::string const& wanted = connection_.url().schema.empty() ? "public" : connection_.url().schema;
  auto const current = session.execute("SELECT pg_catalog.current_schema()");
  schema_ = nullable<std::string>(current[0][0]).value_or(wanted);
  table_ = model::quote_identifier(schema_) + "._prisma_migrations";
  exists_ =
      !session
           .execute_internal(
               "SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
               "WHERE n.nspname = $1 AND c.relname = '_prisma_migrations' AND c.relkind IN ('r', 'p')",
               schema_)
           .empty();
}

bool History::schema_is_empty() {
  auto const tables =
      LentSession(connection_)
          .execute_internal(
              "SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
              "WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND c.relname NOT IN ('_prisma_migrations', "
              "'_lockstep_backfills', 'spatial_ref_sys') "
              "AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = "
              "'pg_catalog.pg_class'::pg_catalog.regclass "
              "AND d.objid = c.oid AND d.deptype = 'e') LIMIT 1",
              schema_);
  return tables.empty();
}

void History::create() {
  LentSession session(connection_);
  session.execute_internal("CREATE SCHEMA IF NOT EXISTS " + model::quote_identifier(schema_));
  session.execute_internal("CREATE TABLE IF NOT EXISTS " + table_ +
                           " (\n"
                           "    id                      VARCHAR(36) PRIMARY KEY NOT NULL,\n"
                           "    checksum                VARCHAR(64) NOT NULL,\n"
                           "    finished_at             TIMESTAMPTZ,\n"
                           "    migration_name          VARCHAR(255) NOT NULL,\n"
                           "    logs                    TEXT,\n"
                           "    rolled_back_at          TIMESTAMPTZ,\n"
                           "    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),\n"
                           "    applied_steps_count     INTEGER NOT NULL DEFAULT 0\n"
                           ")");
  exists_ = true;
}

std::vector<HistoryRow> History::rows() {
  std::vector<HistoryRow> result;
  if (!exists_) return result;
  auto const all =
      LentSession(connection_)
          .execute_internal(
              "SELECT id, checksum, migration_name, started_at, finished_at, rolled_back_at, "
              "coalesce(logs, ''), "
              "greatest(applied_steps_count, 0), coalesce(extract(epoch FROM coalesce(rolled_back_at, "
              "finished_at) - started_at), "
              "0) "
              "FROM " +
              table_ + " ORDER BY started_at, migration_name");
  for (auto const& row : all) result.push_back(history_row(row));
  return result;
}

std::string History::begin(std::string const& name, std::string const& checksum, Progress const& progress) {
  std::string id = random_uuid();
  LentSession(connection_)
      .execute_internal("INSERT INTO " + table_ +
                            " (id, checksum, migration_name, logs, started_at) VALUES ($1, $2, $3, $4, "
                            "pg_catalog.clock_timestamp())",
                        id, checksum, name, to_line(progress));
  return id;
}

std::string History::progress_sql(std::string const& id, Progress const& progress) const {
  return fmt::format("UPDATE {} SET applied_steps_count = {}, logs = {} WHERE {}", table_, progress.done,
                     model::quote_literal(to_line(progress)), is_row(id));
}

std::string History::finish_sql(std::string const& id) const {
  return fmt::format(
      "UPDATE {} SET applied_steps_count = 1, logs = NULL, finished_at = pg_catalog.clock_timestamp() WHERE "
      "{}",
      table_, is_row(id));
}

std::string History::rolled_back_sql(std::string const& id) const {
  return fmt::format(
      "UPDATE {} SET applied_steps_count = 0, logs = NULL, finished_at = NULL, rolled_back_at = "
      "pg_catalog.clock_timestamp() WHERE {}",
      table_, is_row(id));
}

void History::fail(std::string const& id, Progress const& progress, std::string const& error) {
  LentSession(connection_)
      .execute_internal(
          "UPDATE " + table_ + " SET applied_steps_count = $2, logs = $3 WHERE id OPERATOR(pg_catalog.=) $1",
          id, progress.done, to_line(progress) + "\n" + error);
}

void History::set_checksum(std::string const& id, std::string const& checksum) {
  LentSession(connection_)
      .execute_internal("UPDATE " + table_ + " SET checksum = $2 WHERE id OPERATOR(pg_catalog.=) $1", id,
                        checksum);
}

void History::reopen(std::string const& id, Progress const& progress) {
  LentSession(connection_)
      .execute_internal("UPDATE " + table_ +
                            " SET finished_at = NULL, applied_steps_count = 0, logs = $2 WHERE id "
                            "OPERATOR(pg_catalog.=) $1",
                        id, to_line(progress));
}

void History::restore(HistoryRow const& row) {
  LentSession(connection_)
      .execute_internal("UPDATE " + table_ +
                            " SET finished_at = $2, applied_steps_count = $3, logs = nullif($4, '') WHERE id "
                            "OPERATOR(pg_catalog.=) $1",
                        row.id, row.finished_at, row.steps, row.logs);
}

void History::mark_rolled_back(std::string const& id) {
  LentSession(connection_)
      .execute_internal(
          "UPDATE " + table_ +
              " SET rolled_back_at = pg_catalog.clock_timestamp() WHERE id OPERATOR(pg_catalog.=) $1",
          id);
}

void History::insert_applied(std::string const& name, std::string const& checksum) {
  LentSession(connection_)
      .execute_internal(
          "INSERT INTO " + table_ +
              " (id, checksum, migration_name, started_at, finished_at, logs) "
              "SELECT $1, $2, $3, t, t, '' FROM (SELECT pg_catalog.clock_timestamp() AS t) AS now",
          random_uuid(), checksum, name);
}

}  // namespace lockstep
