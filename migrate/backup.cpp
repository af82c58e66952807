#include "migrate/backup.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "introspect/connection_url.hpp"
#include "introspect/scratch_files.hpp"
#include "introspect/scratch_process.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

std::string last_lines(std::string const& output) {
  std::size_t const from = output.size() > 400 ? output.find('\n', output.size() - 400) : 0;
  return redacted(from == std::string::npos ? output : output.substr(from));
}

void run_program(fs::path const& program, std::vector<std::string> arguments,
                 std::vector<std::string> environment) {
  arguments.insert(arguments.begin(), program.string());
  scratch::Finished const finished = scratch::run({.arguments = std::move(arguments),
                                                   .directory = fs::current_path().string(),
                                                   .environment = std::move(environment)});
  if (finished.status == 0) return;
  throw IoError("no backup was made, and nothing else was done: " + program.filename().string() +
                    " failed: " + last_lines(finished.output),
                "a pg_dump older than the server refuses; LOCKSTEP_PG_BINDIR points to the programs of "
                "another version");
}

}  // namespace

std::string back_up(std::string const& url, std::string const& file) {
  if (fs::exists(file)) throw IoError("the backup `" + file + "` exists already", "name a new file");
  fs::path const programs = scratch::find_binaries().directory;
  ConnectionUrl target = parse_connection_url(url);
  std::vector<std::string> environment;
  if (std::string const password = target.value("password"); !password.empty()) {
    environment.push_back("PGPASSWORD=" + password);
  }
  for (char const* const name : {"PGPASSFILE", "PGHOST", "PGPORT", "PGUSER", "HOME"}) {
    if (char const* const value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
  }
  target.parameters.erase("password");
  target.schema.clear();
  std::string const unfinished = file + ".part";
  run_program(programs / "pg_dump",
              {"--format=custom", "--file=" + unfinished, "--dbname=" + to_string(target)}, environment);
  run_program(programs / "pg_restore", {"--list", unfinished}, {});
  fs::rename(unfinished, file);
  return fmt::format("backup of {} bytes in {}, which pg_restore can read", fs::file_size(file), file);
}

}  // namespace lockstep
