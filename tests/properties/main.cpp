// Properties: pairs of random schemas, each checked against all that must hold for any pair (pair.hpp).
//
//   properties [--seconds N] [--pairs N] [--seed S] [--no-server | --no-proofs] [--jobs N] [--small]
//              [--family NAME] [--as-owner] [--keep DIR] [--whole]
//
// Pairs are those of the seeds S, S + 1, … until the time is over or there were N of them. --small takes
// instead the pairs of one mutation on each of a list of small schemas. A failure prints its seed and the
// smallest pair that still fails; --keep writes that pair as a folder of a case below DIR; --whole shows the
// pair without making it smaller. --no-proofs only plans the pairs. --no-server takes only pairs of texts,
// which are different pairs. --family takes only the pairs of the family whose name begins with NAME.
// --as-owner does everything on the server as a role that owns the databases and is not a superuser.
// Otherwise the same seed gives the same pair on every machine. The work is divided among N processes, each
// with a scratch server. SIGINT and SIGTERM end it after the current pairs, and it prints the results so far.

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "compiler/model/quote.hpp"
#include "migrate/history/run_file.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/client/connection_url.hpp"
#include "postgres/server/scratch.hpp"
#include "properties/families.hpp"
#include "properties/shrink.hpp"
#include "properties/small.hpp"

namespace lockstep::properties {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Arguments {
  double seconds = 60;
  std::size_t pairs = static_cast<std::size_t>(-1), jobs = 2;
  std::uint64_t seed = 1;
  bool server = true, proofs = true, small = false, as_owner = false, whole = false;
  std::string keep, family;
};

[[noreturn]] void refuse(std::string const& what) {
  std::cerr << "properties: " << what << '\n';
  std::exit(1);
}

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  std::map<std::string, std::function<void(std::string const&)>> const valued = {
      {"--seconds", [&](std::string const& value) { arguments.seconds = std::stod(value); }},
      {"--pairs", [&](std::string const& value) { arguments.pairs = std::stoul(value); }},
      {"--seed", [&](std::string const& value) { arguments.seed = std::stoull(value); }},
      {"--jobs", [&](std::string const& value) { arguments.jobs = std::max(1UL, std::stoul(value)); }},
      {"--family", [&](std::string const& value) { arguments.family = value; }},
      {"--keep", [&](std::string const& value) { arguments.keep = value; }}};
  for (int i = 1; i < argc; ++i) {
    std::string const word = argv[i];
    if (word == "--no-server") {
      arguments.server = false;
    } else if (word == "--no-proofs") {
      arguments.proofs = false;
    } else if (word == "--small") {
      arguments.small = true;
    } else if (word == "--whole") {
      arguments.whole = true;
    } else if (word == "--as-owner") {
      arguments.as_owner = true;
    } else if (valued.contains(word) && i + 1 < argc) {
      try {
        valued.at(word)(argv[++i]);
      } catch (std::logic_error const&) {
        refuse(word + " takes a number, not " + argv[i]);
      }
    } else {
      refuse("unknown argument " + word);
    }
  }
  // With a number of pairs and no time, there is no time limit.
  bool const counted = arguments.pairs != static_cast<std::size_t>(-1) || arguments.small;
  bool const timed =
      std::any_of(argv, argv + argc, [](char* word) { return std::string(word) == "--seconds"; });
  if (counted && !timed) arguments.seconds = 1e9;
  return arguments;
}

struct Count {
  std::size_t pairs = 0, refused = 0, failed = 0, proofs = 0, on_rows = 0;
  std::map<std::string, std::pair<std::size_t, std::size_t>>
      families{};  // pairs of each, and how many failed
  std::map<std::string, std::size_t> refusals{};
};

