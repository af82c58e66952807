// POSIX calls instead of streams: only they can flush to the disk, create exclusively and say what went
// wrong.
#include "migrate/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "introspect/io_error.hpp"

namespace lockstep {
namespace {

// Closes a descriptor; the result of close() matters to writers only, which call it themselves.
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

}  // namespace

std::string read_bytes(std::filesystem::path const& path) {
  Descriptor const file(open_retrying(path, O_RDONLY));
  if (file.get() < 0)
    fail("read", path, errno == ENOENT ? "check the path; it is taken from the current folder" : "");
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail("read", path);
  if (S_ISDIR(status.st_mode)) throw IoError("`" + path.string() + "` is a folder, not a file");
  std::string text = read_all(file.get(), path);
  std::size_t const zero = text.find('\0');
  if (zero != std::string::npos) {
    throw IoError("`" + path.string() + "` is not a text (byte " + std::to_string(zero) + " is zero)",
                  "a text in UTF-16 has to be converted, with iconv for example");
  }
  return text;
}

std::string read_text(std::filesystem::path const& path) {
  std::string text = read_bytes(path);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

void write_durably(std::filesystem::path const& path, std::string_view text) {
  Descriptor file(open_retrying(path, O_WRONLY | O_CREAT | O_EXCL, 0666));
  if (file.get() < 0) fail("create", path);
  while (!text.empty()) {
    ssize_t const put = ::write(file.get(), text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail("write", path);
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  if (::fsync(file.get()) != 0) fail("write", path);
  if (::close(file.release()) != 0) fail("write", path);
}

void flush_folder(std::filesystem::path const& folder) {
  Descriptor const opened(open_retrying(folder, O_RDONLY | O_DIRECTORY));
  if (opened.get() < 0) fail("open", folder);
  // Some file systems cannot flush a folder and say EINVAL; there is nothing better to be had from them.
  if (::fsync(opened.get()) != 0 && errno != EINVAL) fail("write", folder);
}

}  // namespace lockstep
