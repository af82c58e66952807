#include "migrate/backup.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "introspect/io_error.hpp"
#include "migrate/programs.hpp"

namespace lockstep {

std::string back_up(std::string const& url, std::string const& file) {
  namespace fs = std::filesystem;
  if (fs::exists(file)) throw IoError("the backup `" + file + "` exists already", "name a new file");
  std::string const unfinished = file + ".part";
  std::string const what = "no backup was made, and nothing else was done";
  run_client("pg_dump", url, {"--format=custom", "--file=" + unfinished}, what);
  run_client("pg_restore", {}, {"--list", unfinished}, what);
  fs::rename(unfinished, file);
  return fmt::format("backup of {} bytes in {}, which pg_restore can read", fs::file_size(file), file);
}

}  // namespace lockstep