// The same server, with a role that owns what it creates. A superuser creates the roles that extras name, and
// the owner is a member of them, so that it may give them its objects. Our own server has no template0, from
// which databases of a given server are cloned.
ScratchServer as_owner(ScratchServer& server) {
  std::string const owner = std::string(role_prefix) + "owner";
  auto const made = parse_connection_url(server.create_database("template"));
  ConnectionUrl url = parse_connection_url(server.create_database("owner"));
  std::string sql = roles_sql() + "CREATE ROLE " + owner + " LOGIN CREATEDB;\nALTER DATABASE " +
                    model::quote_identifier(made.value("dbname")) +
                    " RENAME TO template0;\nALTER DATABASE template0 IS_TEMPLATE true;\n";
  for (std::string_view const role : roles()) sql += "GRANT " + std::string(role) + " TO " + owner + ";\n";
  Connection superuser = Connection::open(url);
  if (auto const failure = run_file(sql, superuser)) throw std::runtime_error(describe(*failure));
  url.parameters["user"] = owner;
  return ScratchServer::start({.url = to_string(url)});
}

// Signals: the parent passes them to the workers, which ignore those of the terminal.
std::vector<pid_t> workers_to_stop;
volatile std::sig_atomic_t asked_to_stop = 0;

void hand_on(int) {
  for (pid_t const worker : workers_to_stop) kill(worker, SIGUSR1);
}
void stop_soon(int) { asked_to_stop = 1; }

// Processes every jobs-th pair and writes the results, a line of JSON each.
class Worker {
 public:
  Worker(Arguments const& arguments, std::size_t share, fs::path const& output)
      : arguments_(arguments), share_(share), file_(output) {
    if (arguments.server) server_.emplace(ScratchServer::start({}));
    if (arguments.server && arguments.as_owner) owner_.emplace(as_owner(*server_));
  }

  void run(Clock::time_point end) {
    std::vector<Recipe> const small =
        arguments_.small ? small_recipes(arguments_.server) : std::vector<Recipe>();
    std::size_t const count = arguments_.small ? small.size() : arguments_.pairs;
    for (std::size_t i = share_; i < count && Clock::now() < end && asked_to_stop == 0;
         i += arguments_.jobs) {
      Recipe const recipe = arguments_.small ? small[i] : recipe_of(arguments_.seed + i, arguments_.server);
      if (recipe.family.starts_with(arguments_.family)) work(recipe);
    }
  }

 private:
  ScratchServer* server() { return owner_ ? &*owner_ : server_ ? &*server_ : nullptr; }

  Verdict verdict_of(Pair const& pair) {
    try {
      return examine(pair, server(), arguments_.proofs ? Depth::proved : Depth::planned,
                     server_ ? &*server_ : nullptr);
    } catch (DbError const& error) {
      return {.failure = std::string("exception: ") + error.what()};
    }
  }

  void work(Recipe const& recipe) {
    file_ << nlohmann::json{{"begun", recipe.seed}} << std::endl;  // identifies the pair if the process dies
    Verdict const verdict = verdict_of(pair_of(recipe));
    nlohmann::json line = {{"family", recipe.family.empty() ? "none" : recipe.family},
                           {"refusal", verdict.refusal},
                           {"failure", verdict.failure},
                           {"proofs", verdict.proofs},
                           {"on rows", verdict.on_rows}};
    if (!verdict.failure.empty()) {
      std::cerr << "seed " + std::to_string(recipe.seed) + " fails and is reduced now\n" << std::flush;
      line.update(reduced(recipe, verdict.failure));
    }
    file_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
  }

  nlohmann::json reduced(Recipe const& recipe, std::string const& failure) {
    auto const fails = [&](Pair const& pair) {
      std::string const now = verdict_of(pair).failure;
      return !now.empty() && kind_of(now) == kind_of(failure);
    };
    Pair const small = arguments_.whole ? pair_of(recipe) : shrink(recipe, fails);
    nlohmann::json files;
    for (CaseFile const& file : case_files(small)) files[file.name] = file.text;
    return {{"seed", recipe.seed},
            {"mutations", describe(recipe.steps)},
            {"shrunk", verdict_of(small).failure},
            {"files", files}};
  }

  Arguments const& arguments_;
  std::size_t share_;
  std::ofstream file_;
  std::optional<ScratchServer> server_, owner_;  // owner_: the same server with another role; it ends first
};

