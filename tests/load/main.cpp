// Migrations under load: the old and the new version of an application write while the phases are deployed
// and rolled back. None of their statements may fail, and no write of either version may be lost; the longest
// wait of a statement is printed.
//
//   load [--rows N] [--pause MS] [FILTER]
//
// lock_timeout is 1 s, and a segment that does not get a lock is tried again.

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

#include "compiler/model/canonical.hpp"
#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/planner.hpp"
#include "compiler/resolve/resolve.hpp"
#include "emit/emit.hpp"
#include "grammar/parse.hpp"
#include "load/scenarios.hpp"
#include "migrate/project/refused.hpp"
#include "migrate/project/write_migrations.hpp"
#include "migrate/run/deploy.hpp"
#include "support/migration_folder.hpp"
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

std::vector<MigrationFiles> phases_between(std::string const& before, std::string const& after,
                                           std::string const& name, bool archive = false) {
  Diagnostics diagnostics;
  Resolved const from = read(before, diagnostics), to = read(after, diagnostics);
  Plan const made =
      plan({from.schema, to.schema}, to.hints,
           {.archive = archive ? std::optional<std::string>("load") : std::nullopt}, diagnostics);
  if (diagnostics.has_errors()) throw std::runtime_error(render(diagnostics, {}));
  return emit(made, {.name = name, .lock_timeout_ms = 1000});
}

void replace_all(std::string& text, std::string const& mark, std::string const& by) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
    text.replace(at, mark.size(), by);
}

// $ANY is evaluated once for each statement, so that the row is found by its index.
std::string filled_in(std::string text, int rows) {
  replace_all(text, "$ANY", "(SELECT 1 + floor(random() * $ROWS)::int)");
  replace_all(text, "$ROWS", std::to_string(rows));
  return text;
}

// One scenario: a table is created and filled, migrated, and rolled back, phase by phase with `migrate
// deploy` and `migrate rollback`, while the application versions that may run do so.
class Run {
 public:
  Run(Scenario const& scenario, LoadOptions const& options) : scenario_(scenario), options_(options) {}

  // True when no check failed.
  bool carry_out() {
    write_migrations(folder_.path(), {"20200101000000", "before"},
                     phases_between("", scenario_.before, "before"));
    deploy(folder_.read(), connection_, {});
    connection_.execute(filled_in(scenario_.rows, options_.rows));
    std::vector<MigrationFiles> const files =
        phases_between(scenario_.before, scenario_.after, "change", scenario_.archive);
    std::vector<std::filesystem::path> const written =
        write_migrations(folder_.path(), {"20200101000001", "change"}, files);
    start(old_version_);
    bool const contracts = files.back().phase == Phase::contract;
    if (files.size() > 1 || !contracts) go(written[files.size() - (contracts ? 2 : 1)]);
    start(new_version_);
    if (contracts) {
      old_version_.stop();
      go(written.back());
    }
    look("after the migration");
    if (scenario_.back != Back::nothing) come_back(files.size(), contracts);
    old_version_.stop();
    new_version_.stop();
    tell();
    return failure_.empty();
  }

 private:
  // A version of the application while it runs, and its totals over all runs.
  struct Version {
    std::vector<std::string> const& statements;
    std::vector<std::unique_ptr<Writer>> writers{};
    int written = 0;
    std::chrono::milliseconds longest{};
    std::string failure{};

    void stop() {
      for (auto const& writer : writers) {
        written += writer->stop();
        longest = std::max(longest, writer->longest());
        if (failure.empty()) failure = writer->failure();
      }
      writers.clear();
    }
  };

  void start(Version& version) {
    for (std::string const& statement : version.statements)
      version.writers.push_back(
          std::make_unique<Writer>(database_.connect(), filled_in(statement, options_.rows), options_.pause));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }

  RunListener counting() {
    return [this](RunEvent const& event) {
      bool const again = event.kind == RunEvent::Kind::step && event.step.kind == StepEvent::Kind::retry;
      if (again) ++retries_;
    };
  }

  void go(std::filesystem::path const& through) {
    DeployOptions how;
    how.through = through.filename().string();
    how.on_event = counting();
    deploy(folder_.read(), connection_, how);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }

  void undo(std::size_t steps) {
    RollbackOptions how;
    how.steps = steps;
    how.allow_data_loss = true;
    how.on_event = counting();
    roll_back(folder_.read(), connection_, how);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }

  // Rolls back the contract phase first, after which both versions may run; the other phases when the new
  // version has stopped.
  void come_back(std::size_t phases, bool contracts) {
    if (contracts) {
      undo(1);
      start(old_version_);
      look("after the rollback of the contract");
    }
    if (scenario_.back == Back::contract) return;
    new_version_.stop();
    std::size_t const left = phases - (contracts ? 1 : 0);
    if (left > 0) undo(left);
    if (!scenario_.lost_back.empty() && connection_.execute(scenario_.lost_back).rows() > 0)
      fail("rows are lost or wrong after the rollback");
  }

  void look(std::string const& when) {
    lost_ += connection_.execute(filled_in(scenario_.lost, options_.rows)).rows();
    if (lost_ > 0) fail("rows are lost or wrong " + when);
  }

  void fail(std::string const& what) { failure_ += (failure_.empty() ? "" : "\n    ") + what; }

  void tell() {
    for (Version const* version : {&old_version_, &new_version_}) {
      if (!version->failure.empty()) fail(version->failure);
    }
    fmt::print("{:32} {:>6} {:>8} {:>8} {:>9} {:>6} {:>7}\n", scenario_.name,
               failure_.empty() ? "ok" : "FAILED", old_version_.written, new_version_.written,
               std::max(old_version_.longest, new_version_.longest).count(), lost_, retries_);
    if (!failure_.empty()) fmt::print("    {}\n", failure_);
    std::fflush(stdout);
  }

  Scenario const& scenario_;
  LoadOptions const& options_;
  MigrationFolder const folder_;
  Database const database_ = fresh_database("load");
  Connection connection_ = database_.connect();
  Version old_version_{scenario_.old_version}, new_version_{scenario_.new_version};
  std::size_t lost_ = 0;
  int retries_ = 0;
  std::string failure_;
};

}  // namespace
}  // namespace lockstep::testing

int main(int argc, char** argv) {
  using namespace lockstep::testing;
  LoadOptions const options = read_options(argc, argv);
  fmt::print(
      "{} rows in each table; numbers of writes, and the longest wait in ms\n{:32} {:>6} {:>8} {:>8} {:>9} "
      "{:>6} {:>7}\n",
      options.rows, "", "", "old", "new", "longest", "lost", "retries");
  bool good = true;
  for (Scenario const& scenario : scenarios()) {
    if (scenario.name.find(options.filter) == std::string::npos) continue;
    try {
      good = Run(scenario, options).carry_out() && good;
    } catch (lockstep::Refused const& error) {
      fmt::print("{:32} FAILED\n    {}\n    {}\n", scenario.name, error.what(), error.hint);
      good = false;
    } catch (std::exception const& error) {
      fmt::print("{:32} FAILED\n    {}\n", scenario.name, error.what());
      good = false;
    }
  }
  return good ? 0 : 1;
}
