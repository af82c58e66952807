// The data directory of a new server. initdb takes seconds on a disk, and a copy of its result takes
// milliseconds. So the result is cached, after it is made smaller: of the three databases of initdb only
// `template1` stays, and the free space maps and visibility maps, which a server recreates when needed, are
// deleted. Of 970 files 290 remain.
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "postgres/client/io_error.hpp"
#include "postgres/server/scratch_files.hpp"

namespace lockstep::scratch {
namespace {

namespace fs = std::filesystem;

// To be incremented when the creation of a template changes; cached templates with the old number are then
// not used.
constexpr std::string_view format = "1";
std::vector<std::string> const initdb_options = {"--username=postgres", "--auth=trust", "--encoding=UTF8",
                                                 "--locale=C",          "--no-sync",    "--wal-segsize=1"};
constexpr std::string_view slim_statements =
    "ALTER DATABASE template0 WITH IS_TEMPLATE false\n"
    "DROP DATABASE template0\n"
    "DROP DATABASE postgres\n"
    "CHECKPOINT\n";

// FNV-1a, as 16 hexadecimal digits.
std::string hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037ULL;
  for (char const c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15];
  return out;
}

void require_success(Finished const& finished, std::string const& program) {
  if (finished.status == 0) return;
  throw IoError(program + " failed: " + finished.output);
}

// "template-15.20-0123456789abcdef": the full version of the server, and a hash of everything that determines
// the template.
std::string cache_key(Binaries const& binaries) {
  auto const answer = run({.arguments = {binaries.postgres(), "--version"}});
  require_success(answer, binaries.postgres());
  std::string text = answer.output + std::string(format) + std::string(slim_statements);
  for (auto const& option : initdb_options) text += option + "\n";
  auto const from = std::min(answer.output.find_first_of("0123456789"), answer.output.size());
  auto const to = answer.output.find_first_not_of("0123456789.", from);
  return "template-" + answer.output.substr(from, to == std::string::npos ? to : to - from) + "-" +
         hash(text);
}

// $XDG_CACHE_HOME/lockstep or ~/.cache/lockstep, or nullopt. Only this user reads it: an unprivileged server
// gets a copy.
std::optional<fs::path> cache_directory() {
  char const* const cache = std::getenv("XDG_CACHE_HOME");
  char const* const home = std::getenv("HOME");
  fs::path base = cache ? fs::path(cache) : fs::path();
  if (!base.is_absolute()) base = fs::path(home ? home : "") / ".cache";
  if (!base.is_absolute()) return std::nullopt;
  std::error_code error;
  fs::create_directories(base / "lockstep", error);
  if (error || access((base / "lockstep").c_str(), W_OK | X_OK) != 0) return std::nullopt;
  return base / "lockstep";
}

void give(fs::path const& path, std::optional<Account> const& account) {
  if (!account || lchown(path.c_str(), account->user, account->group) == 0) return;
  throw IoError("cannot give " + path.native() + " to user `" + account->name + "`: " + std::strerror(errno));
}

// Copies a directory recursively with the same permissions, owned by account if there is one.
void copy_tree(fs::path const& from, fs::path const& to, std::optional<Account> const& account) {
  fs::create_directory(to, from);
  give(to, account);
  for (auto const& entry : fs::directory_iterator(from)) {
    auto const target = to / entry.path().filename();
    if (entry.is_directory()) {
      copy_tree(entry.path(), target, account);
      continue;
    }
    fs::copy_file(entry.path(), target);
    give(target, account);
  }
}

bool is_map(fs::path const& path) {
  std::string const name = path.filename();
  return name.size() > 4 &&
         (name.compare(name.size() - 4, 4, "_fsm") == 0 || name.compare(name.size() - 3, 3, "_vm") == 0);
}

void initialise(Binaries const& binaries, fs::path const& data, std::optional<Account> const& account) {
  Command initdb{.arguments = {binaries.initdb(), "--pgdata=" + data.native()}, .account = account};
  initdb.arguments.insert(initdb.arguments.end(), initdb_options.begin(), initdb_options.end());
  require_success(run(initdb), initdb.arguments.front());
  Command const single{.arguments = {binaries.postgres(), "--single", "-F", "-D", data, "template1"},
                       .account = account,
                       .input = std::string(slim_statements)};
  require_success(run(single), binaries.postgres());
  std::vector<fs::path> maps;
  for (auto const& entry : fs::recursive_directory_iterator(data)) {
    if (is_map(entry.path())) maps.push_back(entry.path());
  }
  for (auto const& map : maps) fs::remove(map);
}

// Creates the copy with a temporary name and then renames it, so that no process sees a part of a template.
// If two processes do this concurrently, the second rename fails, which is harmless.
void store(fs::path const& data, fs::path const& cached) {
  sweep(cached.parent_path(), "building-", std::nullopt);
  PrivateDirectory const building(cached.parent_path(), "building-", std::nullopt);
  copy_tree(data, building.path() / "data", std::nullopt);
  std::error_code ignored;
  fs::rename(building.path() / "data", cached, ignored);
}

}  // namespace

DataDirectory make_data(Binaries const& binaries, fs::path const& data,
                        std::optional<Account> const& account) {
  auto const cache = cache_directory();
  if (!cache) {
    initialise(binaries, data, account);
    return {};
  }
  auto const cached = *cache / cache_key(binaries);
  if (fs::exists(cached)) {
    copy_tree(cached, data, account);
    return {.was_cached = true, .cached = cached};
  }
  initialise(binaries, data, account);
  store(data, cached);
  return {.cached = cached};
}

}  // namespace lockstep::scratch
