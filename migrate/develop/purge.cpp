// The comment of its schema identifies an archive. Nothing is dropped with CASCADE, because a person made
// what depends on an archive. The type of an archived table can be in the archive of another table that used
// the same type. So all tables are dropped first, and an archive whose type is still in use stays until the
// next purge.
#include "migrate/develop/purge.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "compiler/model/archives.hpp"
#include "compiler/model/quote.hpp"
#include "migrate/history/lock.hpp"
#include "migrate/run/deploy.hpp"
#include "postgres/client/lent_session.hpp"

namespace lockstep {
namespace {

constexpr std::string_view archives_sql =
    "SELECT n.nspname, coalesce(pg_catalog.obj_description(n.oid, 'pg_namespace'), ''), "
    "coalesce((SELECT sum(pg_catalog.pg_total_relation_size(c.oid)) FROM pg_catalog.pg_class c "
    "WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'm')), 0), "
    "EXISTS (SELECT FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid "
    "JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid "
    "WHERE p.pronamespace = n.oid AND c.relnamespace <> n.oid AND t.tgname = n.nspname) "
    "FROM pg_catalog.pg_namespace n WHERE pg_catalog.starts_with(n.nspname, '{}') ORDER BY 1";

// First the tables, then the types. A type that is used outside of the archive stays, and its schema with it.
constexpr std::string_view members_sql =
    "SELECT format('DROP TABLE %I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c "
    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r' "
    "ORDER BY 1";
constexpr std::string_view types_sql =
    "SELECT format('DROP TYPE %I.%I', n.nspname, t.typname) FROM pg_catalog.pg_type t "
    "JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = $1 AND t.typtype = 'e' "
    "ORDER BY 1";

void read_comment(std::string const& comment, Connection& connection, Archive& archive) {
  auto const json = nlohmann::json::parse(comment, nullptr, false);
  auto const text = [&](char const* key) {
    return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                                           : "";
  };
  archive.kind = text("archive");
  archive.of = text("of");
  archive.migration = text("migration");
  std::string const since = text("since");
  archive.known = !archive.kind.empty() && !since.empty();
  if (!archive.known) return;
  auto const when = LentSession(connection)
                        .execute_internal(
                            "SELECT extract(epoch FROM pg_catalog.clock_timestamp() - $1::timestamptz), "
                            "to_char($1::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC'",
                            since);
  archive.age_s = when[0][0].as<double>();
  archive.since = when[0][1].as<std::string>();
}

void execute_all(Connection& connection, std::string_view query, std::string const& schema) {
  auto const statements = LentSession(connection).execute_internal(std::string(query), schema);
  for (auto const& row : statements) connection.execute(row[0].as<std::string>());
}

// Runs work in a transaction, and leaves no open transaction when the server refuses.
template <class Work>
void in_transaction(Connection& connection, Archive const& archive, Work work) {
  try {
    connection.execute("BEGIN; SET LOCAL lock_timeout = '3s'");
    work();
    connection.execute("COMMIT");
  } catch (DbError const& error) {
    if (connection.is_lost()) throw;
    connection.execute("ROLLBACK");
    throw Refused(fmt::format("the archive of {} `{}` in {} cannot be dropped: {}", archive.kind, archive.of,
                              archive.schema, error.fields.message),
                  error.fields.sqlstate == "55P03" ? "another session uses it; try again later"
                                                   : "drop objects that do not belong to the archive first");
  }
}

bool is_needed_elsewhere(Connection& connection, std::string const& schema) {
  return LentSession(connection)
      .execute_internal(
          "SELECT EXISTS (SELECT FROM pg_catalog.pg_type t JOIN pg_catalog.pg_attribute a ON "
          "a.atttypid IN (t.oid, t.typarray) JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
          "JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace "
          "WHERE n.nspname = $1 AND c.relnamespace <> n.oid AND t.typtype = 'e' AND NOT "
          "a.attisdropped)",
          schema)[0][0]
      .as<bool>();
}

}  // namespace

std::vector<Archive> archives(Connection& connection) {
  auto const found =
      LentSession(connection).execute_internal(fmt::format(archives_sql, model::archive_prefix));
  std::vector<Archive> result;
  for (auto const& row : found) {
    Archive archive{.schema = row[0].as<std::string>(), .kind = {}, .of = {}, .migration = {}, .since = {}};
    archive.bytes = row[2].as<double>();
    archive.open = row[3].as<bool>();
    read_comment(row[1].as<std::string>(), connection, archive);
    result.push_back(std::move(archive));
  }
  std::ranges::stable_sort(result, std::ranges::greater{}, &Archive::age_s);
  return result;
}

std::vector<Archive> to_purge(std::vector<Archive> const& all, double older_than_s) {
  std::vector<Archive> result;
  for (Archive const& archive : all) {
    if (archive.known && !archive.open && archive.age_s >= older_than_s) result.push_back(archive);
  }
  return result;
}

std::string describe(Archive const& archive) {
  if (!archive.known) return archive.schema + ", which has no description";
  std::string const migration = archive.migration.empty() ? "" : " by " + archive.migration;
  std::string const size = archive.bytes < 1024 * 1024
                               ? fmt::format("{:.0f} kB", archive.bytes / 1024)
                               : fmt::format("{:.0f} MB", archive.bytes / 1024 / 1024);
  return fmt::format("{} {}, since {}{}, {}, in {}", archive.kind, archive.of, archive.since, migration, size,
                     archive.schema);
}

std::vector<Archive> purge(Connection& connection, PurgeOptions const& options) {
  MigrationLock const lock(connection, options.lock_patience, options.waiting);
  std::vector<Archive> const chosen = to_purge(archives(connection), options.older_than_s);
  if (chosen.empty() || (options.agreed && !options.agreed(chosen))) return {};
  for (Archive const& archive : chosen)
    in_transaction(connection, archive, [&] { execute_all(connection, members_sql, archive.schema); });
  std::vector<Archive> gone;
  for (Archive const& archive : chosen) {
    if (is_needed_elsewhere(connection, archive.schema)) continue;
    in_transaction(connection, archive, [&] {
      execute_all(connection, types_sql, archive.schema);
      connection.execute("DROP SCHEMA " + model::quote_identifier(archive.schema));
    });
    gone.push_back(archive);
  }
  return gone;
}

}  // namespace lockstep
