// `validate`: reads a schema text, of which one file may come from stdin, and shows all its diagnostics.
#include <fmt/format.h>

#include <filesystem>

#include "cli/commands/commands.hpp"
#include "compiler/model/print.hpp"
#include "grammar/parse.hpp"
#include "migrate/sources/source.hpp"
#include "migrate/system/files.hpp"
#include "postgres/client/io_error.hpp"
#include "postgres/client/redact.hpp"

namespace lockstep {
namespace {

constexpr char const* read_from_input = "-";

// The input: a path, and a text on stdin that replaces one of its files.
struct Input {
  std::string path;
  std::optional<Unsaved> unsaved;
};

// The given path, with or without the flag; empty when there is none.
std::string named_schema(Options const& options) {
  if (!options.path.empty() && !options.schema.empty()) {
    throw IoError("the schema is named twice: `" + options.schema + "` and `" + options.path + "`");
  }
  return options.path.empty() ? options.schema : options.path;
}

Input read_input(Options const& options, std::string const& schema) {
  std::string const& file = options.stdin_path;
  std::error_code error;
  if (std::filesystem::is_directory(schema, error) && file.empty()) {
    throw IoError("`" + schema + "` is a folder; which of its files is on stdin is not known",
                  "name the file with --stdin-path");
  }
  std::string const name = !file.empty() ? file : !schema.empty() ? schema : "<stdin>";
  std::string const path = !schema.empty() ? schema : schema_folder_of(file).value_or(name);
  return {.path = path, .unsaved = Unsaved{.path = name, .text = read_stdin(name)}};
}

Input input_of(Options const& options) {
  if (options.path == read_from_input) return read_input(options, options.schema);
  std::string const schema = named_schema(options);
  if (schema == read_from_input) return read_input(options, {});
  if (!options.stdin_path.empty()) {
    throw IoError("--stdin-path names the file on stdin, but stdin is not read",
                  "read it with `-`: lockstep validate - --stdin-path " + options.stdin_path);
  }
  return {.path = schema.empty() ? default_schema_path() : schema, .unsaved = {}};
}

}  // namespace

int run_validate(Options const& options) {
  Input const input = input_of(options);
  Sources sources;
  Diagnostics diagnostics;
  // `empty` is a path here, not the empty source.
  std::string const source = input.path == "empty" ? "./empty" : input.path;
  if (kind_of(source) == SourceKind::migrations) {
    throw IoError("`" + source + "` is a migrations directory, not a schema",
                  "to see what it leads to: lockstep migrate diff --from empty --to " + source);
  }
  if (kind_of(source) != SourceKind::text) {
    throw IoError("--schema takes a file or folder, not a URL",
                  "to look into a database: lockstep migrate diff --from URL --to empty");
  }
  Loaded const loaded = load(source, {.unsaved = input.unsaved}, sources, diagnostics);
  if (options.format != Format::text) {
    print_result(written(options, diagnostics, sources));
    return diagnostics.has_errors() ? 1 : 0;
  }
  if (options.print == Stage::ast) {
    for (ast::File const& file : loaded.files) print_result(masked(print(file)));
  }
  int const code = report_diagnostics(options, diagnostics, sources);
  if (code != 0 || options.print == Stage::ast) return code;
  print_result(options.print == Stage::model ? model::print(loaded.schema)
                                             : fmt::format("The schema at {} is valid.\n", input.path));
  return 0;
}

}  // namespace lockstep
