// A database and a folder of migrations with a command to run: what the faults are tried on.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "introspect/introspect.hpp"
#include "migrate/prove/placeholder_values.hpp"
#include "migrate/prove/sample_rows.hpp"
#include "migrate/run/deploy.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/server/scratch.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/migration_folder.hpp"

namespace lockstep::faults {

// A server that may crash, so no other test uses it, and its databases. All queries use one session that is
// opened again when it is lost.
class FaultyServer {
 public:
  FaultyServer()
      : server_(ScratchServer::start()),
        admin_url_(server_.create_database("admin")),
        empty_(parse_connection_url(server_.create_database("empty")).value("dbname")) {
    // What was committed survives a crash, as on a production server.
    admin().execute("ALTER ROLE CURRENT_USER SET synchronous_commit = on");
    admin_.reset();
  }

  std::string socket() const { return server_.directory() + "/.s.PGSQL.5432"; }

  std::string url_of(std::string const& database) const {
    ConnectionUrl url = parse_connection_url(admin_url_);
    url.parameters["dbname"] = database;
    return to_string(url);
  }
  // The same URL with the folder of another socket.
  std::string url_through(std::string const& host, std::string const& database) const {
    ConnectionUrl url = parse_connection_url(url_of(database));
    url.parameters["host"] = host;
    return to_string(url);
  }

  Connection& admin() {
    if (!admin_ || admin_->is_lost()) admin_ = Connection::open(admin_url_);
    return *admin_;
  }

  // Creates a copy of another database, or an empty one.
  void create(std::string const& name, std::string const& from = "") {
    drop(name);
    admin().execute("CREATE DATABASE " + model::quote_identifier(name) + " TEMPLATE " +
                    model::quote_identifier(from.empty() ? empty_ : from));
  }
  void drop(std::string const& name) {
    admin().execute("DROP DATABASE IF EXISTS " + model::quote_identifier(name) + " WITH (FORCE)");
  }

