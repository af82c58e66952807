#include "migrate/project/migrations_directory.hpp"

#include <algorithm>
#include <cstdio>

#include "emit/emit.hpp"
#include "grammar/unicode.hpp"
#include "migrate/system/files.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 255;  // _prisma_migrations.migration_name

// The phase in the end of a name: "…_1_expand", "…_07_contract".
std::optional<Phase> phase_of(std::string_view name) {
  for (Phase const phase : {Phase::expand, Phase::backfill, Phase::contract}) {
    std::string_view const word = enum_name(phase);
    if (!name.ends_with(word)) continue;
    name.remove_suffix(word.size());
    if (!name.ends_with('_')) return {};
    name.remove_suffix(1);
    std::size_t const digits = name.size() - 1 - name.find_last_not_of("0123456789");
    return digits > 0 && name.substr(0, name.size() - digits).ends_with('_') ? std::optional(phase)
                                                                             : std::nullopt;
  }
  return {};
}

// Prisma accepts exactly `provider = "postgresql"`, anywhere in the file.
void check_lock_file(fs::path const& folder) {
  fs::path const path = folder / "migration_lock.toml";
  if (!fs::exists(path)) return;
  std::string const text = read_text(path);
  if (text.find("provider = \"postgresql\"") != std::string::npos) return;
  throw IoError("`" + path.string() + "` does not contain `provider = \"postgresql\"`",
                "these migrations belong to another database, or the file was edited by hand");
}

// Reading a pipe would block, and a link can be dangling or circular.
void check_regular(fs::path const& file) {
  std::error_code error;
  fs::file_status const status = fs::status(file, error);
  bool const dangling = error && error != std::errc::no_such_file_or_directory;
  if (dangling) throw IoError("cannot read `" + file.string() + "`: " + error.message());
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status))
    throw IoError("`" + file.string() + "` is a pipe or a device, not a file");
}

Migration read_one(fs::path const& path) {
  Migration result{.name = path.filename().string(), .path = path};
  if (result.name.size() > longest_name) {
    throw IoError("the name of the migration `" + result.name + "` is longer than 255 bytes",
                  "the history has no room for it; rename the folder");
  }
  if (find_invalid_utf8(result.name) != std::string::npos)
    throw IoError("the name of the migration `" + path.string() + "` is not UTF-8");
  fs::path const file = path / "migration.sql";
  check_regular(file);
  if (!fs::exists(file)) {
    throw IoError("the migration `" + result.name + "` has no migration.sql",
                  "restore the file, or remove the folder when it is a left-over");
  }
  result.sql = read_bytes(file);
  if (find_invalid_utf8(result.sql) != std::string::npos)
    throw IoError("`" + file.string() + "` is not UTF-8", "convert it, with iconv for example");
  result.checksum = sha256(result.sql);
  result.phase = phase_of(result.name);
  return result;
}

std::string with_line_ends(std::string_view text, bool crlf) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n' && crlf) result += '\r';
    result += text[i];
  }
  return result;
}

}  // namespace

std::vector<Migration> read_migrations(fs::path const& folder) {
  std::vector<Migration> result;
  std::error_code error;
  fs::file_status const status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) return result;
  if (error) throw IoError("cannot read the folder `" + folder.string() + "`: " + error.message());
  if (!fs::is_directory(status)) throw IoError("`" + folder.string() + "` is not a folder of migrations");
  check_lock_file(folder);
  std::vector<fs::path> paths;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    bool const hidden = at->path().filename().string().starts_with(".");
    if (!hidden && fs::is_directory(at->path())) paths.push_back(at->path());
  }
  if (error) throw IoError("cannot read the folder `" + folder.string() + "`: " + error.message());
  std::sort(paths.begin(), paths.end());
  for (fs::path const& path : paths) result.push_back(read_one(path));
  return result;
}

bool is_migrations_folder(fs::path const& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return false;
  if (fs::exists(folder / "migration_lock.toml", error)) return true;
  for (auto const& entry : fs::directory_iterator(folder, error)) {
    if (fs::exists(entry.path() / "migration.sql", error)) return true;
  }
  return false;
}

fs::path migrations_of(fs::path const& schema) {
  fs::path const plain = schema.has_filename() ? schema : schema.parent_path();
  fs::path beside = plain.parent_path() / "migrations";
  std::error_code error;
  if (!fs::is_directory(plain, error)) return beside;
  fs::path const inside = plain / "migrations";
  return !is_migrations_folder(inside) && is_migrations_folder(beside) ? beside : inside;
}

std::optional<std::string> read_rollback(Migration const& migration) {
  fs::path const file = migration.path / "rollback.sql";
  check_regular(file);
  if (!fs::exists(file)) return {};
  std::string text = read_bytes(file);
  if (find_invalid_utf8(text) != std::string::npos)
    throw IoError("`" + file.string() + "` is not UTF-8", "convert it, with iconv for example");
  return text;
}

bool has_checksum(std::string const& sql, std::string const& checksum) {
  return sha256(sql) == checksum || sha256(with_line_ends(sql, false)) == checksum ||
         sha256(with_line_ends(sql, true)) == checksum;
}

namespace {

// Removes lines that contain only an exception from a hazard. Adding such a line does not change the
// migration.
std::string without_exceptions(std::string const& sql) {
  std::string result;
  for (std::size_t begin = 0; begin < sql.size();) {
    std::size_t const end = std::min(sql.find('\n', begin), sql.size() - 1) + 1;
    std::string_view const line(sql.data() + begin, end - begin);
    if (!line.starts_with("-- lockstep:allow")) result += line;
    begin = end;
  }
  return result;
}

bool is_undone_as_written(std::string const& sql, std::string_view rollback) {
  std::string const undoes = header_value(rollback, "undoes").value_or("");
  std::string const checksum = undoes.substr(undoes.find_last_of(' ') + 1);
  std::size_t first = 0, last = 0;
  if (std::sscanf(undoes.c_str(), "migration.sql, first %zu and last %zu bytes", &first, &last) != 2)
    return has_checksum(sql, checksum);
  std::string const text = with_line_ends(sql, false);
  if (first > text.size() || last > text.size() - first) return false;
  return sha256(text.substr(0, first) + text.substr(text.size() - last)) == checksum;
}

}  // namespace

bool is_undone_by(std::string const& sql, std::string_view rollback) {
  return is_undone_as_written(sql, rollback) || is_undone_as_written(without_exceptions(sql), rollback);
}

std::string_view without_mark(std::string const& sql) {
  std::string_view text = sql;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

std::optional<std::string> header_value(std::string_view sql, std::string_view key) {
  while (sql.starts_with("--")) {
    std::size_t const end = std::min(sql.find('\n'), sql.size());
    std::string_view line = sql.substr(2, end - 2);
    sql.remove_prefix(std::min(end + 1, sql.size()));
    auto const trim = [&] {
      while (!line.empty() && (line.front() == ' ' || line.front() == '\r')) line.remove_prefix(1);
      while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    };
    trim();
    if (!line.starts_with(key)) continue;
    line.remove_prefix(key.size());
    if (line.empty() || (line.front() != ' ' && line.front() != ':')) continue;
    if (line.front() == ':') line.remove_prefix(1);
    trim();
    return std::string(line);
  }
  return {};
}

}  // namespace lockstep
