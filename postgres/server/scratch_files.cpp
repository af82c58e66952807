#include "postgres/server/scratch_files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "postgres/client/io_error.hpp"

namespace lockstep::scratch {
namespace {

namespace fs = std::filesystem;

constexpr unsigned long long wanted_bytes = 256ULL << 20;
// The path of a socket must fit into sockaddr_un, which has 104 bytes on some systems; the part after base
// takes 45.
constexpr std::size_t longest_base = 58;

// Whether the account can create and reach directories here: every parent directory is open to all users, and
// this one is also writable for all users, like a directory for temporary files. Without an account, access()
// decides for this process.
bool is_usable(fs::path const& base, std::optional<Account> const& account) {
  if (!base.is_absolute() || base.native().size() > longest_base) return false;
  struct stat info {};
  if (stat(base.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) return false;
  if (!account) return access(base.c_str(), W_OK | X_OK) == 0;
  if ((info.st_mode & S_IWOTH) == 0) return false;
  for (fs::path place = base;; place = place.parent_path()) {
    if (stat(place.c_str(), &info) != 0 || (info.st_mode & S_IXOTH) == 0) return false;
    if (place == place.parent_path()) return true;
  }
}

bool has_space(fs::path const& base) {
  struct statvfs info {};
  return statvfs(base.c_str(), &info) == 0 && info.f_frsize * info.f_bavail >= wanted_bytes;
}

// A locked descriptor of the directory; -1 if another process has locked it, or it does not exist.
int lock_directory(fs::path const& path) {
  int const fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return -1;
  struct stat held {};
  struct stat named {};
  bool const locked = flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &held) == 0;
  // Another process may have deleted it between open() and flock().
  if (locked && lstat(path.c_str(), &named) == 0 && named.st_ino == held.st_ino) return fd;
  close(fd);
  return -1;
}

}  // namespace

PrivateDirectory::PrivateDirectory(fs::path const& base, std::string const& prefix,
                                   std::optional<Account> const& account)
    : owner_(getpid()) {
  // Another process may delete the directory between its creation and the lock, so there are a few attempts.
  for (int attempt = 0; attempt < 5 && lock_ < 0; ++attempt) {
    std::string name = base / (prefix + "XXXXXX");
    if (!mkdtemp(name.data()))
      throw IoError("cannot make a directory in " + base.native() + ": " + std::strerror(errno));
    path_ = name;
    lock_ = lock_directory(path_);
  }
  if (lock_ < 0) throw IoError("cannot lock a directory in " + base.native());
  if (account && fchown(lock_, account->user, account->group) != 0) {
    throw IoError("cannot give " + path_.native() + " to user `" + account->name +
                  "`: " + std::strerror(errno));
  }
}

PrivateDirectory::~PrivateDirectory() {
  // A destructor cannot report an error; a later sweep() deletes the rest.
  std::error_code ignored;
  if (getpid() == owner_) fs::remove_all(path_, ignored);
  close(lock_);
}

fs::path server_base(std::optional<Account> const& account) {
  char const* const temporary = std::getenv("TMPDIR");
  fs::path const memory = "/dev/shm";
  if (is_usable(memory, account) && has_space(memory)) return memory;
  for (fs::path const& base :
       {fs::path(temporary ? temporary : ""), fs::path("/tmp"), fs::path("/var/tmp")}) {
    if (is_usable(base, account)) return base;
  }
  throw IoError("there is no directory for temporary files that a PostgreSQL server could use",
                "make /tmp writable, or set TMPDIR to a short path that is");
}

void sweep(fs::path const& base, std::string const& prefix, std::optional<Account> const& account) {
  std::error_code unreadable;  // the directory may be unreadable, or deleted meanwhile
  for (fs::directory_iterator entry(base, unreadable), end; !unreadable && entry != end;
       entry.increment(unreadable)) {
    if (entry->path().filename().native().rfind(prefix, 0) != 0) continue;
    struct stat info {};
    if (lstat(entry->path().c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) continue;
    if (info.st_uid != geteuid() && !(account && info.st_uid == account->user)) continue;
    int const lock = lock_directory(entry->path());
    if (lock < 0) continue;
    std::error_code ignored;  // another process may be deleting it as well
    fs::remove_all(entry->path(), ignored);
    close(lock);
  }
}

}  // namespace lockstep::scratch
