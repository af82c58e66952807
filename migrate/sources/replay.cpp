#include "migrate/sources/replay.hpp"

#include "compiler/model/quote.hpp"
#include "migrate/history/run_file.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {
namespace {

// Migrations written for Prisma test for the name of its shadow database, to omit there what only production
// has (an extension that needs a setting of the server, a job).
constexpr std::string_view shadow_database = "prisma_migrate_shadow_db";

std::string with_schema(std::string const& url, std::string const& schema) {
  if (schema.empty() || schema == "public") return url;
  ConnectionUrl parsed = parse_connection_url(url);
  parsed.schema = schema;
  return to_string(parsed);
}

// Each file has a separate session, as in a deployment, so a setting of one file does not affect the next.
void run(Migration const& migration, std::string const& url) {
  Connection connection = Connection::open(url);
  auto const failure = run_file(without_mark(migration.sql), connection);
  if (!failure) return;
  throw IoError(
      "the migration `" + migration.name + "` does not run on an empty database: " + describe(*failure),
      "what it needs that no migration makes (an extension, a role) must be on the scratch server; "
      "name one that has it with --scratch-url");
}

}  // namespace

std::string replay(std::vector<Migration> const& migrations, std::string const& schema, ScratchServer& server,
                   std::function<void(Migration const&, std::string const&)> const& after) {
  std::string const plain = server.create_database(shadow_database);
  std::string url = with_schema(plain, schema);
  try {
    if (url != plain)
      Connection::open(plain).execute("CREATE SCHEMA IF NOT EXISTS " + model::quote_identifier(schema));
    for (Migration const& migration : migrations) {
      run(migration, url);
      if (after) after(migration, url);
    }
  } catch (...) {
    try {
      server.drop_database(plain);
    } catch (std::exception const&) {
      // The server deletes it when it ends. The first error is the one to report.
    }
    throw;
  }
  return url;
}

}  // namespace lockstep
