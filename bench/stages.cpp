#include "bench/stages.hpp"
#include "compiler/plan/check.hpp"
#include "compiler/plan/planner.hpp"

#include <stdexcept>
#include <utility>

#include "bench/generate.hpp"
#include "compiler/model/canonical.hpp"
#include "compiler/plan/actions/step.hpp"
#include "compiler/resolve/complete.hpp"
#include "compiler/resolve/resolve.hpp"
#include "emit/emit.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"

namespace lockstep::bench {
namespace {

// A generated schema must have no diagnostics, else the figures measure something else.
void require_clean(Diagnostics const& diagnostics, Sources const& sources) {
  if (!diagnostics.empty()) throw std::runtime_error(render(diagnostics, sources));
}

model::Schema schema_of(Sources const& sources, std::uint32_t file, Diagnostics& diagnostics) {
  return model::canonicalize(resolve({parse(sources, file, diagnostics)}, {}, diagnostics).schema);
}

// diff, plan and emit of one pair of models. The prefix distinguishes the pairs.
void measure_pair(Pair<model::Schema> const& models, std::string const& prefix, Sources const& sources,
                  Row& row) {
  Diagnostics diagnostics;
  auto const add = [&](char const* stage, double taken) { row.timings.push_back({prefix + stage, taken}); };
  add("diff", best_of([&] { diff(models, {}); }));
  Plan steps;
  add("plan", best_of([&] {
        diagnostics = {};
        steps = plan(models, {}, {}, diagnostics);
      }));
  if (diagnostics.has_errors()) throw std::runtime_error(render(diagnostics, sources));
  add("check", best_of([&] { check(steps); }));
  add("emit", best_of([&] { emit(steps, {}); }));
}

}  // namespace

Row measure_stages(std::size_t models) {
  Sources const sources = {{"first.prisma", generate_schema(models, Version::first)},
                           {"second.prisma", generate_schema(models, Version::second)}};
  Diagnostics diagnostics;
  Pair<model::Schema> const release = {schema_of(sources, 0, diagnostics),
                                       schema_of(sources, 1, diagnostics)};
  require_clean(diagnostics, sources);

  Row row{.size = models, .timings = {}};
  std::vector<ast::File> files(1);
  Resolved resolved;
  row.timings.push_back({"parse", best_of([&] { files[0] = parse(sources, 0, diagnostics); })});
  row.timings.push_back({"format", best_of([&] { format(sources[0].text); })});
  row.timings.push_back({"completions", best_of([&] { find_completions(files); })});
  row.timings.push_back({"resolve", best_of([&] { resolved = resolve(files, {}, diagnostics); })});
  row.timings.push_back({"validate", best_of([&] {
                           std::vector<ast::File> parsed;  // not an initializer list, which would be copied
                           parsed.push_back(parse(sources, 0, diagnostics));
                           resolve(parsed, {}, diagnostics);
                         })});
  row.timings.push_back({"canonical", best_of([&] { model::canonicalize(resolved.schema); })});
  measure_pair({{}, release.from}, "new ", sources, row);
  measure_pair(release, "", sources, row);
  return row;
}

}  // namespace lockstep::bench
