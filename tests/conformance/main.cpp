// Conformance: real schemas and their histories, each step proved on a server. For every pair of consecutive
// versions, and from nothing to every newest version, the plan is made, run on rows, rolled back and run
// again.
//
//   conformance [--corpus DIR] [--phases auto|never] [--jobs N] [--sample] [filter]
//
// A pair is named PROJECT/VERSION after its newer end; the filter is a part of that name, so one pair can be
// run alone. --sample takes every 40th pair. Pairs with an end that Prisma refuses (verdicts.json) are
// skipped and counted. The work is divided among N processes, each with its own scratch server; the results
// are printed in the order of the pairs. A pair whose older end is empty is also created once more, to check
// that drift reports nothing.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "compiler/plan/facts/comparable_keys.hpp"
#include "conformance/arguments.hpp"
#include "conformance/prelude.hpp"
#include "conformance/processes.hpp"
#include "conformance/proofs.hpp"
#include "drift.hpp"
#include "grammar/diagnostic.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/sources/source.hpp"
#include "postgres/server/scratch.hpp"

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
  std::string refused;  // why PostgreSQL refuses an end that Prisma accepts
  std::string
      drift;  // the report of drift about the newer end, created from nothing; empty when there is none
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
  for (Loaded const* side : {&loaded.from, &loaded.to})
    refuse_incomparable_keys({.from = {}, .to = side->schema}, diagnostics);
  Shown shown;
  if (diagnostics.has_errors()) {
    shown.refused = diagnostics.sorted().front().message;
    return shown;
  }
  shown.proof = verify({loaded.from.schema, loaded.to.schema}, loaded.to.hints,
                       {.phases = phases_of(arguments), .prelude_sql = prelude, .probes = true}, server);
  if (loaded.from.kind == SourceKind::empty)
    shown.drift = drift_after_creation(loaded.to, sources, prelude, server);
  return shown;
}

std::map<std::size_t, std::string> run(Workload const& work, Arguments const& arguments) {
  return divide(arguments.jobs, [&](std::size_t share, TellResult const& tell) {
    ScratchServer server = ScratchServer::start({});
    for (std::size_t i = share; i < work.pairs.size(); i += arguments.jobs) {
      try {
        Shown const shown = prove(work.pairs[i], arguments, server);
        ProofLine line = line_of(shown.proof);
        line.note = shown.drift;
        if (!shown.refused.empty()) line = {.kind = "refused", .note = shown.refused};
        tell(i, to_text(line));
      } catch (std::exception const& error) {
        tell(i, to_text({.kind = "none", .failure = error.what()}));
      }
    }
  });
}

int print(Workload const& work, std::map<std::size_t, std::string> const& results) {
  ProofTally tally;
  std::size_t failed = 0, refused = 0, created = 0, silent = 0;
  for (std::size_t i = 0; i < work.pairs.size(); ++i) {
    auto const found = results.find(i);
    ProofLine line{.kind = "none", .failure = "no result: the process died"};
    if (found != results.end()) {
      line = read_proof_line(found->second);
    }
    if (line.kind == "refused") {
      ++refused;
      std::cout << "refused " << work.pairs[i].name << "\n  " << line.note << "\n";
      continue;
    }
    tally.add(line);
    if (work.pairs[i].from == "empty") {
      ++created;
      if (line.note.empty() && line.kind == "proof") ++silent;
    }
    if (line.failure.empty() && line.note.empty()) continue;
    ++failed;
    std::cout << "FAILED " << work.pairs[i].name << "\n  " << line.failure << line.note << "\n";
  }
  std::size_t const tried = work.pairs.size() - refused;
  tally.print(tried);
  std::printf("%-14s %6zu of %zu created from nothing\n", "no drift", silent, created);
  std::printf("skipped: %zu pairs with an end that Prisma refuses\n", work.skipped);
  std::printf("refused: %zu pairs with an end that PostgreSQL refuses\n", refused);
  std::printf("%zu passed, %zu failed\n", tried - failed, failed);
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