void show(nlohmann::json const& line, Arguments const& arguments) {
  std::cout << "FAILED seed " << line.at("seed") << ", family " << line.at("family").get<std::string>()
            << " (" << line.at("mutations").get<std::string>() << ")\n"
            << line.at("failure").get<std::string>()
            << "\nthe smallest pair that fails like it: " << line.at("shrunk").get<std::string>() << '\n';
  for (auto const& [name, text] : line.at("files").items()) {
    std::cout << "--- " << name << '\n' << text.get<std::string>();
    if (arguments.keep.empty()) continue;
    fs::path const folder = fs::path(arguments.keep) / ("seed_" + line.at("seed").dump());
    fs::create_directories(folder);
    std::ofstream(folder / name) << text.get<std::string>();
  }
  std::cout << '\n';
}

void gather(fs::path const& output, Arguments const& arguments, Count& count) {
  std::ifstream file(output);
  std::string begun;
  for (std::string text; std::getline(file, text);) {
    nlohmann::json const line = nlohmann::json::parse(text);
    if (line.contains("begun")) {
      begun = line.at("begun").dump();
      continue;
    }
    begun.clear();
    ++count.pairs;
    count.proofs += line.at("proofs").get<std::size_t>();
    count.on_rows += line.at("on rows").get<std::size_t>();
    if (!line.at("refusal").get<std::string>().empty()) {
      ++count.refused;
      ++count.refusals[line.at("refusal").get<std::string>()];
    }
    auto& [pairs, failed] = count.families[line.at("family").get<std::string>()];
    ++pairs;
    if (line.at("failure").get<std::string>().empty()) continue;
    ++failed;
    ++count.failed;
    show(line, arguments);
  }
  if (begun.empty()) return;
  std::cout << "FAILED seed " << begun << ": the process died\n\n";
  ++count.pairs;
  ++count.failed;
}

void summarize(Count const& count, Arguments const& arguments, double seconds) {
  for (auto const& [message, times] : count.refusals)
    std::printf("refused %zu times: %s\n", times, message.c_str());
  for (auto const& [family, counts] : count.families)
    std::printf("family %s: %zu pairs, %zu failed\n", family.c_str(), counts.first, counts.second);
  std::printf(
      "%zu pairs from seed %llu in %.0f s: %zu passed, %zu of them refused with a hint, %zu failed; "
      "%zu proofs on a server, %zu of them with rows\n",
      count.pairs, static_cast<unsigned long long>(arguments.seed), seconds, count.pairs - count.failed,
      count.refused, count.failed, count.proofs, count.on_rows);
}

int run(Arguments const& arguments) {
  auto const begin = Clock::now();
  auto const end = begin + std::chrono::duration_cast<Clock::duration>(
                               std::chrono::duration<double>(std::min(arguments.seconds, 1e8)));
  std::vector<std::pair<fs::path, pid_t>> workers;
  std::signal(SIGUSR1, stop_soon);  // before a worker exists that can send it
  for (std::size_t share = 0; share < arguments.jobs; ++share) {
    fs::path const output = fs::temp_directory_path() /
                            ("lockstep-properties-" + std::to_string(getpid()) + "-" + std::to_string(share));
    pid_t const child = fork();
    if (child == 0) {
      std::signal(SIGINT, SIG_IGN);
      std::signal(SIGTERM, SIG_IGN);
      Worker(arguments, share, output).run(end);
      std::fflush(nullptr);
      std::_Exit(0);
    }
    workers.emplace_back(output, child);
    workers_to_stop.push_back(child);
  }
  std::signal(SIGINT, hand_on);
  std::signal(SIGTERM, hand_on);
  Count count;
  for (auto const& [output, child] : workers) {
    waitpid(child, nullptr, 0);
    gather(output, arguments, count);
    fs::remove(output);
  }
  summarize(count, arguments, std::chrono::duration<double>(Clock::now() - begin).count());
  return count.failed > 0 || count.pairs == 0 ? 1 : 0;
}

}  // namespace
}  // namespace lockstep::properties

int main(int argc, char** argv) {
  return lockstep::properties::run(lockstep::properties::read_arguments(argc, argv));
}
