// A pair that cannot be planned or created is not a failure of these properties: the proof reports it.
#include "properties/hostile.hpp"
#include "compiler/plan/planner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "emit/emit.hpp"
#include "introspect/introspect.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/prove/sample_rows.hpp"

namespace lockstep::properties {
namespace {

using model::ObjectKind;
using model::ObjectRef;

std::optional<Plan> planned(lockstep::Pair<model::Schema> const& models, Hints const& hints,
                            PhasesMode mode) {
  Diagnostics diagnostics;
  Plan result = plan(models, hints, {.phases = mode}, diagnostics);
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(result));
}

// A database with a schema and rows, which the destructor drops.
class Filled {
 public:
  Filled(lockstep::Pair<model::Schema> const& models, ScratchServer& server)
      : server_(server), url_(server.create_database("hostile")), connection_(Connection::open(url_)) {
    std::optional<Plan> const create = planned({{}, models.from}, {}, PhasesMode::never);
    if (!create) return;
    for (MigrationFiles const& file : emit(*create, {})) {
      if (run_file(file.migration_sql, *connection_)) return;
    }
    for (std::string const& statement : make_rows(models.from, models.from).statements) {
      try {
        connection_->execute(statement);
      } catch (DbError const&) {
        if (connection_->is_lost()) throw;  // a table that stays empty proves nothing
      }
    }
    made_ = true;
  }
  Filled(Filled const&) = delete;
  Filled& operator=(Filled const&) = delete;
  ~Filled() {
    connection_.reset();
    try {
      server_.drop_database(url_);
    } catch (std::exception const&) {
      // The server deletes what is left when it ends.
    }
  }
  bool made() const { return made_; }
  Connection& connection() { return *connection_; }
  Connection connect() const { return Connection::open(url_); }

 private:
  ScratchServer& server_;
  std::string url_;
  std::optional<Connection> connection_;
  bool made_ = false;
};

// Runs the files in their order, each in a separate session that begins with the given statement. Gives the
// failure of the first file that fails.
std::string run_files(std::vector<MigrationFiles> const& files, Filled& database, std::string const& first) {
  for (MigrationFiles const& file : files) {
    Connection connection = database.connect();
    if (!first.empty()) connection.execute(first);
    if (auto const failure = run_file(file.migration_sql, connection)) return describe(*failure);
  }
  return {};
}

constexpr std::string_view hiding = R"(DO $$
DECLARE
  one record;
  tenant text := 'lockstep hidden tenant';
BEGIN
  IF pg_catalog.to_regrole(quote_ident(tenant)) IS NULL THEN
    EXECUTE format('CREATE ROLE %I NOSUPERUSER NOBYPASSRLS', tenant);
  END IF;
  EXECUTE format('ALTER DATABASE %I OWNER TO %I', current_database(), tenant);
  FOR one IN SELECT n.nspname FROM pg_namespace n WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' LOOP
    EXECUTE format('ALTER SCHEMA %I OWNER TO %I', one.nspname, tenant);
  END LOOP;
  FOR one IN SELECT c.relkind, format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c
             JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                               AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i'))) LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO %I', one.name, tenant);
    IF one.relkind IN ('r', 'p') THEN
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', one.name);
      EXECUTE format('CREATE POLICY "lockstep hides all" ON %s USING (false) WITH CHECK (true)', one.name);
    END IF;
  END LOOP;
  FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                               AND d.deptype IN ('e', 'i')) LOOP
    EXECUTE format('ALTER ROUTINE %s OWNER TO %I', one.name, tenant);
  END LOOP;
  FOR one IN SELECT format('%I.%I', n.nspname, t.typname) AS name FROM pg_type t
             JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
             WHERE (t.typtype IN ('d', 'e', 'r') OR c.relkind = 'c') AND n.nspname NOT LIKE 'pg\_%'
               AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid
                               AND d.deptype = 'e') LOOP
    EXECUTE format('ALTER TYPE %s OWNER TO %I', one.name, tenant);
  END LOOP;
