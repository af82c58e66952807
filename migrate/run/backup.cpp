#include "migrate/run/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "migrate/system/files.hpp"
#include "migrate/system/programs.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// The file that pg_dump writes. The destructor removes it unless it is complete. It is created before pg_dump
// opens it, with a mode that lets no other user read the rows at any time.
class Unfinished {
 public:
  explicit Unfinished(std::string const& file) : path(file + ".part") {
    int const fd = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd >= 0) {
      ::close(fd);
      return;
    }
    std::string const why = std::strerror(errno);
    throw IoError("no backup can be written to `" + path + "`: " + why,
                  errno == EEXIST ? "another backup writes it, or one was interrupted; then remove it" : "");
  }
  Unfinished(Unfinished const&) = delete;
  Unfinished& operator=(Unfinished const&) = delete;
  ~Unfinished() {
    if (!complete_) ::unlink(path.c_str());
  }
  void become(std::string const& file) {
    fs::rename(path, file);
    complete_ = true;
  }

  std::string const path;

 private:
  bool complete_ = false;
};

}  // namespace

std::string back_up(std::string const& url, std::string const& file) {
  if (fs::exists(file)) throw IoError("the backup `" + file + "` exists already", "name a new file");
  Unfinished unfinished(file);
  std::string const what = "no backup was made, and nothing else was done";
  run_client("pg_dump", url, {"--format=custom", "--file=" + unfinished.path}, what);
  run_client("pg_restore", {}, {"--list", unfinished.path}, what);
  unfinished.become(file);
  flush_folder(fs::absolute(file).parent_path());
  return fmt::format("backup of {} bytes in {}, which pg_restore can read", fs::file_size(file), file);
}

}  // namespace lockstep
