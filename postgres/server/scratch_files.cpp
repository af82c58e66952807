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
// A socket's path has to fit into sockaddr_un, which takes 104 bytes on some systems; what we add to base
// takes 45.
constexpr std::size_t longest_base = 58;

// Whether account may make directories here and reach them: with all directories above open to everybody and
// this one writable for everybody, which is how directories for temporary files are. Without an account we
// may what access() says.
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

// A locked descriptor of the directory, or -1: then somebody else has it locked, or it is gone.
int lock_directory(fs::path const& path) {
  int const fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return -1;
  struct stat held {};
  struct stat named {};
  bool const locked = flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &held) == 0;
  // Between our open and our lock another process may have swept it.
  if (locked && lstat(path.c_str(), &named) == 0 && named.st_ino == held.st_ino) return fd;
  close(fd);
  return -1;
}

}  // namespace

PrivateDirectory::PrivateDirectory(fs::path const& base, std::string const& prefix,
                                   std::optional<Account> const& account)
    : owner_(getpid()) {
  // A sweeping process may come between making and locking, so a few attempts are made.
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
  // What cannot be deleted here is deleted by a later sweep, and there is nobody to tell.
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
  std::error_code
      unreadable;  // of a directory we need not be able to list, or that went away while we looked
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