END
$$)";

// A column with stored values that both sides have, under both names.
using Kept = lockstep::Pair<ObjectRef>;

std::vector<Kept> kept_on_both_sides(lockstep::Pair<model::Schema> const& models,
                                     std::vector<AppliedRename> const& renames) {
  std::map<ObjectRef, ObjectRef> old;
  std::set<ObjectRef> left;  // such a name belongs to another column now
  for (AppliedRename const& rename : renames) {
    old.emplace(rename.to, rename.from);
    left.insert(rename.from);
  }
  auto const before = [&](ObjectRef const& now) { return old.contains(now) ? old.at(now) : now; };
  std::vector<Kept> result;
  for (model::Table const& table : models.to.tables) {
    model::Name const name = before({ObjectKind::table, table.name, {}}).owner;
    model::Table const* const from = model::find(models.from.tables, name);
    if (from == nullptr) continue;
    for (model::Column const& column : table.columns) {
      ObjectRef const now{ObjectKind::column, table.name, column.name};
      std::string const member = before(now).member;
      bool const is_new = !old.contains(now) && left.contains({ObjectKind::column, name, member});
      if (is_new) continue;
      model::Column const* const known = model::find(from->columns, member);
      bool const values = known != nullptr && known->generated.empty() && column.generated.empty();
      if (values) result.push_back({{ObjectKind::column, name, member}, now});
    }
  }
  return result;
}

// The values of the table's own rows: a table that inherits from it is looked at by itself, and may be
// dropped.
std::size_t count(ObjectRef const& column, model::Schema const& schema, Connection& connection) {
  model::Table const* const table = model::find(schema.tables, column.owner);
  bool const partitioned = table != nullptr && !table->partition_by.empty();
  Result const answer =
      connection.execute("SELECT count(" + model::quote_identifier(column.member) + ") FROM " +
                         (partitioned ? "" : "ONLY ") + model::qualified(column.owner));
  return std::stoul(std::string(answer.text(0, 0)));
}

bool is_there(ObjectRef const& column, model::Schema const& schema) {
  model::Table const* const table = model::find(schema.tables, column.owner);
  return table != nullptr && model::find(table->columns, column.member) != nullptr;
}

// The number of values in the columns before and after the files.
struct Counted {
  std::vector<std::size_t> before, after;
  std::string stop;
};

Counted counted(lockstep::Pair<model::Schema> const& models, std::vector<Kept> const& columns,
                std::vector<MigrationFiles> const& files, bool hides, ScratchServer& server) {
  Counted result;
  Filled database(models, server);
  if (!database.made()) return result;
  Connection& connection = database.connection();
  for (Kept const& column : columns) result.before.push_back(count(column.from, models.from, connection));
  if (hides) connection.execute(std::string(hiding));
  result.stop = run_files(files, database, hides ? "SET ROLE \"lockstep hidden tenant\"" : "");
  model::Schema const now = introspect(connection);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    // When a file fails, values may be under either name; when neither column exists, the plan has dropped
    // them.
    std::size_t most = 0;
    bool there = false;
    for (ObjectRef const* const name : {&columns[i].to, &columns[i].from}) {
      if (!is_there(*name, now) || (result.stop.empty() && there)) continue;
      there = true;
      most = std::max(most, count(*name, now, connection));
    }
    result.after.push_back(there ? most : result.before[i]);
  }
  return result;
}

// The qualified names that follow a phrase in the text, as written.
std::set<std::string> names_behind(std::string const& sql, std::string const& phrase) {
  std::set<std::string> result;
  for (std::size_t at = sql.find(phrase); at != std::string::npos; at = sql.find(phrase, at + 1)) {
    std::size_t const begin = at + phrase.size();
    std::size_t end = begin;
    bool quoted = false;
    for (; end < sql.size(); ++end) {
      if (sql[end] == '"') quoted = !quoted;
      if (!quoted && (sql[end] == ' ' || sql[end] == '(' || sql[end] == ';' || sql[end] == '\n')) break;
    }
    if (end > begin && sql[begin] == '"') result.insert(sql.substr(begin, end - begin));
  }
  return result;
}

