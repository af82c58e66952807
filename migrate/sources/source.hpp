// The sources of a schema: `empty`, schema text in a file or folder, a migrations directory, or a live
// database.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diff/change.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/model/origins.hpp"
#include "compiler/model/schema.hpp"
#include "compiler/resolve/resolve.hpp"
#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"
#include "introspect/introspect.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep {

// migrations: a directory that is replayed on a scratch database, which is then read like any other database.
enum class SourceKind { empty, text, migrations, catalog };

// A schema and what belongs to it. schema is canonical; it has no meaning when the diagnostics have errors.
struct Loaded {
  SourceKind kind = SourceKind::empty;
  std::string label;  // as given, without a password
  model::Schema schema;
  Hints hints;                       // of a text
  model::Origins origins;            // of a text
  Datasource datasource;             // of a text
  std::vector<ast::File> files;      // of a text
  std::vector<std::string> schemas;  // the PostgreSQL schemas it manages; empty: all
  std::string url;         // of a catalog, and of the scratch database of migrations; may hold a password
  int server_version = 0;  // of a catalog and of migrations: 150020 for 15.20
  // Of a catalog that is compared with another catalog: what the model does not represent, and the role that
  // reads. Its schema then contains owners and privileges too.
  std::vector<Unmanaged> unmanaged;
  std::string role;
  std::shared_ptr<ScratchServer> scratch;  // of migrations: keeps the server of `url` alive
};

// Whether the schema was read from a server, so that it contains more than a text can express.
inline bool is_read(Loaded const& loaded) {
  return loaded.kind == SourceKind::catalog || loaded.kind == SourceKind::migrations;
}

// A text that replaces a file of the source: the content of an editor that is not saved yet.
struct Unsaved {
  std::string path;  // also its name in diagnostics
  std::string text;
};

struct LoadOptions {
  std::string default_schema = "public";  // for models that name no schema
  std::vector<std::string> scope;  // the schemas to read from a database whose URL names none; empty: all
  std::optional<std::string> scratch_url{};  // where migrations are replayed; none: a server of our own
  std::optional<Unsaved> unsaved{};          // of a text; need not be on the disk
  bool whole = false;  // of a catalog: also owners, privileges, and what the model does not represent
};

// The kind of a source, by its spelling, and for a path by whether it is a folder of migrations.
SourceKind kind_of(std::string_view source);

// Reads a source: `empty`; a postgresql:// URL; else a path to a migrations directory
// (migrate/project/migrations_directory.hpp), to a .prisma file, or to a folder, whose .prisma files (also in
// folders below, sorted by path) are one schema. The texts are appended to sources, which the spans of
// diagnostics then refer to. Throws IoError for what cannot be read and for an unsaved file that is not part
// of the source, ConnectError and DbError for a database.
Loaded load(std::string const& source, LoadOptions const& options, Sources& sources,
            Diagnostics& diagnostics);

// Parses and resolves texts as one schema: all sources from `first` on. label is shown in messages.
Loaded load_texts(std::string const& label, std::string const& default_schema, Sources const& sources,
                  std::size_t first, Diagnostics& diagnostics);

// Reads both sides of a comparison. Texts come first, so that a database without `schema=` in its URL is read
// in the schema of the text, and the models of a text compared with a URL with `schema=` are resolved there.
// Stops before connecting when a text has errors. Two databases are read completely (LoadOptions).
// scratch_url: as in LoadOptions.
Pair<Loaded> load_pair(Pair<std::string> const& from_to, Sources& sources, Diagnostics& diagnostics,
                       std::optional<std::string> const& scratch_url = {});

// Adds to the hints of `to` the renames of join tables that follow from them (compiler/diff/joins.hpp).
// load_pair() has already done it.
void follow_join_tables(Pair<Loaded>& sides, Diagnostics& diagnostics);

// The files of a source of schema text: the file itself, or the .prisma files in and below a folder, sorted
// by path. Throws IoError when a folder contains none.
std::vector<std::filesystem::path> schema_files(std::string const& source);

// The default place of a schema text: prisma/schema.prisma, schema.prisma, prisma/schema/; nothing when none
// of them exists.
std::optional<std::string> find_default_schema();
// The same. Throws IoError when there is none.
std::string default_schema_path();

// The default schema folder that contains the file, or would contain it; else nothing.
std::optional<std::string> schema_folder_of(std::string const& file);

}  // namespace lockstep
