// Collects the input of `migrate lint`: migrations with their rollbacks, the set that is new or changed since
// a git revision, and facts of a database.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "migrate/lint/lint.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// The folder of migrations that the paths belong to, all of its migrations, and which of them are chosen. A
// path is a folder of migrations, the folder of one of them, or a file in it. Throws IoError for any other
// path, and when the paths belong to several folders.
struct Gathered {
  std::filesystem::path folder;
  std::vector<LintMigration> migrations;
};
Gathered gather(std::vector<std::filesystem::path> const& paths);

// The names of the migrations in the folder whose files differ from the merge base of HEAD and the revision.
// Uncommitted changes count. Throws IoError, with git's message, when the folder is not in a repository or
// git does not find the revision.
std::set<std::string> changed_since(std::filesystem::path const& folder, std::string const& revision);

// Schema, sizes and history, read in one read-only transaction. notes: what could not be read. Throws
// DbError.
LintDatabase read_for_lint(Connection& connection, std::vector<LintMigration> const& migrations,
                           std::vector<std::string>& notes);

}  // namespace lockstep
