#include "postgres/server/scratch.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <chrono>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "postgres/client/connection.hpp"
#include "postgres/server/scratch_files.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view directory_prefix = "lockstep-scratch-";
constexpr auto start_limit = std::chrono::seconds(60);

// Settings of the embedded server. Durability is off because nothing outlives the process. The other settings
// speed up the start and the creation of databases, make results independent of the machine, or let one
// transaction lock the objects of some ten thousand tables.
constexpr auto settings = std::to_array<char const*>({
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "jit=off",
    "huge_pages=off",
    "shared_buffers=32MB",
    "dynamic_shared_memory_type=mmap",  // leaves nothing outside the directory, even after a SIGKILL of the
                                        // server
    "max_connections=40",
    "max_worker_processes=0",
    "max_prepared_transactions=0",
    "max_locks_per_transaction=2048",
    "listen_addresses=",
    "timezone=UTC",
    "log_timezone=UTC",
    "lc_messages=C",
    "logging_collector=off",
    "log_destination=stderr",
});

// The embedded server: its directory, then the process in it, so that the process ends first.
struct Embedded {
  scratch::PrivateDirectory directory;
  std::optional<scratch::Supervised> process{};

  Embedded(fs::path const& base, std::optional<scratch::Account> const& account)
      : directory(base, std::string(directory_prefix), account) {}
  fs::path data() const { return directory.path() / "data"; }
};

