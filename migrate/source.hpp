// Where a schema comes from: `empty`, schema text in a file or folder, or a live database.
#pragma once

#include <string>
#include <vector>

#include "compiler/diff/change.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/model/schema.hpp"
#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"

namespace lockstep {

enum class SourceKind { empty, text, catalog };

// A schema and what belongs to it. schema is canonical; it means nothing when the diagnostics have errors.
struct Loaded {
  SourceKind kind = SourceKind::empty;
  std::string label;  // as given, without a password
  model::Schema schema;
  Hints hints;                       // of a text
  model::Origins origins;            // of a text
  std::vector<ast::File> files;      // of a text
  std::vector<std::string> schemas;  // the PostgreSQL schemas it manages; empty: all
  std::string url;                   // of a catalog; may hold a password
  int server_version = 0;            // of a catalog: 150020 for 15.20
};

struct LoadOptions {
  std::string default_schema = "public";  // where models live that name no schema
  std::vector<std::string> scope;  // the schemas to read from a database whose URL names none; empty: all
};

// The kind of source that a person named, without looking at the world.
SourceKind kind_of(std::string_view source);

// Reads a source: `empty`; a postgresql:// URL; else a path to a .prisma file, or to a folder, whose .prisma
// files (also in folders below, sorted by path) are one schema. The texts are appended to sources, which the
// spans of diagnostics then refer to. Throws IoError for what cannot be read, ConnectError and DbError for a
// database.
Loaded load(std::string const& source, LoadOptions const& options, Sources& sources,
            Diagnostics& diagnostics);

// Reads both sides of a comparison. Texts come first, so that a database without `schema=` in its URL is read
// where the text lives, and a text beside a URL with `schema=` lives there. Stops before connecting when a
// text has errors.
Pair<Loaded> load_pair(Pair<std::string> const& from_to, Sources& sources, Diagnostics& diagnostics);

// Where a schema text is looked for when none is named: prisma/schema.prisma, schema.prisma, prisma/schema/.
// Throws IoError.
std::string default_schema_path();

}  // namespace lockstep
