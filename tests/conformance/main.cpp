// Conformance: real schemas and their histories, each step proved on a server. For every pair of consecutive
// versions, and from nothing to every newest version, the plan is made, carried out on rows, undone and
// carried out again.
//
//   conformance [--corpus DIR] [--phases auto|never] [--jobs N] [--sample] [filter]
//
// A pair is called PROJECT/VERSION after its newer end; the filter is a part of that name, so one pair can be
// run alone.
// --sample takes every 40th pair. Pairs of which Prisma refuses an end (verdicts.json) are skipped and
// counted. The work is divided among N processes, each with a scratch server of its own; what they say is
// printed in the order of the pairs. A pair whose older end is empty is also created once more, to see that
// drift is silent about it.

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "conformance/arguments.hpp"
#include "conformance/prelude.hpp"
#include "drift.hpp"
#include "grammar/diagnostic.hpp"
#include "introspect/scratch.hpp"
#include "migrate/source.hpp"
#include "migrate/verify.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

struct PairOfVersions {
  std::string name, from, to;
};

struct Workload {
  std::vector<PairOfVersions> pairs;
  std::size_t skipped = 0;
};

bool is_valid(nlohmann::json const& verdicts, std::string const& path) {
  auto const verdict = verdicts.find(path);
  if (verdict == verdicts.end()) return false;
  return verdict->value("prisma6", false) || verdict->value("prisma7", false);
}

Workload collect(Arguments const& arguments) {
  std::ifstream file(arguments.corpus / "verdicts.json");
  nlohmann::json const verdicts = nlohmann::json::parse(file);
  Workload work;
  auto const consider = [&](PairOfVersions pair, bool valid) {
    if (!arguments.filter.empty() && pair.name.find(arguments.filter) == std::string::npos) return;
    if (!valid) {
      ++work.skipped;
      return;
    }
    work.pairs.push_back(std::move(pair));
  };
  for (fs::path const& schema : sorted_entries(arguments.corpus / "schemas")) {
    std::string const name = schema.filename().string();
    consider({"empty/" + name, "empty", schema.string()}, is_valid(verdicts, "schemas/" + name));
  }
  for (fs::path const& project : sorted_entries(arguments.corpus / "history")) {
    std::string const folder = project.filename().string();
    std::vector<fs::path> const versions = sorted_entries(project);
    for (std::size_t i = 1; i < versions.size(); ++i) {
      std::string const old = versions[i - 1].filename().string(), now = versions[i].filename().string();
      bool const valid = is_valid(verdicts, "history/" + folder + "/" + old) &&
                         is_valid(verdicts, "history/" + folder + "/" + now);
      consider({folder + "/" + now, versions[i - 1].string(), versions[i].string()}, valid);
    }
  }
  if (arguments.sample) {
    std::vector<PairOfVersions> some;
    for (std::size_t i = 0; i < work.pairs.size(); i += 40) some.push_back(work.pairs[i]);
    work.pairs = some;
  }
  return work;
}

struct Shown {
  Proof proof;
  std::string drift;  // what drift says about the newer end, created from nothing; empty when it is silent
};

Shown prove(PairOfVersions const& pair, Arguments const& arguments, ScratchServer& server) {
  Sources sources;
  Diagnostics diagnostics;
  Pair<Loaded> loaded = load_pair({pair.from, pair.to}, sources, diagnostics);
  if (diagnostics.has_errors()) {
    Shown refused;
    refused.proof.failure = "refused: " + diagnostics.sorted().front().message;
    return refused;
  }
  for (Loaded* side : {&loaded.from, &loaded.to}) {
    std::erase_if(side->schema.extensions,
                  [](model::Extension const& e) { return e.name == "vector"; });  // the stand-in
  }
  Shown shown;
  shown.proof = verify({loaded.from.schema, loaded.to.schema}, loaded.to.hints,
                       {.phases = arguments.phases == "never" ? PhasesMode::never : PhasesMode::automatic,
                        .prelude_sql = prelude,
                        .probes = true},
                       server);
  if (loaded.from.kind == SourceKind::empty)
    shown.drift = drift_after_creation(loaded.to, sources, prelude, server);
  return shown;
}

