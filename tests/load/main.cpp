// Migrations under load: the old and the new version of an application write while the phases run. No
// statement of theirs may fail, and what both wrote is there afterwards; how long the longest of them waited
// is printed.
//
//   load [--rows N] [--pause MS] [FILTER]
//
// Locks are waited for 1 s at most (lock_timeout), and a segment that does not get one is tried again.

#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

#include "compiler/model/canonical.hpp"
#include "compiler/plan/plan.hpp"
#include "compiler/resolve/resolve.hpp"
#include "emit/emit.hpp"
#include "grammar/parse.hpp"
#include "load/scenarios.hpp"
#include "migrate/run_file.hpp"
#include "support/server.hpp"
#include "support/writer.hpp"

namespace lockstep::testing {
namespace {

struct LoadOptions {
  int rows = 100'000;
  std::chrono::milliseconds pause{2};
  std::string filter;
};

LoadOptions read_options(int argc, char** argv) {
  LoadOptions options;
  for (int i = 1; i < argc; ++i) {
    std::string const word = argv[i];
    bool const valued = i + 1 < argc;
    if (word == "--rows" && valued) {
      options.rows = std::stoi(argv[++i]);
    } else if (word == "--pause" && valued) {
      options.pause = std::chrono::milliseconds(std::stoi(argv[++i]));
    } else {
      options.filter = word;
    }
  }
  return options;
}

Resolved read(std::string const& text, Diagnostics& diagnostics) {
  Sources const sources{{"schema.prisma", text}};
  std::vector<ast::File> const files{parse(sources, 0, diagnostics)};
  Resolved resolved = resolve(files, {}, diagnostics);
  resolved.schema = model::canonicalize(std::move(resolved.schema));
  return resolved;
}

struct PhaseFile {
  Phase phase;
  std::string up, down;
};

std::vector<PhaseFile> phases_between(std::string const& before, std::string const& after,
                                      bool archive = false) {
  Diagnostics diagnostics;
  Resolved const from = read(before, diagnostics), to = read(after, diagnostics);
  Plan const made =
      plan({from.schema, to.schema}, to.hints,
           {.archive = archive ? std::optional<std::string>("load") : std::nullopt}, diagnostics);
  if (diagnostics.has_errors()) throw std::runtime_error(render(diagnostics, {}));
  std::vector<PhaseFile> files;
  for (MigrationFiles const& file : emit(made, {.name = "load", .lock_timeout_ms = 1000}))
    files.push_back({file.phase, file.migration_sql, file.rollback_sql});
  return files;
}

void replace_all(std::string& text, std::string const& mark, std::string const& by) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
    text.replace(at, mark.size(), by);
}

// $ANY is asked for once a statement, so that the row is found by its index.
std::string filled_in(std::string text, int rows) {
  replace_all(text, "$ANY", "(SELECT 1 + floor(random() * $ROWS)::int)");
  replace_all(text, "$ROWS", std::to_string(rows));
  return text;
}

// Runs the file to its end, again from the segment that did not get its lock.
void run(std::string const& sql, Connection& connection, int& retries) {
  std::size_t from = 0;
  while (auto const failure = run_file(sql, connection, from)) {
    bool const locked = failure->sqlstate == "55P03" || failure->sqlstate == "40P01";
    if (!locked || retries > 1000) throw std::runtime_error(describe(*failure));
    from = failure->resume;
    ++retries;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

using Writers = std::vector<std::unique_ptr<Writer>>;

struct Tally {
  int written = 0;
  std::chrono::milliseconds longest{};
  std::string failure;

  void take(Writers& writers) {
    for (auto const& writer : writers) {
      written += writer->stop();
      longest = std::max(longest, writer->longest());
      if (failure.empty()) failure = writer->failure();
    }
    writers.clear();
  }
};

Writers start(std::vector<std::string> const& statements, Database const& database,
              LoadOptions const& options) {
  Writers writers;
  for (std::string const& statement : statements)
    writers.push_back(
        std::make_unique<Writer>(database.connect(), filled_in(statement, options.rows), options.pause));
  return writers;
}

// True when all went well.
bool one(Scenario const& scenario, LoadOptions const& options) {
  Database const database = fresh_database("load");
  Connection connection = database.connect();
  int retries = 0;
  for (PhaseFile const& file : phases_between("", scenario.before)) run(file.up, connection, retries);
  connection.execute(filled_in(scenario.rows, options.rows));
  Tally old_version, new_version;
  Writers old_writers = start(scenario.old_version, database, options), new_writers;
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  bool contracted = false;
  std::vector<PhaseFile> const files = phases_between(scenario.before, scenario.after, scenario.archive);
  for (PhaseFile const& file : files) {
    if (file.phase == Phase::contract) {
      new_writers = start(scenario.new_version, database, options);
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      old_version.take(old_writers);
      contracted = true;
    }
    run(file.up, connection, retries);
  }
  if (!contracted) new_writers = start(scenario.new_version, database, options);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  if (scenario.archive) run(files.back().down, connection, retries);
  old_version.take(old_writers);
  new_version.take(new_writers);
  std::size_t const lost = connection.execute(scenario.lost).rows();
  bool const good = lost == 0 && old_version.failure.empty() && new_version.failure.empty();
  fmt::print("{:32} {:>6} {:>8} {:>8} {:>9} {:>6} {:>7}\n", scenario.name, good ? "ok" : "FAILED",
             old_version.written, new_version.written,
             std::max(old_version.longest, new_version.longest).count(), lost, retries);
  for (std::string const& failure : {old_version.failure, new_version.failure}) {
    if (!failure.empty()) fmt::print("    {}\n", failure);
  }
  std::fflush(stdout);
  return good;
}

}  // namespace
}  // namespace lockstep::testing

int main(int argc, char** argv) {
  using namespace lockstep::testing;
  LoadOptions const options = read_options(argc, argv);
  fmt::print(
      "{} rows a table; written, and the longest wait in ms\n{:32} {:>6} {:>8} {:>8} {:>9} {:>6} {:>7}\n",
      options.rows, "", "", "old", "new", "longest", "lost", "retries");
  bool good = true;
  for (Scenario const& scenario : scenarios()) {
    if (scenario.name.find(options.filter) == std::string::npos) continue;
    try {
      good = one(scenario, options) && good;
    } catch (std::exception const& error) {
      fmt::print("{:32} FAILED\n    {}\n", scenario.name, error.what());
      good = false;
    }
  }
  return good ? 0 : 1;
}