// Creates the object if its name is still free.
void plant(std::string const& sql, Connection& connection) {
  try {
    connection.execute(sql);
  } catch (DbError const&) {
    if (connection.is_lost()) throw;
  }
}

std::set<std::string> planted(Connection& connection) {
  Result const rows = connection.execute(
      "SELECT p.oid || ' ' || pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.prosrc = 'BEGIN RETURN NULL; "
      "/* planted */ "
      "END' UNION ALL SELECT indexrelid || ' ' || pg_get_indexdef(indexrelid) FROM pg_index "
      "WHERE indrelid = to_regclass('public.lockstep_planted')");
  std::set<std::string> result;
  for (std::size_t i = 0; i < rows.rows(); ++i) result.emplace(rows.text(i, 0));
  return result;
}

}  // namespace

std::string loses_hidden_rows(lockstep::Pair<model::Schema> const& models, Hints const& hints,
                              PhasesMode mode, ScratchServer& server) {
  std::optional<Plan> const migration = planned(models, hints, mode);
  if (!migration) return {};
  std::vector<MigrationFiles> const files = emit(*migration, {});
  Diagnostics ignored;
  std::vector<Kept> const columns = kept_on_both_sides(models, applicable(models, hints, ignored));
  Counted const hidden = counted(models, columns, files, true, server);
  for (std::size_t i = 0; i < hidden.after.size(); ++i) {
    if (hidden.after[i] >= hidden.before[i]) continue;
    // A change of type may turn a value into NULL, which is not a fault of the policy.
    Counted const seen = counted(models, columns, files, false, server);
    if (seen.stop.empty() && hidden.after[i] >= seen.after[i]) continue;
    return fmt::format("hidden rows: {} has {} values instead of {}{}", model::to_string(columns[i].to),
                       hidden.after[i], hidden.before[i],
                       hidden.stop.empty() ? "" : "; the files stopped at: " + hidden.stop);
  }
  return {};
}

std::string clobbers_names(lockstep::Pair<model::Schema> const& models, Hints const& hints, PhasesMode mode,
                           ScratchServer& server) {
  std::optional<Plan> const migration = planned(models, hints, mode);
  if (!migration) return {};
  std::vector<MigrationFiles> const files = emit(*migration, {});
  Filled database(models, server);
  if (!database.made()) return {};
  Connection& connection = database.connection();
  connection.execute("CREATE TABLE public.lockstep_planted (x int)");
  for (MigrationFiles const& file : files) {
    for (std::string const phrase : {"CREATE FUNCTION ", "CREATE OR REPLACE FUNCTION "}) {
      for (std::string const& name : names_behind(file.migration_sql, phrase))
        plant("CREATE FUNCTION " + name +
                  "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; /* planted */ END'",
              connection);
    }
    for (std::string const phrase : {"INDEX ", "INDEX CONCURRENTLY ", "INDEX CONCURRENTLY IF NOT EXISTS "}) {
      for (std::string const& name : names_behind(file.migration_sql, phrase))
        plant("CREATE INDEX " + name + " ON public.lockstep_planted (x)", connection);
    }
  }
  std::set<std::string> const before = planted(connection);
  std::string const stop = run_files(files, database, "");
  std::set<std::string> const after = planted(connection);
  for (std::string const& each : before) {
    if (!after.contains(each))
      return fmt::format("taken names: gone or changed: {}{}", each,
                         stop.empty() ? "" : "; stopped at: " + stop);
  }
  return {};
}

}  // namespace lockstep::properties
