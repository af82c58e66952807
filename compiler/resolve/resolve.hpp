// Syntax tree to model: what a schema text means for PostgreSQL.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/hints.hpp"
#include "compiler/model/origins.hpp"
#include "compiler/model/schema.hpp"
#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

struct ResolveOptions {
  std::string default_schema = "public";  // where models live that name no schema
};

// What the datasource block says about connecting; all optional.
struct Datasource {
  std::string provider;
  std::string url;           // literal text, or empty
  std::string url_variable;  // the NAME of env("NAME"), or empty
  bool foreign_keys = true;  // relationMode
};

struct Resolved {
  model::Schema schema;
  model::Origins origins;
  Hints hints;
  Datasource datasource;
  std::vector<std::string> schemas;  // the PostgreSQL schemas that the text manages, sorted
};

// files: all files of one schema, in the order of their names. Errors go to diagnostics; what is returned
// then is what could be understood and must not be planned from.
Resolved resolve(std::vector<ast::File> const& files, ResolveOptions const& options,
                 Diagnostics& diagnostics);

// Whether the text begins with the marker of Prisma 8's language, `// use prisma-8` or `// use prisma-next`,
// which is a different one; then it is complained about once and must not be parsed.
bool refuse_next_dialect(Source const& source, std::uint32_t file, Diagnostics& diagnostics);

}  // namespace lockstep
