// Conformance of introspection: the migrations directories of real projects, with handwritten checks,
// triggers, functions and views, are replayed and read back. The model must represent everything, pg_dump of
// a database made from the model alone must equal that of the replayed one, and the schema that `db pull`
// writes must be valid and express the same.
//
//   conformance_migrations [--corpus DIR] [--sample] [filter]
//
// --sample takes every 8th directory; the filter is a part of its name. A directory that cannot be replayed
// here is skipped and counted, with the server's message.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "compiler/model/print.hpp"
#include "conformance/arguments.hpp"
#include "introspect/introspect.hpp"
#include "migrate/drift/pull.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "migrate/prove/pg_dump_reader.hpp"
#include "migrate/sources/replay.hpp"
#include "migrate/system/files.hpp"
#include "postgres/server/scratch.hpp"
#include "support/create.hpp"
#include "support/spell_defaults.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> collect(Arguments const& arguments) {
  std::vector<fs::path> const all = sorted_entries(arguments.corpus / "migrations");
  std::vector<fs::path> chosen;
  for (std::size_t i = 0; i < all.size(); i += arguments.sample ? 8 : 1) {
    if (all[i].filename().string().find(arguments.filter) != std::string::npos) chosen.push_back(all[i]);
  }
  return chosen;
}

// Join tables of implicit many-to-many relations had a unique index before Prisma 6 and have a primary key
// since; the language stands for the primary key.
bool is_of_old_join_table(std::string const& difference) {
  return difference.ends_with("_AB_unique") || difference.ends_with("_AB_pkey");
}

std::string check_pull(std::string const& url) {
  Sources sources;
  Diagnostics diagnostics;
  Pulled const pulled = pull({.schema = "/nonexistent/schema.prisma", .url = url}, sources, diagnostics);
  if (diagnostics.has_errors()) return "\n  pulled: " + diagnostics.sorted().front().message;
  std::string problem;
  for (std::string const& difference : pulled.differences) {
    if (!is_of_old_join_table(difference)) problem += "\n  pulled: " + difference;
  }
  return problem;
}

// The defects of the model of the database; empty when there are none.
std::string check(std::string const& url, ScratchServer& server) {
  Connection there = Connection::open(url);
  model::Schema const schema = introspect(there);
  std::string problem = check_pull(url);
  for (model::ObjectRef const& each : unmanaged_objects(there)) {
    problem += "\n  no place in the model: " + model::to_string(each);
  }
  std::string const copy = server.create_database("copy");
  {
    Connection here = Connection::open(copy);
    testing::create(schema, here);
  }
  testing::spell_defaults(schema, there);
  std::string const difference = dump_difference(dump_entries(url), dump_entries(copy));
  server.drop_database(copy);
  return difference.empty() ? problem : problem + "\ndumped otherwise:\n" + difference;
}

int run(Arguments const& arguments) {
  ScratchServer server = ScratchServer::start({});
  std::size_t passed = 0, failed = 0, skipped = 0;
  for (fs::path const& folder : collect(arguments)) {
    std::string const name = folder.filename().string();
    std::string url;
    try {
      url = replay(read_migrations(folder.string()), "public", server);
    } catch (std::exception const& error) {
      ++skipped;
      std::cout << "skipped " << name << ": " << error.what() << std::endl;
      continue;
    }
    std::string problem;
    try {
      problem = check(url, server);
    } catch (std::exception const& error) {
      problem = error.what();
    }
    ++(problem.empty() ? passed : failed);
    if (!problem.empty()) std::cout << "FAILED " << name << ": " << problem << std::endl;
  }
  std::printf("migrations read back: %zu passed, %zu failed, %zu skipped that cannot be replayed\n", passed,
              failed, skipped);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lockstep

int main(int argc, char** argv) {
  using namespace lockstep;  // NOLINT(google-build-using-namespace): everything above lives there
  Arguments const arguments = read_arguments(argc, argv);
  if (!has_corpus(arguments, "migrations")) return 1;
  return run(arguments);
}