nlohmann::json to_json(Shown const& shown) {
  Proof const& proof = shown.proof;
  return {{"steps",
           {proof.planned, proof.applied, proof.matches_to, proof.rolled_back, proof.matches_from,
            proof.applied_again}},
          {"emptied", proof.emptied_up     ? "up"
                      : proof.emptied_down ? "down"
                                           : ""},
          {"failure", proof.failure},
          {"drift", shown.drift},
          {"notes", proof.notes}};
}

// Every jobs-th pair, a line of JSON each.
int work_share(Workload const& work, Arguments const& arguments, std::size_t share, fs::path const& output) {
  std::ofstream file(output);
  ScratchServer server = ScratchServer::start({});
  for (std::size_t i = share; i < work.pairs.size(); i += arguments.jobs) {
    nlohmann::json line;
    try {
      line = to_json(prove(work.pairs[i], arguments, server));
    } catch (std::exception const& error) {
      line = {{"steps", {false, false, false, false, false, false}},
              {"failure", error.what()},
              {"notes", nlohmann::json::array()}};
    }
    line["pair"] = i;
    file << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
  }
  return file.good() ? 0 : 1;
}

std::map<std::size_t, nlohmann::json> run(Workload const& work, Arguments const& arguments) {
  std::vector<fs::path> outputs;
  std::vector<pid_t> children;
  for (std::size_t share = 0; share < arguments.jobs; ++share) {
    outputs.push_back(fs::temp_directory_path() /
                      ("lockstep-conformance-" + std::to_string(getpid()) + "-" + std::to_string(share)));
    pid_t const child = fork();
    if (child == 0) {
      int const status = work_share(work, arguments, share, outputs.back());
      std::fflush(nullptr);
      std::exit(status);
    }
    children.push_back(child);
  }
  for (pid_t const child : children) waitpid(child, nullptr, 0);
  std::map<std::size_t, nlohmann::json> results;
  for (fs::path const& output : outputs) {
    std::ifstream file(output);
    for (std::string line; std::getline(file, line);) {
      nlohmann::json result = nlohmann::json::parse(line);
      std::size_t const pair = result.at("pair").get<std::size_t>();
      results.emplace(pair, std::move(result));
    }
    fs::remove(output);
  }
  return results;
}

int print(Workload const& work, std::map<std::size_t, nlohmann::json> const& results) {
  static constexpr std::array<char const*, 6> names = {"planned",     "applied",       "re-diff empty",
                                                       "rolled back", "re-diff empty", "applied again"};
  std::array<std::size_t, 6> counts{};
  std::map<std::string, std::size_t> emptied;
  std::size_t failed = 0, created = 0, silent = 0;
  for (std::size_t i = 0; i < work.pairs.size(); ++i) {
    auto const found = results.find(i);
    std::string const failure = found == results.end() ? "no result: the process died"
                                                       : found->second.at("failure").get<std::string>();
    if (found != results.end()) {
      for (std::size_t step = 0; step < counts.size(); ++step)
        counts[step] += found->second.at("steps")[step].get<bool>();
      ++emptied[found->second.value("emptied", "")];
    }
    std::string const drift = found == results.end() ? "" : found->second.value("drift", "");
    if (work.pairs[i].from == "empty") {
      ++created;
      if (drift.empty() && found != results.end() && found->second.contains("drift")) ++silent;
    }
    if (failure.empty() && drift.empty()) continue;
    ++failed;
    std::cout << "FAILED " << work.pairs[i].name << "\n  " << failure << drift << "\n";
  }
  for (std::size_t step = 0; step < counts.size(); ++step)
    std::printf("%-14s %6zu of %zu\n", names[step], counts[step], work.pairs.size());
  std::printf("%-14s %6zu of %zu created from nothing\n", "no drift", silent, created);
  std::printf(
      "on rows all the way: %zu; refused by rows on the way up, as announced: %zu; on the way down, as "
      "graded: %zu\n",
      emptied[""], emptied["up"], emptied["down"]);
  std::printf("skipped: %zu pairs with an end that Prisma refuses\n", work.skipped);
  std::printf("%zu passed, %zu failed\n", work.pairs.size() - failed, failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lockstep

int main(int argc, char** argv) {
  using namespace lockstep;  // NOLINT(google-build-using-namespace): everything above lives there
  Arguments const arguments = read_arguments(argc, argv);
  if (!has_corpus(arguments, "verdicts.json")) return 1;
  Workload const work = collect(arguments);
  return print(work, run(work, arguments));
}
