// The files of the scratch server: the PostgreSQL binaries, its private directory, the cached data directory.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "postgres/server/scratch_process.hpp"

namespace lockstep::scratch {

struct Binaries {
  std::filesystem::path directory;  // with `postgres` and `initdb`, symbolic links resolved
  std::string postgres() const { return directory / "postgres"; }
  std::string initdb() const { return directory / "initdb"; }
};

// Searches $LOCKSTEP_PG_BINDIR (which must contain them if it is set), PATH, the directory of `pg_config
// --bindir`, and the directories of distributions, newest version first. Throws an IoError that names the
// packages; need: the beginning of its message.
Binaries find_binaries(std::string const& need = "an empty database is needed");

// A new directory with a unique name, accessible only for its owner, and locked as long as a process holds
// lock().
class PrivateDirectory {
 public:
  // Creates it in base, with a name that begins with prefix, owned by account if there is one. Throws
  // IoError.
  PrivateDirectory(std::filesystem::path const& base, std::string const& prefix,
                   std::optional<Account> const& account);
  PrivateDirectory(PrivateDirectory const&) = delete;
  PrivateDirectory& operator=(PrivateDirectory const&) = delete;
  // Deletes it if it still exists; a fork of the creating process does not.
  ~PrivateDirectory();
  std::filesystem::path const& path() const { return path_; }
  int lock() const { return lock_; }

 private:
  std::filesystem::path path_;
  int lock_ = -1;
  pid_t owner_ = -1;
};

// The best directory for the files of a server: one in memory with at least 256 MB free, else the first
// directory for temporary files; the account must be able to use it. Throws IoError.
std::filesystem::path server_base(std::optional<Account> const& account);

// Deletes the directories in base whose name begins with prefix, that belong to this user or account, and
// that no process has locked.
void sweep(std::filesystem::path const& base, std::string const& prefix,
           std::optional<Account> const& account);

// Creates `data`, the data directory of a new server of these binaries, from a cached copy. Without one it
// creates the directory with initdb and copies it to the cache, if there is one. Throws IoError.
struct DataDirectory {
  bool was_cached = false;
  std::filesystem::path cached;  // the cached copy; may not exist
};
DataDirectory make_data(Binaries const& binaries, std::filesystem::path const& data,
                        std::optional<Account> const& account);

}  // namespace lockstep::scratch
