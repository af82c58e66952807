// The spelling decides what a source is: `empty`, a URL, else a path. Texts are parsed, resolved and
// canonicalized; databases are read; migrations are replayed on a scratch database, which is then read.
#include "migrate/sources/source.hpp"

#include <algorithm>
#include <filesystem>

#include "compiler/diff/joins.hpp"
#include "compiler/model/canonical.hpp"
#include "compiler/resolve/resolve.hpp"
#include "grammar/parse.hpp"
#include "introspect/introspect.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "migrate/sources/replay.hpp"
#include "migrate/system/files.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/client/redact.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

bool is_url(std::string_view source) {
  return source.starts_with("postgresql://") || source.starts_with("postgres://");
}

bool is_skipped(fs::path const& folder) {
  std::string const name = folder.filename().string();
  return name == "node_modules" || name == "migrations" || name.starts_with('.');
}

// The .prisma files in and below a folder, sorted by path.
std::vector<fs::path> files_below(fs::path const& folder) {
  std::vector<fs::path> result;
  std::error_code error;
  auto walk =
      fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    // A link to a folder above it would be followed forever.
    bool const too_deep = walk.depth() > 32;
    if (walk->is_directory(error) && (is_skipped(walk->path()) || too_deep)) walk.disable_recursion_pending();
    if (walk->path().extension() == ".prisma" && !walk->is_directory(error)) result.push_back(walk->path());
  }
  if (error) throw IoError("cannot read the folder `" + folder.string() + "`: " + error.message());
  std::ranges::sort(result, {}, [](fs::path const& path) { return path.generic_string(); });
  return result;
}

// The canonical form of a path, which need not exist.
fs::path plain(fs::path const& path) {
  std::error_code error;
  fs::path const result = fs::weakly_canonical(path, error);
  return error ? fs::absolute(path, error).lexically_normal() : result;
}

// Whether a file of that name is, or would be, one of schema_files(folder).
bool belongs_to(fs::path const& folder, fs::path const& file) {
  std::error_code error;
  if (file.extension() != ".prisma" || fs::is_directory(file, error)) return false;
  fs::path const inside = plain(file).lexically_relative(plain(folder));
  if (inside.empty() || *inside.begin() == "..") return false;
  return std::none_of(inside.begin(), std::prev(inside.end()), is_skipped);
}

// Adds the unsaved file to those of a source. When the source already contains it, that entry gets the name
// that the caller gave.
void take_in(std::vector<fs::path>& files, Unsaved const& unsaved, std::string const& source) {
  fs::path const path = plain(unsaved.path);
  auto const old = std::ranges::find_if(files, [&](fs::path const& file) { return plain(file) == path; });
  if (old != files.end()) {
    *old = unsaved.path;
    return;
  }
  if (!belongs_to(source, unsaved.path)) {
    throw IoError("`" + unsaved.path + "` is not a file of the schema `" + source + "`",
                  "name a .prisma file of that schema, or leave the schema away");
  }
  auto const spelled = [](fs::path const& file) { return file.generic_string(); };
  std::string const listed = spelled(fs::path(source) / path.lexically_relative(plain(source)));
  files.insert(std::ranges::upper_bound(files, listed, {}, spelled), unsaved.path);
}

std::vector<fs::path> files_of(std::string const& source, std::optional<Unsaved> const& unsaved) {
  fs::path const path(source);
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    std::vector<fs::path> files = {path};
    if (unsaved) take_in(files, *unsaved, source);
    return files;
  }
  std::vector<fs::path> files = files_below(path);
  if (unsaved) take_in(files, *unsaved, source);
  if (files.empty()) {
    throw IoError("the folder `" + source + "` holds no .prisma file",
                  "name the file, or the folder that holds it");
  }
  return files;
}

Loaded load_text(std::string const& source, LoadOptions const& options, Sources& sources,
                 Diagnostics& diagnostics) {
  std::size_t const first = sources.size();
  for (fs::path const& path : files_of(source, options.unsaved)) {
    bool const in_memory = options.unsaved && path == options.unsaved->path;
    sources.push_back({.name = path.string(), .text = in_memory ? options.unsaved->text : read_text(path)});
  }
  return load_texts(source, options.default_schema, sources, first, diagnostics);
}

Loaded load_catalog(std::string const& source, LoadOptions const& options) {
  Loaded result{.kind = SourceKind::catalog, .label = redacted(source)};
  ConnectionUrl const url = parse_connection_url(source);
  result.url = source;
  result.schemas = url.schema.empty() ? options.scope : std::vector<std::string>{url.schema};
  Connection connection = Connection::open(url);
  result.server_version = connection.server_version();
  if (!options.whole) {
    result.schema = introspect(connection, {.schemas = result.schemas});
    return result;
  }
  Catalog catalog = read_catalog(connection, {.schemas = result.schemas, .ownership = true});
  result.schema = std::move(catalog.schema);
  result.unmanaged = std::move(catalog.unmanaged);
  result.role = connection.execute("SELECT current_user").text(0, 0);
  return result;
}

