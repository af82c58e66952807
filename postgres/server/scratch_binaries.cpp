// Finds the PostgreSQL server programs of this machine.
#include <glob.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <vector>

#include "postgres/client/io_error.hpp"
#include "postgres/server/scratch_files.hpp"

namespace lockstep::scratch {
namespace {

namespace fs = std::filesystem;

// Directories outside PATH where distributions install the server programs.
constexpr auto usual_places = std::to_array<char const*>({
    "/usr/lib/postgresql/*/bin",  // Debian, Ubuntu
    "/usr/pgsql-*/bin",           // packages of postgresql.org for Fedora, RHEL
    "/usr/lib/postgresql*/bin",   // openSUSE, Gentoo
    "/usr/libexec/postgresql*",   // Alpine
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",  // Homebrew on Intel
    "/usr/local/pgsql/bin",             // built from source
});

constexpr auto packages =
    "install the server (Debian, Ubuntu: postgresql; Fedora: postgresql-server; Homebrew: postgresql@16), "
    "point "
    "LOCKSTEP_PG_BINDIR to its programs, or name a running server (--scratch-url, or --url for a database)";

bool has_server(fs::path const& directory) {
  return access((directory / "postgres").c_str(), X_OK) == 0 &&
         access((directory / "initdb").c_str(), X_OK) == 0;
}

// Resolved, because the server searches its files relative to the path of its program.
Binaries at(fs::path const& directory) {
  return {.directory = fs::canonical(directory / "postgres").parent_path()};
}

std::vector<fs::path> path_directories(char const* list) {
  std::vector<fs::path> directories;
  std::string_view rest = list ? list : "";
  while (!rest.empty()) {
    auto const end = std::min(rest.find(':'), rest.size());
    if (end > 0) directories.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return directories;
}

// The first number in a path, which is the major version (version 10 and later).
int version_in(std::string const& path) {
  auto const digit =
      std::find_if(path.begin(), path.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  return digit == path.end() ? 0 : std::atoi(&*digit);
}

std::vector<fs::path> matches(char const* pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (glob(pattern, 0, nullptr, &found) == 0) paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  std::ranges::stable_sort(paths, std::ranges::greater(), version_in);
  return {paths.begin(), paths.end()};
}

std::optional<fs::path> told_by_pg_config(std::vector<fs::path> const& path) {
  for (auto const& directory : path) {
    auto const program = directory / "pg_config";
    if (!program.is_absolute() || access(program.c_str(), X_OK) != 0) continue;
    auto answer = run({.arguments = {program, "--bindir"}});
    if (answer.status != 0) continue;
    return answer.output.substr(0, answer.output.find('\n'));
  }
  return std::nullopt;
}

}  // namespace

Binaries find_binaries(std::string const& need) {
  char const* const chosen = std::getenv("LOCKSTEP_PG_BINDIR");
  if (chosen && *chosen) {
    if (has_server(chosen)) return at(chosen);
    throw IoError(
        "LOCKSTEP_PG_BINDIR is " + std::string(chosen) + ", where there is no `postgres` with `initdb`",
        packages);
  }
  auto const path = path_directories(std::getenv("PATH"));
  for (auto const& directory : path) {
    if (directory.is_absolute() && has_server(directory)) return at(directory);
  }
  auto const told = told_by_pg_config(path);
  if (told && has_server(*told)) return at(*told);
  for (char const* pattern : usual_places) {
    for (auto const& directory : matches(pattern)) {
      if (has_server(directory)) return at(directory);
    }
  }
  throw IoError(need + ", and there are no PostgreSQL server programs on this machine", packages);
}

}  // namespace lockstep::scratch
