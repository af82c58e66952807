// POSIX calls instead of streams: only they can flush to the disk, create exclusively and report the error.
#include "migrate/system/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "migrate/system/hold_signals.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

// Closes a descriptor. The result of close() matters to writers only, which call it themselves.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  int release() {
    int const fd = fd_;
    fd_ = -1;
    return fd;
  }

 private:
  int fd_;
};

[[noreturn]] void fail(std::string const& what, std::filesystem::path const& path, std::string hint = {}) {
  throw IoError("cannot " + what + " `" + path.string() + "`: " + std::strerror(errno), std::move(hint));
}

int open_retrying(std::filesystem::path const& path, int flags, mode_t mode = 0) {
  int fd = -1;
  do {
    fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

std::string read_all(int fd, std::filesystem::path const& path) {
  std::string text;
  std::string chunk(std::size_t{1} << 16, '\0');
  while (true) {
    ssize_t const got = ::read(fd, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", path);
    if (got == 0) return text;
    text.append(chunk, 0, static_cast<std::size_t>(got));
    if (text.size() > largest_text) {
      throw IoError("`" + path.string() + "` is larger than 256 MiB", "a text of that size is not read");
    }
  }
}

void write_all(int fd, std::string_view text, std::filesystem::path const& path) {
  while (!text.empty()) {
    ssize_t const put = ::write(fd, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail("write", path);
    text.remove_prefix(static_cast<std::size_t>(put));
  }
}

// A temporary file next to the one that it will replace. The destructor removes it unless the replacement
// succeeded.
class Replacement {
 public:
  explicit Replacement(std::filesystem::path const& target)
      : target_(target), name_((target.parent_path() / ".lockstep-XXXXXX").string()) {
    fd_ = ::mkostemp(name_.data(), O_CLOEXEC);
    if (fd_ < 0) fail("write to the folder", target.parent_path());
  }
  Replacement(Replacement const&) = delete;
  Replacement& operator=(Replacement const&) = delete;
  ~Replacement() {
    if (fd_ >= 0) ::close(fd_);
    if (!done_) ::unlink(name_.c_str());
  }

  // status: of the file that is replaced. The new file gets its permissions, and its owner where the process
  // may change that.
  void write(std::string_view text, struct stat const& status) {
    write_all(fd_, text, target_);
    bool const foreign = status.st_uid != ::geteuid() || status.st_gid != ::getegid();
    bool const given = foreign && ::fchown(fd_, status.st_uid, status.st_gid) == 0;
    // Without the right to change the owner, the file stays ours, but then without setuid, setgid and sticky
    // bits.
    mode_t const kept = foreign && !given ? 0777 : 07777;
    if (::fchmod(fd_, status.st_mode & kept) != 0 || ::fsync(fd_) != 0) fail("write", target_);
  }
  void put_in_place() {
    if (::rename(name_.c_str(), target_.c_str()) != 0) fail("replace", target_);
    done_ = true;
  }

 private:
  std::filesystem::path target_;
  std::string name_;
  int fd_ = -1;
  bool done_ = false;
};

// Resolves the links of a path.
std::filesystem::path followed(std::filesystem::path const& path) {
  std::error_code error;
  std::filesystem::path result = std::filesystem::canonical(path, error);
  if (error) throw IoError("cannot write `" + path.string() + "`: " + error.message());
  return result;
}

// The status of a file that may be replaced. The superuser may write every file, but a file that no user may
// write to is meant to stay unchanged.
struct stat replaceable_status(std::filesystem::path const& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) fail("write", path);
  if ((status.st_mode & 0222) == 0) errno = EACCES;
  if ((status.st_mode & 0222) == 0 || ::access(path.c_str(), W_OK) != 0) fail("write", path);
  return status;
}

void refuse_binary(std::string_view text, std::filesystem::path const& path) {
  std::size_t const zero = text.find('\0');
  if (zero == std::string_view::npos) return;
  throw IoError("`" + path.string() + "` is not a text (byte " + std::to_string(zero) + " is zero)",
                "a text in UTF-16 has to be converted, with iconv for example");
}

std::string without_byte_order_mark(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

}  // namespace

std::string read_bytes(std::filesystem::path const& path) {
  Descriptor const file(open_retrying(path, O_RDONLY));
  if (file.get() < 0)
    fail("read", path, errno == ENOENT ? "check the path; it is taken from the current folder" : "");
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail("read", path);
  if (S_ISDIR(status.st_mode)) throw IoError("`" + path.string() + "` is a folder, not a file");
  std::string text = read_all(file.get(), path);
  refuse_binary(text, path);
  return text;
}

std::string read_text(std::filesystem::path const& path) { return without_byte_order_mark(read_bytes(path)); }

std::string read_stdin(std::string const& name) {
  std::string text = read_all(STDIN_FILENO, name);
  refuse_binary(text, name);
  return without_byte_order_mark(std::move(text));
}

void write_durably(std::filesystem::path const& path, std::string_view text) {
  Descriptor file(open_retrying(path, O_WRONLY | O_CREAT | O_EXCL, 0666));
  if (file.get() < 0) fail("create", path);
  write_all(file.get(), text, path);
  if (::fsync(file.get()) != 0) fail("write", path);
  if (::close(file.release()) != 0) fail("write", path);
}

void require_replaceable(std::filesystem::path const& path) { replaceable_status(followed(path)); }

void replace_durably(std::filesystem::path const& path, std::string_view text) {
  std::filesystem::path const target = followed(path);
  struct stat const status = replaceable_status(target);
  HoldSignals const held;
  Replacement replacement(target);
  replacement.write(text, status);
  replacement.put_in_place();
  flush_folder(target.parent_path());
}

void flush_folder(std::filesystem::path const& folder) {
  Descriptor const opened(open_retrying(folder, O_RDONLY | O_DIRECTORY));
  if (opened.get() < 0) fail("open", folder);
  // Some file systems cannot flush a folder and return EINVAL. There is no alternative on them.
  if (::fsync(opened.get()) != 0 && errno != EINVAL) fail("write", folder);
}

}  // namespace lockstep
