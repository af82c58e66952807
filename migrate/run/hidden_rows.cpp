// The statements of a file show where it needs all rows: a transaction sets row_security to off, and a
// backfill has its own form. The tables are those that the same transaction names.
#include "migrate/run/hidden_rows.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/join.hpp>
#include <range/v3/view/transform.hpp>

#include "compiler/model/quote.hpp"
#include "emit/backfill.hpp"
#include "emit/emit.hpp"
#include "migrate/run/deploy.hpp"
#include "migrate/sql/segments.hpp"
#include "postgres/client/internal.hpp"

namespace lockstep {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view hidden_sql =
    "SELECT n.nspname, c.relname, current_user FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON "
    "n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND "
    "pg_catalog.row_security_active(c.oid)";

bool looks_at_rows(std::string_view text, std::vector<Statement> const& statements, std::string_view sql) {
  if (text.find("SET LOCAL row_security = off") != std::string_view::npos) return true;
  return std::ranges::any_of(
      statements, [&](Statement const& one) { return read_backfill(text_of(sql, one)).has_value(); });
}

// VALIDATE CONSTRAINT "x" also reads the table that the foreign key references. The statement that added "x"
// names it.
std::string additions_of(std::string_view text, std::string_view sql) {
  constexpr std::string_view validates = "VALIDATE CONSTRAINT ";
  std::string result;
  for (std::size_t at = text.find(validates); at != std::string_view::npos; at = text.find(validates, at)) {
    at += validates.size();
    std::string const adds =
        fmt::format("ADD CONSTRAINT {} FOREIGN KEY", text.substr(at, text.find(';', at) - at));
    std::size_t const added = sql.find(adds);
    if (added != std::string_view::npos) result += sql.substr(added, sql.find(';', added) - added);
  }
  return result;
}

std::string list(std::vector<model::Name> const& tables) {
  return tables | ranges::views::transform(model::qualified_if_needed) | ranges::views::join(", "sv) |
         ranges::to<std::string>();
}

}  // namespace

HiddenRows read_hidden_rows(Connection& connection) {
  Result const found = execute_internal(connection, std::string(hidden_sql));
  HiddenRows hidden;
  for (std::size_t i = 0; i < found.rows(); ++i) {
    hidden.tables.insert({std::string(found.text(i, 0)), std::string(found.text(i, 1))});
    hidden.role = found.text(i, 2);
  }
  return hidden;
}

std::vector<model::Name> tables_in_need(std::string_view sql, HiddenRows const& hidden) {
  if (hidden.tables.empty()) return {};
  std::set<model::Name> needed;
  std::size_t begin = 0;
  for (Segment const& segment : segments_of(sql).all) {
    std::string_view const text = sql.substr(begin, segment.end - begin);
    begin = segment.end;
    if (!looks_at_rows(text, segment.statements, sql)) continue;
    std::string const all = std::string(text) + additions_of(text, sql);
    for (model::Name const& table : hidden.tables)
      if (all.find(model::qualified(table)) != std::string::npos) needed.insert(table);
  }
  return {needed.begin(), needed.end()};
}

std::string describe(std::string const& what, std::vector<model::Name> const& tables,
                     HiddenRows const& hidden) {
  return fmt::format(
      "{} has to see all rows of {}, and row level security hides rows of it from the role `{}`", what,
      list(tables), hidden.role);
}

std::string help_for(std::vector<model::Name> const& tables, HiddenRows const& hidden) {
  auto const command = [](model::Name const& table) {
    return "ALTER TABLE " + model::qualified_if_needed(table) + " NO FORCE ROW LEVEL SECURITY";
  };
  auto const commands =
      tables | ranges::views::transform(command) | ranges::views::join("; "sv) | ranges::to<std::string>();
  return fmt::format(
      "run it as a role with BYPASSRLS (ALTER ROLE {} BYPASSRLS, by a superuser); or, where the role owns "
      "the "
      "table, for the time of the migration: {}",
      model::quoted_if_needed(hidden.role), commands);
}

std::vector<NamedFile> files_of(std::vector<MigrationEntry> const& pending) {
  std::vector<NamedFile> files;
  for (MigrationEntry const& one : pending)
    files.push_back({one.name + "/migration.sql", without_mark(one.migration->sql)});
  return files;
}

void refuse_hidden_rows(std::vector<NamedFile> const& files, Connection& connection) {
  HiddenRows const hidden = read_hidden_rows(connection);
  for (NamedFile const& file : files) {
    std::vector<model::Name> const tables = tables_in_need(file.sql, hidden);
    if (!tables.empty())
      throw Refused(describe("`" + file.name + "`", tables, hidden), help_for(tables, hidden));
  }
}

void warn_of_hidden_rows(Plan const& plan, std::string const& url, Diagnostics& diagnostics) {
  Connection connection = Connection::open(url);
  HiddenRows const hidden = read_hidden_rows(connection);
  if (hidden.tables.empty()) return;
  std::set<model::Name> needed;
  for (MigrationFiles const& file : emit(plan, {.one_query = plan.one_batch_per_migration})) {
    for (std::string const* sql : {&file.migration_sql, &file.rollback_sql}) {
      for (model::Name const& table : tables_in_need(*sql, hidden)) needed.insert(table);
    }
  }
  std::vector<model::Name> const tables(needed.begin(), needed.end());
  if (tables.empty()) return;
  diagnostics.add({.code = Code::hidden_rows,
                   .span = std::nullopt,
                   .message = describe("the migration", tables, hidden),
                   .help = help_for(tables, hidden)});
}

}  // namespace lockstep
