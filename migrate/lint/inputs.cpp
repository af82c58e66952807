#include "migrate/lint/inputs.hpp"

#include <algorithm>
#include <cstdlib>

#include "introspect/introspect.hpp"
#include "migrate/history/applied.hpp"
#include "migrate/history/history.hpp"
#include "migrate/history/migration_status.hpp"
#include "postgres/client/io_error.hpp"
#include "postgres/client/lent_session.hpp"
#include "postgres/client/retry_read.hpp"
#include "postgres/server/scratch_process.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// The folder of migrations and, when the path is one migration, its name.
struct Place {
  fs::path folder;
  std::string migration;
};

Place place_of(fs::path const& given) {
  fs::path path = given.has_filename() ? given : given.parent_path();
  std::error_code error;
  bool const file = fs::is_regular_file(path, error) &&
                    (path.filename() == "migration.sql" || path.filename() == "rollback.sql");
  if (file) path = path.has_parent_path() ? path.parent_path() : ".";
  if (fs::is_regular_file(path / "migration.sql", error)) {
    fs::path whole = fs::absolute(path).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    bool const named = path.has_parent_path() && path.filename() != "." && path.filename() != "..";
    return {named ? path.parent_path() : whole.parent_path(), whole.filename().string()};
  }
  if (fs::is_directory(path, error)) return {path, {}};
  throw IoError("`" + given.string() + "` is neither a folder of migrations nor a migration",
                "a migration is a folder with a migration.sql");
}

std::string run_git(fs::path const& folder, std::vector<std::string> arguments, std::string const& what) {
  std::vector<std::string> environment;
  for (char const* const name :
       {"HOME", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_CONFIG_GLOBAL"}) {
    if (char const* const value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
  }
  std::vector<std::string> const head = {"/usr/bin/env", "git", "-c", "core.safecrlf=false"};
  arguments.insert(arguments.begin(), head.begin(), head.end());
  scratch::Finished const finished = scratch::run({.arguments = std::move(arguments),
                                                   .directory = fs::absolute(folder).string(),
                                                   .environment = std::move(environment)});
  if (finished.status == 0) return finished.output;
  throw IoError(what + ": " + finished.output.substr(0, finished.output.find('\n')),
                "a shallow clone may lack the revision: git fetch it, or fetch-depth: 0 in a workflow");
}

std::string first_line_of(std::string const& text) { return text.substr(0, text.find('\n')); }

// Adds the first folder of each path. Each path ends in a zero byte.
void add_folders(std::string const& list, std::set<std::string>& names) {
  for (std::size_t begin = 0; begin < list.size();) {
    std::size_t const end = std::min(list.find('\0', begin), list.size());
    std::string const path = list.substr(begin, end - begin);
    if (path.find('/') != std::string::npos) names.insert(path.substr(0, path.find('/')));
    begin = end + 1;
  }
}

constexpr std::string_view sizes_sql =
    "SELECT n.nspname, c.relname, c.reltuples, pg_catalog.pg_table_size(c.oid), "
    "pg_catalog.pg_indexes_size(c.oid) "
    "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> "
    "'information_schema'";

// Before version 14, reltuples of a table that was never analyzed is 0, as for an empty table.
std::map<model::Name, TableSize> read_sizes(Connection& connection) {
  auto const rows = LentSession(connection).execute_internal(std::string(sizes_sql));
  std::map<model::Name, TableSize> result;
  for (auto const& row : rows) {
    TableSize size{
        .rows = row[2].as<double>(), .table_bytes = row[3].as<double>(), .index_bytes = row[4].as<double>()};
    bool const counted = *size.rows > 0 || (*size.rows == 0 && size.table_bytes == 0);
    if (!counted) size.rows.reset();
    result[{row[0].as<std::string>(), row[1].as<std::string>()}] = size;
  }
  return result;
}

std::set<std::string> edited_migrations(Connection& connection,
                                        std::vector<LintMigration> const& migrations) {
  std::vector<Migration> folder;
  for (LintMigration const& one : migrations) folder.push_back(one.migration);
  std::vector<HistoryRow> const rows = History(connection).rows();
  std::set<std::string> result;
  for (MigrationEntry const& one : migration_entries(folder, rows)) {
    if (one.edited) result.insert(one.name);
  }
  return result;
}

}  // namespace

Gathered gather(std::vector<fs::path> const& paths) {
  Gathered result;
  std::set<std::string> chosen;
  bool all = false;
  for (fs::path const& path : paths) {
    Place const place = place_of(path);
    bool const other = !result.folder.empty() && !fs::equivalent(result.folder, place.folder);
    if (other) {
      throw IoError(
          "`" + path.string() + "` is not in the folder of migrations `" + result.folder.string() + "`",
          "lint one folder of migrations after the other");
    }
    if (result.folder.empty()) result.folder = place.folder;
    all = all || place.migration.empty();
    chosen.insert(place.migration);
  }
  for (Migration& migration : read_migrations(result.folder)) {
    LintMigration one{.migration = std::move(migration), .rollback = {}, .chosen = true};
    one.rollback = read_rollback(one.migration);
    one.chosen = all || chosen.contains(one.migration.name);
    result.migrations.push_back(std::move(one));
  }
  return result;
}

std::set<std::string> changed_since(fs::path const& folder, std::string const& revision) {
  std::string const what = "cannot compare with the revision `" + revision + "`";
  if (revision.starts_with("-")) throw IoError(what + ": it is not the name of a revision");
  std::string const base = first_line_of(run_git(folder, {"merge-base", "HEAD", revision}, what));
  std::set<std::string> result;
  add_folders(
      run_git(folder, {"diff", "--name-only", "-z", "--relative", "--no-renames", base, "--", "."}, what),
      result);
  add_folders(run_git(folder, {"ls-files", "--others", "--exclude-standard", "-z", "--", "."}, what), result);
  return result;
}

LintDatabase read_for_lint(Connection& connection, std::vector<LintMigration> const& migrations,
                           std::vector<std::string>& notes) {
  std::string const& schema = connection.url().schema;
  bool readable = true;
  LintDatabase result = retry_read(connection, [&] {
    ReadTransaction const one(connection);
    LintDatabase read;
    read.schema = introspect(connection);
    read.sizes = read_sizes(connection);
    auto const applied = read_applied(connection, schema.empty() ? "public" : schema);
    readable = applied.state != AppliedState::unreadable;
    if (readable) read.edited = edited_migrations(connection, migrations);
    return read;
  });
  if (!readable) {
    notes.emplace_back(
        "the role may not read _prisma_migrations: edits of applied migrations are not detected");
  }
  return result;
}

}  // namespace lockstep
