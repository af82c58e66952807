// `validate`: reads a schema text and shows all complaints at once.
#include <fmt/format.h>

#include "cli/commands/commands.hpp"
#include "compiler/model/print.hpp"
#include "grammar/parse.hpp"
#include "introspect/io_error.hpp"
#include "migrate/source.hpp"

namespace lockstep {

int run_validate(Options const& options) {
  std::string const path = options.schema.empty() ? default_schema_path() : options.schema;
  Sources sources;
  Diagnostics diagnostics;
  // Whatever the path looks like, it is a path here.
  std::string const source = path == "empty" ? "./empty" : path;
  if (kind_of(source) == SourceKind::migrations) {
    throw IoError("`" + source + "` is a migrations directory, not a schema",
                  "to see what it leads to: lockstep migrate diff --from empty --to " + source);
  }
  if (kind_of(source) != SourceKind::text) {
    throw IoError("--schema takes a file or folder, not a URL",
                  "to look into a database: lockstep migrate diff --from URL --to empty");
  }
  Loaded const loaded = load(source, {}, sources, diagnostics);
  if (options.print == Stage::ast) {
    for (ast::File const& file : loaded.files) print_result(print(file));
  }
  int const code = tell(options, diagnostics, sources);
  if (code != 0 || options.print == Stage::ast) return code;
  print_result(options.print == Stage::model ? model::print(loaded.schema)
                                             : fmt::format("The schema at {} is valid.\n", path));
  return 0;
}

}  // namespace lockstep
