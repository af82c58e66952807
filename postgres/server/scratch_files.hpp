// Where the scratch server lives: the binaries it is made from, its private directory, the cached data
// directory.
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

// Looks in $LOCKSTEP_PG_BINDIR (which must have them when it is set), PATH, the directory of `pg_config
// --bindir`, and where distributions put them, newest version first. Throws an IoError that names the
// packages; need: what stands before it.
Binaries find_binaries(std::string const& need = "an empty database is needed");

// A new directory with a name of its own, open to its owner only, and locked for as long as a process holds
// lock().
class PrivateDirectory {
 public:
  // In base, named after prefix, owned by account if there is one. Throws IoError.
  PrivateDirectory(std::filesystem::path const& base, std::string const& prefix,
                   std::optional<Account> const& account);
  PrivateDirectory(PrivateDirectory const&) = delete;
  PrivateDirectory& operator=(PrivateDirectory const&) = delete;
  // Deletes it, if it is still there; a fork of the process that made it does not.
  ~PrivateDirectory();
  std::filesystem::path const& path() const { return path_; }
  int lock() const { return lock_; }

 private:
  std::filesystem::path path_;
  int lock_ = -1;
  pid_t owner_ = -1;
};

// The best directory for a server's files: one in memory if it has 256 MB free, else the first directory for
// temporary files; in any case one where account can live. Throws IoError.
std::filesystem::path server_base(std::optional<Account> const& account);

// Deletes the directories in base whose name begins with prefix, that are owned by us or account, and that no
// process has locked any more.
void sweep(std::filesystem::path const& base, std::string const& prefix,
           std::optional<Account> const& account);

// Makes data, the data directory of a new server of these binaries, by copying a cached one; when there is
// none makes one in place and puts a copy into the cache, if there is a place for it. Throws IoError.
struct DataDirectory {
  bool was_cached = false;
  std::filesystem::path cached;  // the cache's copy; may not exist
};
DataDirectory make_data(Binaries const& binaries, std::filesystem::path const& data,
                        std::optional<Account> const& account);

}  // namespace lockstep::scratch