  std::optional<int> backend_of(std::string const& database) {
    Result const found = admin().execute(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'lockstep' AND datname = $1", {database});
    if (found.rows() == 0) return {};
    return std::stoi(std::string(found.text(0, 0)));
  }

  // Waits until the server has noticed that a backend was killed and has restarted.
  void wait_for_crash() {
    for (int i = 0; i < 2000; ++i) {
      try {
        if (!admin_) break;
        admin_->execute("SELECT 1");
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      } catch (DbError const&) {
        break;
      }
    }
    admin_.reset();
    admin();
  }

 private:
  ScratchServer server_;
  std::string admin_url_, empty_;
  std::optional<Connection> admin_;
};

// The state of a database that must not depend on faults: its schema, its history, its rows.
struct Picture {
  std::string schema, history, unfit;
  std::map<std::string, std::string> rows;  // by table: count and hash
};

// The content of a row, except numbers from a sequence: those that an interrupted transaction has taken are
// lost.
inline std::string row_of(model::Table const& table) {
  std::string numbers;
  for (model::Column const& column : table.columns) {
    bool const taken =
        column.value.kind == model::DefaultKind::sequence || column.identity != model::Identity::none;
    if (taken) numbers += (numbers.empty() ? "" : ", ") + model::quote_literal(column.name);
  }
  return "(to_jsonb(t) - ARRAY[" + numbers + "]::text[])::text";
}

inline Picture picture_of(std::string const& url) {
  Connection connection = Connection::open(url);
  Picture picture;
  model::Schema const schema = introspect(connection);
  picture.schema = model::print(schema);
  auto const text = [&](std::string const& sql) {
    Result const result = connection.execute(sql);
    return result.rows() == 0 ? std::string() : std::string(result.text(0, 0));
  };
  picture.history = text(
      "SELECT string_agg(migration_name || ' finished=' || (finished_at IS NOT NULL) || ' rolled_back=' || "
      "(rolled_back_at IS NOT NULL) || ' steps=' || applied_steps_count || ' logs=' || coalesce(logs, "
      "'null') || ' checksum=' || checksum, E'\\n' ORDER BY started_at, migration_name) FROM "
      "_prisma_migrations");
  picture.unfit = text(
      "SELECT string_agg(indexrelid::regclass::text, ' ') FROM pg_index WHERE NOT (indisvalid AND "
      "indisready)");
  for (model::Table const& table : schema.tables) {
    picture.rows[model::print(table.name)] = text(
        "SELECT count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') FROM (SELECT " +
        row_of(table) + " AS line FROM " + model::qualified(table.name) + " AS t) AS lines");
  }
  return picture;
}

// The difference as text; empty when there is none. Of volatile_tables only the number of rows is compared.
inline std::string difference(Picture const& wanted, Picture const& found,
                              std::set<std::string> const& volatile_tables) {
  std::string text;
  if (wanted.schema != found.schema) text += golden::unified_diff(wanted.schema, found.schema, "schema");
  if (wanted.history != found.history) text += golden::unified_diff(wanted.history, found.history, "history");
  if (!found.unfit.empty()) text += "invalid indexes: " + found.unfit + "\n";
  for (auto const& [table, rows] : wanted.rows) {
    auto const other = found.rows.find(table);
    std::string there = other == found.rows.end() ? "no table" : other->second;
    std::string here = rows;
    if (volatile_tables.contains(table)) {
      here = here.substr(0, here.find(' '));
      there = there.substr(0, there.find(' '));
    }
    if (here != there) text += "rows of " + table + ": " + here + " wanted, " + there + " found\n";
  }
  return text;
}

// The command is repeated until it succeeds; it must then have the same effect as without any fault.
struct Scenario {
  std::string name;
  std::string database;               // the template of each try
  std::string arguments;              // of lockstep, without --url and --migrations
  testing::MigrationFolder folder{};  // the value of --migrations
};

inline void insert_rows(Rows const& rows, Connection& connection) {
  for (std::string const& statement : rows.statements) {
    try {
      connection.execute(statement);
    } catch (DbError const& error) {
      if (connection.is_lost()) throw;
      UNSCOPED_INFO("no rows: " << error.what());
    }
  }
}

struct Versions {
  std::string from, to;  // paths of .prisma files; empty: nothing
  PhasesMode phases = PhasesMode::automatic;
};

inline std::string source_of(std::string const& path) { return path.empty() ? "empty" : path; }

// Adds the migrations from one version to the other; gives the planned models.
inline Pair<model::Schema> add_migrations(Versions const& versions, std::string const& name,
                                          testing::MigrationFolder const& folder) {
  Sources sources;
  Diagnostics diagnostics;
  Pair<Loaded> loaded =
      load_pair({.from = source_of(versions.from), .to = source_of(versions.to)}, sources, diagnostics);
  INFO(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  Pair<model::Schema> models = {.from = std::move(loaded.from.schema), .to = std::move(loaded.to.schema)};
  Plan const plan = lockstep::plan(models, loaded.to.hints, {.phases = versions.phases}, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  auto const files = emit(plan, {.name = name, .batch_rows = 2});
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::string const written =
        fill_placeholders(files[i].migration_sql, placeholders_of(plan.phases.at(i).forward), models.to);
    folder.add(name + files[i].suffix, written);
    golden::write(folder.path() / (name + files[i].suffix) / "rollback.sql", files[i].rollback_sql);
  }
  return models;
}

// Prepares the change of a database of the first version with random rows to the second one. applied: the
// migrations already applied, for commands that begin later.
inline void prepare(Scenario const& scenario, Versions const& versions, FaultyServer& server,
                    std::optional<std::string> const& applied = {}) {
  add_migrations({.from = {}, .to = versions.from, .phases = PhasesMode::never}, "1_init", scenario.folder);
  bool const some = !scenario.folder.read().empty();
  if (!some) scenario.folder.add("1_init", "SELECT 1;\n", "SELECT 1;\n");
  server.create(scenario.database);
  Connection connection = Connection::open(server.url_of(scenario.database));
  deploy(scenario.folder.read(), connection, {});
  Pair<model::Schema> const models = add_migrations(versions, "2_change", scenario.folder);
  // Direct SQL may fail on rows, as it announces.
  if (versions.phases != PhasesMode::never) insert_rows(make_rows(models.from, models.to), connection);
  if (!applied) return;
  DeployOptions options;
  options.through = applied;
  deploy(scenario.folder.read(), connection, options);
}

}  // namespace lockstep::faults