Loaded load_migrations(std::string const& source, LoadOptions const& options) {
  auto const server = std::make_shared<ScratchServer>(ScratchServer::start({.url = options.scratch_url}));
  std::string const url = replay(read_migrations(source), options.default_schema, *server);
  Loaded result = load_catalog(url, options);
  result.kind = SourceKind::migrations;
  result.label = source;
  result.scratch = server;
  return result;
}

// The `schema=` of a source that is a URL, else `public`.
std::string schema_of(std::string const& source) {
  if (kind_of(source) != SourceKind::catalog) return "public";
  std::string const schema = parse_connection_url(source).schema;
  return schema.empty() ? "public" : schema;
}

}  // namespace

std::vector<fs::path> schema_files(std::string const& source) {
  fs::path const path(source);
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<fs::path> files = files_below(path);
  if (files.empty()) {
    throw IoError("the folder `" + source + "` holds no .prisma file",
                  "name the file, or the folder that holds it");
  }
  return files;
}

SourceKind kind_of(std::string_view source) {
  if (source == "empty") return SourceKind::empty;
  if (is_url(source)) return SourceKind::catalog;
  return is_migrations_folder(fs::path(source)) ? SourceKind::migrations : SourceKind::text;
}

Loaded load(std::string const& source, LoadOptions const& options, Sources& sources,
            Diagnostics& diagnostics) {
  switch (kind_of(source)) {
    case SourceKind::empty:
      return {.kind = SourceKind::empty, .label = source};
    case SourceKind::catalog:
      return load_catalog(source, options);
    case SourceKind::migrations:
      return load_migrations(source, options);
    case SourceKind::text:
      break;
  }
  std::error_code error;
  if (may_be_connection_string(source) && !fs::exists(source, error)) {
    throw IoError(
        "`" + redacted(source) + "` is not a valid source",
        "a source is `empty`, a .prisma file or folder, a migrations directory, or a postgresql:// URL");
  }
  return load_text(source, options, sources, diagnostics);
}

Loaded load_texts(std::string const& label, std::string const& default_schema, Sources const& sources,
                  std::size_t first, Diagnostics& diagnostics) {
  Loaded result{.kind = SourceKind::text, .label = label};
  std::size_t const before = diagnostics.errors();
  for (std::size_t file = first; file < sources.size(); ++file) {
    auto const index = static_cast<std::uint32_t>(file);
    if (refuse_next_dialect(sources[file], index, diagnostics)) continue;
    result.files.push_back(parse(sources, index, diagnostics));
  }
  if (diagnostics.errors() > before) return result;
  Resolved resolved = resolve(result.files, {.default_schema = default_schema}, diagnostics);
  if (diagnostics.errors() > before) return result;
  result.schema = model::canonicalize(std::move(resolved.schema));
  result.hints = std::move(resolved.hints);
  result.origins = std::move(resolved.origins);
  result.datasource = std::move(resolved.datasource);
  result.schemas = std::move(resolved.schemas);
  return result;
}

Pair<Loaded> load_pair(Pair<std::string> const& from_to, Sources& sources, Diagnostics& diagnostics,
                       std::optional<std::string> const& scratch_url) {
  Pair<Loaded> result;
  auto const read = [&](Loaded& side, std::string const& source, Loaded const& other_side,
                        std::string const& other) {
    side = load(source,
                {.default_schema = schema_of(other),
                 .scope = other_side.schemas,
                 .scratch_url = scratch_url,
                 .whole = kind_of(source) == SourceKind::catalog && kind_of(other) == SourceKind::catalog},
                sources, diagnostics);
  };
  // Texts, then migrations, then databases: each kind determines in more detail where the next one is read.
  for (SourceKind const kind :
       {SourceKind::empty, SourceKind::text, SourceKind::migrations, SourceKind::catalog}) {
    if (kind_of(from_to.from) == kind) read(result.from, from_to.from, result.to, from_to.to);
    if (kind_of(from_to.to) == kind) read(result.to, from_to.to, result.from, from_to.from);
    if (diagnostics.has_errors()) return result;
  }
  follow_join_tables(result, diagnostics);
  return result;
}

void follow_join_tables(Pair<Loaded>& sides, Diagnostics& diagnostics) {
  sides.to.hints =
      with_join_tables({sides.from.schema, sides.to.schema}, {sides.from.hints, sides.to.hints}, diagnostics);
}

std::optional<std::string> find_default_schema() {
  std::error_code error;
  for (char const* const path : {"prisma/schema.prisma", "schema.prisma", "prisma/schema"}) {
    if (fs::exists(path, error)) return path;
  }
  return std::nullopt;
}

std::string default_schema_path() {
  if (auto const found = find_default_schema()) return *found;
  throw IoError("no schema found: neither prisma/schema.prisma nor schema.prisma nor prisma/schema/ is here",
                "name the file or folder with --schema");
}

std::optional<std::string> schema_folder_of(std::string const& file) {
  auto const found = find_default_schema();
  std::error_code error;
  bool const holds = found && fs::is_directory(*found, error) && belongs_to(*found, file);
  return holds ? found : std::nullopt;
}

}  // namespace lockstep
