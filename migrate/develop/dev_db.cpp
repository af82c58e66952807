#include "migrate/develop/dev_db.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <optional>
#include <thread>
#include <vector>

#include "postgres/client/connection.hpp"
#include "postgres/client/io_error.hpp"
#include "postgres/server/scratch_files.hpp"
#include "postgres/server/scratch_process.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;
using scratch::Account;

constexpr char const* database = "dev";
constexpr auto patience = std::chrono::seconds(60);
constexpr auto pause = std::chrono::milliseconds(5);

// The start of postmaster.pid, which the server writes into its data directory.
struct PidFile {
  pid_t process = 0;
  std::string socket_folder;
  bool ready = false;
};

std::optional<PidFile> read_pid_file(fs::path const& data) {
  std::ifstream in(data / "postmaster.pid");
  if (!in) return {};
  PidFile result;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (number == 1) result.process = static_cast<pid_t>(std::strtol(line.c_str(), nullptr, 10));
    if (number == 5) result.socket_folder = line;
    if (number == 8) result.ready = line.starts_with("ready");
  }
  return result;
}

std::string first_line_of_file(fs::path const& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

// The path of the socket on which a server with this folder listens.
std::string socket_in(fs::path const& folder) { return (folder / ".s.PGSQL.5432").string(); }
bool fits_an_address(std::string const& path) { return path.size() < sizeof(sockaddr_un{}.sun_path); }

// The process that listens on the socket, or nothing. fallback: the answer where the system does not report
// the process.
std::optional<pid_t> listener_of(std::string const& path, [[maybe_unused]] pid_t fallback) {
  if (!fits_an_address(path)) return {};
  int const fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) throw IoError(std::string("cannot make a socket: ") + std::strerror(errno));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  std::optional<pid_t> result;
  if (::connect(fd, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0) {
    result = fallback;
#ifdef SO_PEERCRED
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0) result = peer.pid;
#endif
  }
  ::close(fd);
  return result;
}

// Whether the process that a pid file names is a server of this data directory. After a crash another process
// can have got the number. Where the system does not report what a process works on, any living process
// counts.
bool works_on(pid_t process, fs::path const& data) {
  if (process <= 0 || (::kill(process, 0) != 0 && errno == ESRCH)) return false;
  std::ifstream in(fmt::format("/proc/{}/cmdline", process));
  if (!in) return true;
  std::string const words{std::istreambuf_iterator<char>(in), {}};
  return words.find(data.string() + '\0') != std::string::npos;
}

// libpq connects by the folder. Other clients want a host as well, so the URL contains `localhost`.
std::string url_of(std::string const& socket_folder) {
  std::string url = to_string(
      {.parameters = {{"host", socket_folder}, {"user", "postgres"}, {"dbname", database}}, .schema = {}});
  std::string const nowhere = "@/";
  return url.replace(url.find(nowhere), nowhere.size(), "@localhost:5432/");
}

// Held while a command starts or stops the server.
class DevDbLock {
 public:
  explicit DevDbLock(fs::path const& folder) {
    fd_ = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd_ < 0 || ::flock(fd_, LOCK_EX) != 0)
      throw IoError("cannot lock `" + folder.string() + "`: " + std::strerror(errno));
  }
  DevDbLock(DevDbLock const&) = delete;
  DevDbLock& operator=(DevDbLock const&) = delete;
  ~DevDbLock() { ::close(fd_); }

 private:
  int fd_ = -1;
};

void require_entrance(fs::path const& folder, std::optional<Account> const& account) {
  if (!account) return;
  for (fs::path place = folder;; place = place.parent_path()) {
    struct stat info {};
    if (::stat(place.c_str(), &info) != 0)
      throw IoError("cannot look at `" + place.string() + "`: " + std::strerror(errno));
    bool const open = (info.st_mode & S_IXOTH) != 0 ||
                      (info.st_uid == account->user && (info.st_mode & S_IXUSR) != 0) ||
                      (info.st_gid == account->group && (info.st_mode & S_IXGRP) != 0);
    if (!open) {
      throw IoError(
          fmt::format("a PostgreSQL server does not run as root, and the user `{}`, as which it would "
                      "run, may not enter `{}`",
                      account->name, place.string()),
          fmt::format("keep the database elsewhere with --dir, or let others pass: chmod o+x {}",
                      place.string()));
    }
    if (place == place.parent_path()) return;
  }
}

// Only the server's user can enter the folder.
void make_own(fs::path const& folder, std::optional<Account> const& account) {
  bool const made = ::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST;
  if (!made || (account && ::chown(folder.c_str(), account->user, account->group) != 0))
    throw IoError("cannot make `" + folder.string() + "`: " + std::strerror(errno));
}

