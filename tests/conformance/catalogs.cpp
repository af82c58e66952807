// Conformance of plans between two catalogs: the migrations directories of real projects are replayed one
// migration after the other, and each step is planned from catalog to catalog. The plan from the catalog
// before a migration to the one after it is run on rows, rolled back and run again; so is the plan from
// nothing to the newest catalog.
//
//   conformance_catalogs [--corpus DIR] [--phases auto|never] [--jobs N] [--sample] [filter]
//
// A pair is named PROJECT/MIGRATION, or PROJECT/newest for the one from nothing; the filter is a part of that
// name. --sample takes every 20th pair of the first 41 migrations of every 8th project. Migrations that
// change nothing are counted. A migration that cannot be replayed here, and all after it, are skipped and
// counted, with the server's message; `newest` is the last state that was reached. A pair whose plan is
// refused with a diagnostic is printed and counted separately, by the message without its names: a refusal is
// not wrong, but must be visible. The work is divided among N processes, each with a scratch server on which
// it replays what it needs.

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>

#include "compiler/diff/diff.hpp"
#include "compiler/plan/planner.hpp"
#include "conformance/arguments.hpp"
#include "conformance/processes.hpp"
#include "conformance/proofs.hpp"
#include "grammar/diagnostic.hpp"
#include "introspect/introspect.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/sources/replay.hpp"
#include "migrate/system/files.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

struct ReplayedStep {
  std::size_t number = 0;  // among all requested ones
  std::string name;
};

// The requested steps of a project, by the index of the migration.
struct ReplayedProject {
  std::string name;
  std::vector<Migration> migrations;  // up to the last that is needed
  std::map<std::size_t, ReplayedStep> steps{};
  std::optional<ReplayedStep> newest{};
};

struct Replays {
  std::vector<ReplayedProject> projects;
  std::vector<std::string> names;  // of the steps, by number
  std::size_t unread = 0;          // directories
};

// The step with this name, when the filter matches it.
std::optional<ReplayedStep> asked_for(std::string name, Arguments const& arguments, Replays& replays) {
  if (name.find(arguments.filter) == std::string::npos) return std::nullopt;
  replays.names.push_back(name);
  return ReplayedStep{.number = replays.names.size() - 1, .name = std::move(name)};
}

void consider(fs::path const& folder, Arguments const& arguments, Replays& replays) {
  std::size_t const every = arguments.sample ? 20 : 1;
  ReplayedProject project{.name = folder.filename().string(), .migrations = {}};
  try {
    project.migrations = read_migrations(folder);
  } catch (IoError const& error) {
    ++replays.unread;
    std::cout << "skipped " << project.name << ": " << error.what() << "\n";
    return;
  }
  if (arguments.sample && project.migrations.size() > 41) project.migrations.resize(41);
  for (std::size_t i = 0; i < project.migrations.size(); i += every) {
    auto step = asked_for(project.name + "/" + project.migrations[i].name, arguments, replays);
    if (step) project.steps.emplace(i, std::move(*step));
  }
  project.newest = asked_for(project.name + "/newest", arguments, replays);
  if (!project.newest && project.steps.empty()) return;
  if (!project.newest) project.migrations.resize(project.steps.rbegin()->first + 1);
  replays.projects.push_back(std::move(project));
}

Replays collect(Arguments const& arguments) {
  Replays replays;
  std::vector<fs::path> const all = sorted_entries(arguments.corpus / "migrations");
  for (std::size_t i = 0; i < all.size(); i += arguments.sample ? 8 : 1) consider(all[i], arguments, replays);
  return replays;
}

// The reason why there is no plan from one to the other; empty when there is one.
std::string refusal(Pair<model::Schema> const& models, PlanOptions const& how) {
  Diagnostics diagnostics;
  plan(models, {}, how, diagnostics);
  std::string said;
  for (Diagnostic const& diagnostic : diagnostics.sorted()) {
    if (info(diagnostic.code).severity == Severity::error)
      said += (said.empty() ? "" : "\n  ") + diagnostic.message;
  }
  return said;
}

ProofLine prove(Pair<model::Schema> const& models, Arguments const& arguments, ScratchServer& server) {
  if (diff(models, {}).empty()) return {.kind = "unchanged"};
  int const version = server.version() / 10000;
  std::string said = refusal(models, {.phases = phases_of(arguments), .pg_version = version});
  if (said.empty())  // the proof begins with creating the older end from nothing
    said = refusal({.from = {}, .to = models.from}, {.phases = PhasesMode::never, .pg_version = version});
  if (!said.empty()) return {.kind = "refused", .note = said};
  return line_of(verify(models, {}, {.phases = phases_of(arguments), .probes = true}, server));
}

// Replays the steps of one project that belong to one process.
class Replayer {
 public:
  Replayer(ReplayedProject const& project, std::size_t share, Arguments const& arguments,
           ScratchServer& server, TellResult const& tell)
      : project_(project), share_(share), arguments_(arguments), server_(server), tell_(tell) {}

