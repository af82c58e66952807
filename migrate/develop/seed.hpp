// Fills a development database with its first rows: by a SQL file or a command line. A project configures it
// in lockstep.json or, as Prisma's users do, in package.json.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "migrate/project/settings.hpp"

namespace lockstep {

struct Seed {
  std::string text;              // the name of the file, or the command line
  std::filesystem::path folder;  // of the file that configures it; relative paths start there
  std::string said_in;           // path of that file
  bool is_sql() const { return text.ends_with(".sql") && text.find(' ') == std::string::npos; }
};

// `seed` of the settings, else `prisma.seed` of the nearest package.json in or above `start`; nothing when
// neither exists. Throws IoError for a package.json that is not JSON, or whose seed is not a string.
std::optional<Seed> find_seed(Settings const& settings, std::filesystem::path const& start);

struct SeedRun {
  std::string url;                     // of the database; the command finds it in DATABASE_URL
  std::string variable;                // the environment variable of the datasource; may be empty
  std::vector<std::string> arguments;  // appended to those of the command line
};

// Runs the seed: a SQL file statement by statement, a command by the shell with the programs of
// node_modules/.bin. Throws Refused when a statement or the command fails, with the exit code in the message;
// IoError, DbError.
void run_seed(Seed const& seed, SeedRun const& run);

}  // namespace lockstep