void make_folder(fs::path const& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw IoError("cannot make the folder `" + folder.string() + "`: " + error.message());
  fs::path const ignore = folder / ".gitignore";
  if (fs::exists(ignore, error)) return;
  std::ofstream out(ignore);
  out << "# A database; do not put it under version control.\n*\n";
  if (!out.flush()) throw IoError("cannot write `" + ignore.string() + "`");
}

// Makes the data directory under another name and renames it when it is complete. So an interrupted run
// leaves nothing that looks like a database.
void make_dev_data(scratch::Binaries const& binaries, fs::path const& data,
                   std::optional<Account> const& account) {
  fs::path const unfinished = data.string() + ".unfinished";
  std::error_code error;
  fs::remove_all(unfinished, error);
  make_own(unfinished, account);
  scratch::Finished const finished =
      scratch::run({.arguments = {binaries.initdb(), "--pgdata=" + unfinished.string(), "--username=postgres",
                                  "--auth=trust", "--encoding=UTF8", "--locale=C"},
                    .account = account});
  if (finished.status != 0) throw IoError("initdb failed: " + finished.output);
  fs::rename(unfinished, data, error);
  if (error) throw IoError("cannot make `" + data.string() + "`: " + error.message());
}

// "15" of "postgres (PostgreSQL) 15.20 (Debian …)"
std::string version_of(scratch::Binaries const& binaries) {
  std::string const said = scratch::run({.arguments = {binaries.postgres(), "--version"}}).output;
  std::size_t const begin = std::min(said.find_first_of("0123456789"), said.size());
  return said.substr(begin, said.find_first_not_of("0123456789", begin) - begin);
}

void require_version(scratch::Binaries const& binaries, fs::path const& data) {
  std::string const made_by = first_line_of_file(data / "PG_VERSION"), found = version_of(binaries);
  if (made_by == found) return;
  throw IoError(
      fmt::format("the database in `{}` was made by PostgreSQL {}, and the programs in `{}` are of {}",
                  data.string(), made_by, binaries.directory.string(), found),
      fmt::format("point LOCKSTEP_PG_BINDIR to programs of {}, or remove the folder and start again",
                  made_by));
}

// Next to the data. Where that path is too long for the address of a socket, a private folder with a short
// path.
fs::path socket_folder(fs::path const& folder, std::optional<Account> const& account) {
  fs::path beside = folder / "run";
  make_own(beside, account);
  if (fits_an_address(socket_in(beside) + ".lock")) return beside;
  std::string pattern = "/tmp/lockstep-dev-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr)
    throw IoError(std::string("cannot make a folder in /tmp: ") + std::strerror(errno));
  make_own(pattern, account);
  return pattern;
}

std::string text_behind(fs::path const& file, std::uintmax_t offset) {
  std::ifstream in(file);
  in.seekg(static_cast<std::streamoff>(offset));
  return {std::istreambuf_iterator<char>(in), {}};
}

// Starts the server and waits until it answers. Gives the new part of its log when it does not start.
std::optional<std::string> launched(scratch::Command const& command, fs::path const& data) {
  fs::path const log = fs::path(command.directory) / "log";
  std::error_code none;
  std::uintmax_t const size = fs::file_size(log, none);
  pid_t const server = scratch::start_detached(command);
  auto const limit = std::chrono::steady_clock::now() + patience;
  for (;;) {
    auto const file = read_pid_file(data);
    if (file && file->process == server && file->ready) return {};
    bool const ended = ::waitpid(server, nullptr, WNOHANG) == server;
    bool const late = std::chrono::steady_clock::now() > limit;
    if (late) ::kill(server, SIGQUIT);
    if (ended || late) return text_behind(log, none ? 0 : size);
    std::this_thread::sleep_for(pause);
  }
}

void launch_dev_db(scratch::Binaries const& binaries, fs::path const& folder,
                   std::optional<Account> const& account) {
  fs::path const data = folder / "data", sockets = socket_folder(folder, account);
  scratch::Command const command{
      .arguments = {binaries.postgres(), "-D", data, "-k", sockets, "-c", "listen_addresses="},
      .directory = folder / "run",
      .account = account};
  auto const limit = std::chrono::steady_clock::now() + patience;
  while (auto const said = launched(command, data)) {
    // The sessions of a server that was killed need a moment to end.
    bool const lingering = said->find("pre-existing shared memory block") != std::string::npos;
    if (!lingering || std::chrono::steady_clock::now() > limit)
      throw IoError("the development database did not start:\n" + *said,
                    "its log is " + (folder / "run/log").string());
    std::this_thread::sleep_for(pause);
  }
}

