// Measures how long reading a catalog takes (fresh: with a new connection; bare: only the queries, without
// building a model), and a whole `drift`: the emitted SQL fills a scratch database, which is then read
// repeatedly.
#include <stdexcept>
#include <utility>

#include "bench/generate.hpp"
#include "bench/stages.hpp"
#include "compiler/model/canonical.hpp"
#include "compiler/plan/planner.hpp"
#include "compiler/resolve/resolve.hpp"
#include "emit/emit.hpp"
#include "grammar/parse.hpp"
#include "introspect/introspect.hpp"
#include "migrate/drift/database_state.hpp"
#include "migrate/drift/drift.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep::bench {
namespace {

// Fills an empty database with that number of generated tables, by the SQL of their plan.
void create_tables(Connection& connection, std::size_t tables) {
  Sources const sources = {{"first.prisma", generate_schema(tables, Version::first)}};
  Diagnostics diagnostics;
  auto schema = model::canonicalize(resolve({parse(sources, 0, diagnostics)}, {}, diagnostics).schema);
  auto const steps = plan({{}, std::move(schema)}, {}, {.phases = PhasesMode::never}, diagnostics);
  if (diagnostics.has_errors()) throw std::runtime_error(render(diagnostics, sources));
  for (auto const& files : emit(steps, {})) connection.execute(files.migration_sql);
}

// Everything that `drift` does from the text of the schema to the text of the report.
void look_for_drift(std::string const& url, Sources const& sources) {
  Diagnostics diagnostics;
  auto resolved = resolve({parse(sources, 0, diagnostics)}, {}, diagnostics);
  Loaded expected{.kind = SourceKind::text, .label = "first.prisma"};
  expected.schema = model::canonicalize(std::move(resolved.schema));
  expected.origins = std::move(resolved.origins);
  auto connection = Connection::open(url);
  ScratchOnDemand scratch;
  auto const state = read_database(connection, {});
  auto const drifted = find_drift(expected, state, {.today = "2026-01-01"}, sources, connection, scratch);
  if (drifted.report.drifted()) throw std::runtime_error(drift_text(drifted.report));
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
    Sources const sources = {{"first.prisma", generate_schema(size, Version::first)}};
    rows.push_back({.size = size,
                    .timings = {{"fresh", best_of(fresh)},
                                {"bare", best_of([&] { count_catalog_rows(writer); })},
                                {"warm", best_of([&] { introspect(writer); })},
                                {"drift", best_of([&] { look_for_drift(url, sources); })}}});
  }
  return rows;
}

}  // namespace lockstep::bench
