// What `migrate lint` is to read: migrations with their rollbacks, those that are new or changed since a git
// revision, and what a database knows.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "migrate/lint/lint.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// The folder of migrations that the paths belong to, all of its migrations, and of them those chosen. A path
// is a folder of migrations, the folder of one of them, or a file in it. Throws IoError when one is none of
// these, or when they are of several folders.
struct Gathered {
  std::filesystem::path folder;
  std::vector<LintMigration> migrations;
};
Gathered gather(std::vector<std::filesystem::path> const& paths);

// The names of the migrations in the folder whose files differ from those of the commit from which HEAD and
// the revision both come, also when that is not committed yet. Throws IoError, with git's words, when the
// folder is in no repository or git does not know the revision.
std::set<std::string> changed_since(std::filesystem::path const& folder, std::string const& revision);

// Schema, sizes and history, read in one read-only transaction. What could not be read is said in notes.
// Throws DbError.
LintDatabase read_for_lint(Connection& connection, std::vector<LintMigration> const& migrations,
                           std::vector<std::string>& notes);

}  // namespace lockstep
