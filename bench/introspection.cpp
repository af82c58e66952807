// How long reading a catalog takes: a scratch database is filled by our own SQL and read again and again.
#include <stdexcept>
#include <utility>

#include "bench/generate.hpp"
#include "bench/stages.hpp"
#include "compiler/model/canonical.hpp"
#include "compiler/plan/plan.hpp"
#include "compiler/resolve/resolve.hpp"
#include "emit/emit.hpp"
#include "grammar/parse.hpp"
#include "introspect/connection.hpp"
#include "introspect/introspect.hpp"
#include "introspect/scratch.hpp"

namespace lockstep::bench {
namespace {

// Fills an empty database with that many generated tables, by the SQL that the planner makes for them.
void create_tables(Connection& connection, std::size_t tables) {
  Sources const sources = {{"first.prisma", generate_schema(tables, Version::first)}};
  Diagnostics diagnostics;
  auto schema = model::canonicalize(resolve({parse(sources, 0, diagnostics)}, {}, diagnostics).schema);
  auto const steps = plan({{}, std::move(schema)}, {}, {.phases = PhasesMode::never}, diagnostics);
  if (diagnostics.has_errors()) throw std::runtime_error(render(diagnostics, sources));
  for (auto const& files : emit(steps, {})) connection.execute(files.migration_sql);
}

}  // namespace

std::vector<Row> measure_introspection(std::vector<std::size_t> const& sizes) {
  auto server = ScratchServer::start();
  std::vector<Row> rows;
  for (auto const size : sizes) {
    auto const url = server.create_database("bench");
    auto writer = Connection::open(url);
    create_tables(writer, size);
    auto const fresh = [&] {
      auto connection = Connection::open(url);
      introspect(connection);
    };
    rows.push_back({.size = size,
                    .timings = {{"fresh", best_of(fresh)}, {"warm", best_of([&] { introspect(writer); })}}});
  }
  return rows;
}

}  // namespace lockstep::bench
