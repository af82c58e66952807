// `db pull`: writes the schema file from the database.
#include <cstdio>

#include "cli/commands/commands.hpp"
#include "migrate/drift/pull.hpp"
#include "migrate/sources/source.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

// The path of a first schema when there is none.
constexpr char const* new_schema = "prisma/schema.prisma";

std::string schema_path(Options const& options) {
  return options.schema.empty() ? find_default_schema().value_or(new_schema) : options.schema;
}

// One text without a heading; several with the names of their files.
void print_texts(Pulled const& pulled) {
  for (PulledFile const& file : pulled.files) {
    if (pulled.files.size() > 1) print_result("// " + file.path.string() + "\n");
    print_result(file.text);
  }
}

}  // namespace

int run_pull(Options const& options) {
  std::string const path = schema_path(options);
  Sources sources;
  Diagnostics diagnostics;
  Pulled const pulled = pull(
      {.schema = path, .url = options.pull.url, .schemas = options.pull.schemas, .force = options.pull.force},
      sources, diagnostics);
  if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
  if (options.pull.print) {
    print_texts(pulled);
  } else {
    write(pulled);
  }
  std::string const report = describe(pulled, options.pull.print ? "the schema" : path);
  std::fwrite(report.data(), 1, report.size(), stderr);
  return 0;
}

}  // namespace lockstep
