#include "cli/commands/target.hpp"

#include "grammar/parse.hpp"
#include "migrate/sources/source.hpp"
#include "migrate/sources/target.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

Datasource datasource_of(std::string const& schema) {
  if (schema.empty()) return {};
  Sources sources;
  Diagnostics diagnostics;
  Loaded const loaded = load(schema, {}, sources, diagnostics);
  if (!diagnostics.has_errors()) return loaded.datasource;
  throw IoError("the schema `" + schema + "` has errors, so its database is not known",
                "see them with lockstep validate, or name the database with --url");
}

}  // namespace

std::string schema_path(RunCommandOptions const& run) {
  return run.schema.empty() ? find_default_schema().value_or("") : run.schema;
}

std::string target_url(RunCommandOptions const& run) {
  std::string const schema = schema_path(run);
  return database_url(run.url, run.url.empty() ? datasource_of(schema) : Datasource{}, schema);
}

std::string url_variable(RunCommandOptions const& run) {
  std::string const schema = schema_path(run);
  if (schema.empty()) return {};
  Sources sources;
  Diagnostics diagnostics;
  Loaded const loaded = load(schema, {}, sources, diagnostics);
  return diagnostics.has_errors() ? std::string() : loaded.datasource.url_variable;
}

RunTarget run_target(RunCommandOptions const& run) {
  std::string const schema = schema_path(run);
  RunTarget result;
  result.url = target_url(run);
  result.folder = run.migrations;
  if (run.migrations.empty()) {
    if (schema.empty()) {
      throw IoError("no folder of migrations is named, and no schema was found that has one next to it",
                    "name the folder with --migrations");
    }
    result.folder = migrations_of(schema);
  }
  if (!run.migrations.empty() && !std::filesystem::is_directory(result.folder)) {
    throw IoError("there is no folder `" + run.migrations + "`", "check --migrations");
  }
  result.migrations = read_migrations(result.folder);
  return result;
}

}  // namespace lockstep
