// Resolves the syntax tree of a schema text to the model of a PostgreSQL schema.
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
  std::string default_schema = "public";  // the schema of models that name none
};

// The connection settings of the datasource block; all optional.
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

// files: all files of one schema, in the order of their names. Errors go to diagnostics; then the result is
// incomplete and must not be used for a plan.
Resolved resolve(std::vector<ast::File> const& files, ResolveOptions const& options,
                 Diagnostics& diagnostics);

// Whether the text begins with the marker of the different language of Prisma 8, `// use prisma-8` or `// use
// prisma-next`. If so it adds one error, and the text must not be parsed.
bool refuse_next_dialect(Source const& source, std::uint32_t file, Diagnostics& diagnostics);

}  // namespace lockstep