  void run() {
    std::string stopped;
    if (!has_work()) return;
    try {
      std::string const url = replay(project_.migrations, "public", server_,
                                     [&](Migration const&, std::string const& database) { after(database); });
      server_.drop_database(url);
    } catch (IoError const& error) {
      stopped = error.what();
    }
    for (auto step = project_.steps.lower_bound(next_); step != project_.steps.end(); ++step) {
      if (is_mine(step->second)) tell_(step->second.number, to_text({.kind = "skipped", .note = stopped}));
    }
    if (newest_is_mine()) prove_and_tell(*project_.newest, {.from = {}, .to = last_});
  }

 private:
  bool is_mine(ReplayedStep const& step) const { return step.number % arguments_.jobs == share_; }
  bool newest_is_mine() const { return project_.newest && is_mine(*project_.newest); }
  ReplayedStep const* mine(std::size_t place) const {
    auto const found = project_.steps.find(place);
    return found != project_.steps.end() && is_mine(found->second) ? &found->second : nullptr;
  }
  bool has_work() const {
    for (std::size_t i = 0; i < project_.migrations.size(); ++i) {
      if (mine(i) != nullptr) return true;
    }
    return newest_is_mine();
  }

  // Where the newest is requested, any catalog may be the last that is reached.
  void after(std::string const& database) {
    std::size_t const place = next_++;
    ReplayedStep const* const step = mine(place);
    if (step == nullptr && mine(place + 1) == nullptr && !newest_is_mine()) return;
    model::Schema now;
    {
      Connection connection = Connection::open(database);
      now = introspect(connection);
    }
    if (step != nullptr) prove_and_tell(*step, {.from = std::move(last_), .to = now});
    last_ = std::move(now);
  }

  void prove_and_tell(ReplayedStep const& step, Pair<model::Schema> const& models) {
    try {
      tell_(step.number, to_text(prove(models, arguments_, server_)));
    } catch (std::exception const& error) {
      tell_(step.number, to_text({.failure = error.what()}));
    }
  }

  ReplayedProject const& project_;
  std::size_t share_;
  Arguments const& arguments_;
  ScratchServer& server_;
  TellResult const& tell_;
  std::size_t next_ = 0;  // migration
  model::Schema last_;    // catalog, where it was needed
};

std::map<std::size_t, std::string> run(Replays const& replays, Arguments const& arguments) {
  return divide(arguments.jobs, [&](std::size_t share, TellResult const& tell) {
    ScratchServer server = ScratchServer::start({});
    for (ReplayedProject const& project : replays.projects)
      Replayer(project, share, arguments, server, tell).run();
  });
}

// The message with `…` for each name in backticks, so that the same refusal of other objects is equal.
std::string without_names(std::string const& message) {
  std::string result;
  bool inside = false;
  for (char const letter : message) {
    if (letter == '`') result += inside ? "…`" : "`";
    if (letter == '`')
      inside = !inside;
    else if (!inside)
      result += letter;
  }
  return result;
}

int print(Replays const& replays, std::map<std::size_t, std::string> const& results) {
  ProofTally tally;
  std::map<std::string, std::size_t> refused;
  std::size_t refusals = 0, unchanged = 0, skipped = 0, proved = 0, failed = 0;
  for (std::size_t i = 0; i < replays.names.size(); ++i) {
    auto const found = results.find(i);
    ProofLine const line = found == results.end() ? ProofLine{.failure = "no result: the process died"}
                                                  : read_proof_line(found->second);
    if (line.kind == "unchanged") {
      ++unchanged;
    } else if (line.kind == "skipped") {
      ++skipped;
      std::cout << "skipped " << replays.names[i] << ": " << line.note << "\n";
    } else if (line.kind == "refused") {
      ++refusals, ++refused[without_names(line.note)];
      std::cout << "refused " << replays.names[i] << "\n  " << line.note << "\n";
    } else {
      tally.add(line);
      ++(line.failure.empty() ? proved : failed);
      if (!line.failure.empty()) std::cout << "FAILED " << replays.names[i] << "\n  " << line.failure << "\n";
    }
  }
  tally.print(proved + failed);
  std::printf("%zu change nothing; %zu skipped that cannot be replayed, and %zu directories; %zu refused\n",
              unchanged, skipped, replays.unread, refusals);
  for (auto const& [message, count] : refused) std::printf("refused %5zu: %s\n", count, message.c_str());
  std::printf("catalog to catalog: %zu passed, %zu failed\n", proved, failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lockstep

int main(int argc, char** argv) {
  using namespace lockstep;  // NOLINT(google-build-using-namespace): everything above lives there
  Arguments const arguments = read_arguments(argc, argv);
  if (!has_corpus(arguments, "migrations")) return 1;
  Replays const replays = collect(arguments);
  return print(replays, run(replays, arguments));
}