std::string read_file(fs::path const& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The eighth line of the server's pid file has its state.
bool is_ready(fs::path const& data) {
  std::ifstream in(data / "postmaster.pid");
  std::string line;
  for (int number = 0; number < 8; ++number) {
    if (!std::getline(in, line)) return false;
  }
  return line.rfind("ready", 0) == 0;
}

void launch(Embedded& server, scratch::Binaries const& binaries,
            std::optional<scratch::Account> const& account) {
  scratch::Command command{
      .arguments = {binaries.postgres(), "-D", server.data(), "-k", server.directory.path()},
      .directory = server.directory.path(),
      .account = account};
  for (char const* setting : settings) {
    command.arguments.push_back("-c");
    command.arguments.push_back(setting);
  }
  server.process.emplace(command, server.directory.lock());
  auto const limit = std::chrono::steady_clock::now() + start_limit;
  while (!is_ready(server.data())) {
    bool const late = std::chrono::steady_clock::now() > limit;
    if (late || server.process->has_ended()) {
      throw IoError(std::string("the scratch server ") + (late ? "does not get ready: " : "did not start: ") +
                    read_file(server.directory.path() / "log"));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

std::unique_ptr<Embedded> start_embedded() {
  auto const binaries = scratch::find_binaries();
  auto const account = scratch::server_account();
  auto const base = scratch::server_base(account);
  scratch::sweep(base, std::string(directory_prefix), account);
  auto server = std::make_unique<Embedded>(base, account);
  auto const data = scratch::make_data(binaries, server->data(), account);
  if (!data.was_cached) {
    launch(*server, binaries, account);
    return server;
  }
  try {
    launch(*server, binaries, account);
    return server;
  } catch (IoError const&) {
    // The cached files may be damaged, for example by a full disk, a cleanup or a crash of the machine. They
    // are created again once; a second failure is an error.
    fs::remove_all(data.cached);
  }
  server = nullptr;
  server = std::make_unique<Embedded>(base, account);
  scratch::make_data(binaries, server->data(), account);
  launch(*server, binaries, account);
  return server;
}

ConnectionUrl embedded_url(Embedded const& server) {
  return {.parameters = {{"host", server.directory.path()},
                         {"port", "5432"},
                         {"user", "postgres"},
                         {"dbname", "template1"}}};
}

// Letters, digits and underscores of the hint, short enough that a suffix fits into 63 bytes.
std::string plain_name(std::string_view hint) {
  std::string out;
  for (char const c : hint.substr(0, 30)) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    bool const upper = c >= 'A' && c <= 'Z';
    out += plain ? c : upper ? static_cast<char>(c - 'A' + 'a') : '_';
  }
  return out.empty() ? "scratch" : out;
}

}  // namespace

struct ScratchServer::State {
  std::unique_ptr<Embedded> embedded;  // null for a given server
  ConnectionUrl url;
  std::optional<Connection> admin;
  std::set<std::string> databases{};  // created and not dropped
  int created = 0;
  pid_t owner = getpid();

  ~State();
  std::string create_sql(std::string const& name) const;
  void drop(std::string const& name);
};

ScratchServer::State::~State() {
  if (embedded || getpid() != owner) return;  // a fork of the process must not drop the databases
  for (auto const& name : std::set<std::string>(databases)) {
    try {
      drop(name);
    } catch (std::exception const&) {
      // A destructor cannot report it; the name of a remaining database shows its origin.
    }
  }
}

// On the embedded server template1 is unchanged, and copying files is the fastest way with fsync off. On a
// given server only template0 is unchanged, and the default strategy does not force a checkpoint.
std::string ScratchServer::State::create_sql(std::string const& name) const {
  if (!embedded) return fmt::format("CREATE DATABASE \"{}\" TEMPLATE template0 ENCODING 'UTF8'", name);
  bool const has_strategy = admin->server_version() >= 150000;
  return fmt::format("CREATE DATABASE \"{}\" TEMPLATE template1{}", name,
                     has_strategy ? " STRATEGY file_copy" : "");
}

// DROP DATABASE waits for a tenth of a second if there is a session, even one that is ending, so the own
// sessions are terminated first.
void ScratchServer::State::drop(std::string const& name) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    auto const ended = admin->execute(
        "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity "
        "WHERE datname = $1 AND usename = current_user",
        {name});
    if (ended.rows() == 0) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  bool const has_force = admin->server_version() >= 130000;
  admin->execute(fmt::format("DROP DATABASE IF EXISTS \"{}\"{}", name, has_force ? " WITH (FORCE)" : ""));
  databases.erase(name);
}

ScratchServer::ScratchServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
ScratchServer::ScratchServer(ScratchServer&&) noexcept = default;
ScratchServer& ScratchServer::operator=(ScratchServer&&) noexcept = default;
ScratchServer::~ScratchServer() = default;

ScratchServer ScratchServer::start(ScratchOptions const& options) {
  auto state = std::make_unique<State>();
  if (options.url) {
    state->url = parse_connection_url(*options.url);
    state->url.schema.clear();  // a new database has only the schema public
  } else {
    try {
      state->embedded = start_embedded();
    } catch (fs::filesystem_error const& error) {
      throw IoError(std::string("cannot prepare the scratch server: ") + error.what());
    }
    state->url = embedded_url(*state->embedded);
  }
  state->admin = Connection::open(state->url);
  return ScratchServer(std::move(state));
}

std::string ScratchServer::create_database(std::string_view name_hint) {
  auto& state = *state_;
  std::string name = fmt::format("{}_{}", plain_name(name_hint), ++state.created);
  // Other processes, also on other machines, create databases on a given server: a number alone is not unique
  // there.
  if (!state.embedded) name = fmt::format("{}_lockstep_{:08x}", name, std::random_device{}());
  state.admin->execute(state.create_sql(name));
  state.databases.insert(name);
  auto url = state.url;
  url.parameters["dbname"] = name;
  return to_string(url);
}

void ScratchServer::drop_database(std::string const& url) {
  state_->drop(parse_connection_url(url).value("dbname"));
}

std::string ScratchServer::url() const { return to_string(state_->url); }
int ScratchServer::version() const { return state_->admin->server_version(); }
std::string ScratchServer::directory() const {
  return state_->embedded ? state_->embedded->directory.path().native() : std::string();
}

}  // namespace lockstep