void create_dev_database(std::string const& url) {
  ConnectionUrl first = parse_connection_url(url);
  first.parameters["dbname"] = "postgres";
  Connection connection = Connection::open(first);
  bool const there =
      connection.execute("SELECT FROM pg_database WHERE datname = $1", {std::string(database)}).rows() == 1;
  if (!there) connection.execute(fmt::format("CREATE DATABASE {}", database));
}

// A crash leaves pid files. By now their number can belong to another process or to a zombie, and PostgreSQL
// takes either for a running server.
void forget_dead(fs::path const& folder) {
  fs::path const data = folder / "data";
  auto const file = read_pid_file(data);
  if (file && works_on(file->process, data)) return;
  std::vector<fs::path> left = {data / "postmaster.pid", socket_in(folder / "run"),
                                socket_in(folder / "run") + ".lock"};
  for (fs::path const& path : left) {
    std::error_code error;
    fs::remove(path, error);
    if (error) throw IoError("cannot remove the left-over `" + path.string() + "`: " + error.message());
  }
}

fs::path absolute_folder(fs::path const& folder) {
  std::error_code error;
  fs::path const result = fs::weakly_canonical(fs::absolute(folder), error);
  return error ? fs::absolute(folder) : result;
}

}  // namespace

fs::path default_dev_db() { return fs::path(".lockstep") / "dev-db"; }

DevDb look_at_dev_db(fs::path const& given) {
  fs::path const data = absolute_folder(given) / "data";
  DevDb result;
  std::error_code error;
  if (!fs::is_directory(data, error)) return result;
  result.version = first_line_of_file(data / "PG_VERSION");
  if (result.version.empty())
    throw IoError("cannot read `" + data.string() + "`", "the database may be another user's");
  result.state = DevDbState::stopped;
  auto const file = read_pid_file(data);
  if (!file) return result;
  if (auto const listener = listener_of(socket_in(file->socket_folder), file->process)) {
    result.state = DevDbState::running;
    result.process = *listener;
    result.url = url_of(file->socket_folder);
    return result;
  }
  bool const alive = works_on(file->process, data);
  result.state = alive ? DevDbState::deaf : DevDbState::ended;
  result.process = alive ? file->process : 0;
  return result;
}

StartedDevDb start_dev_db(fs::path const& given) {
  fs::path const folder = absolute_folder(given);
  auto const binaries = scratch::find_binaries("a development database is a server");
  auto const account = scratch::server_account();
  make_folder(folder);
  require_entrance(folder, account);
  DevDbLock const lock(folder);
  StartedDevDb result{.now = look_at_dev_db(folder)};
  result.before = result.now.state;
  if (result.before == DevDbState::running) return result;
  if (result.before == DevDbState::deaf) {
    throw IoError(
        fmt::format("the development database runs as process {}, but does not answer on its socket",
                    result.now.process),
        "stop it with lockstep dev-db stop, and start it again");
  }
  fs::path const data = folder / "data";
  if (result.before == DevDbState::absent) make_dev_data(binaries, data, account);
  require_version(binaries, data);
  forget_dead(folder);
  launch_dev_db(binaries, folder, account);
  result.now = look_at_dev_db(folder);
  create_dev_database(result.now.url);
  return result;
}

DevDb stop_dev_db(fs::path const& given) {
  fs::path const folder = absolute_folder(given);
  std::error_code error;
  if (!fs::is_directory(folder, error)) return {};
  DevDbLock const lock(folder);
  DevDb before = look_at_dev_db(folder);
  if (before.process == 0) return before;
  auto const file = read_pid_file(folder / "data");
  if (::kill(before.process, SIGINT) != 0 && errno != ESRCH)
    throw IoError(fmt::format("cannot stop process {}: {}", before.process, std::strerror(errno)));
  auto const limit = std::chrono::steady_clock::now() + patience;
  while (read_pid_file(folder / "data")) {
    if (std::chrono::steady_clock::now() > limit)
      throw IoError(fmt::format("the development database (process {}) does not stop", before.process),
                    "its log is " + (folder / "run/log").string());
    std::this_thread::sleep_for(pause);
  }
  bool const apart = file && fs::path(file->socket_folder) != folder / "run";
  if (apart) fs::remove_all(file->socket_folder, error);  // a folder in /tmp that stays does no harm
  return before;
}

}  // namespace lockstep
