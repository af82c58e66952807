#include "migrate/develop/seed.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "migrate/history/run_file.hpp"
#include "migrate/run/deploy.hpp"
#include "migrate/system/files.hpp"
#include "migrate/system/shell_command.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> nearest_package(fs::path const& start) {
  std::error_code error;
  for (fs::path folder = fs::absolute(start);; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "package.json", error)) return folder / "package.json";
    if (folder == folder.parent_path()) return {};
  }
}

std::optional<Seed> seed_of_package(fs::path const& path) {
  auto const root = nlohmann::json::parse(read_text(path), nullptr, false);
  if (root.is_discarded())
    throw IoError("`" + path.string() + "` is not valid JSON",
                  "lockstep looks for the seed in it; correct it");
  if (!root.is_object() || !root.contains("prisma")) return {};
  auto const& prisma = root.at("prisma");
  if (!prisma.is_object() || !prisma.contains("seed")) return {};
  if (!prisma.at("seed").is_string())
    throw IoError("`prisma.seed` of `" + path.string() + "` is not a string", "write the command in quotes");
  return Seed{
      .text = prisma.at("seed").get<std::string>(), .folder = path.parent_path(), .said_in = path.string()};
}

void run_sql(Seed const& seed, SeedRun const& run) {
  fs::path const file = seed.folder / seed.text;
  std::string const sql = read_text(file);
  Connection connection = Connection::open(run.url);
  if (auto const failure = run_file(sql, connection))
    throw Refused("the seed `" + file.string() + "` stopped at " + describe(*failure),
                  "the statements before it are committed");
}

void run_command(Seed const& seed, SeedRun const& run) {
  char const* const path = std::getenv("PATH");
  std::string const programs = (seed.folder / "node_modules/.bin").string();
  ShellCommand command{.line = seed.text,
                       .arguments = run.arguments,
                       .folder = seed.folder,
                       .environment = {{"DATABASE_URL", run.url}}};
  if (!run.variable.empty()) command.environment.emplace_back(run.variable, run.url);
  command.environment.emplace_back(
      "PATH", programs + (path != nullptr && *path != '\0' ? ":" : "") + (path ? path : ""));
  int const code = run_shell(command);
  if (code == 0) return;
  throw Refused(fmt::format("the seed `{}` ended with exit code {}", seed.text, code),
                "it is defined in " + seed.said_in + " and runs in that folder, with DATABASE_URL set");
}

}  // namespace

std::optional<Seed> find_seed(Settings const& settings, fs::path const& start) {
  if (!settings.seed.empty())
    return Seed{
        .text = settings.seed, .folder = fs::absolute(settings.path).parent_path(), .said_in = settings.path};
  auto const package = nearest_package(start);
  return package ? seed_of_package(*package) : std::nullopt;
}

void run_seed(Seed const& seed, SeedRun const& run) {
  if (!seed.is_sql()) return run_command(seed, run);
  if (!run.arguments.empty())
    throw Refused("a SQL file takes no arguments", "leave out the arguments after `--`");
  run_sql(seed, run);
}

}  // namespace lockstep
