// `migrate verify`: proves the migration between two sources on a disposable server.
#include <fmt/format.h>

#include "cli/commands/commands.hpp"
#include "compiler/plan/planner.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/run/hidden_rows.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"

namespace lockstep {
namespace {

// The proof runs on sample rows, as a role of the scratch server. So it cannot show which rows the source
// database hides from the role that migrates it.
void warn_beforehand(Options const& options, Pair<Loaded> const& loaded, Pair<model::Schema> const& models,
                     Diagnostics& diagnostics) {
  if (loaded.from.kind != SourceKind::catalog || diagnostics.has_errors()) return;
  Diagnostics problems;  // ignored, because the proof reports them
  Plan const made = plan(models, loaded.to.hints,
                         {.phases = options.phases,
                          .pg_version = loaded.from.server_version / 10000,
                          .runner = options.runner.value_or(Runner::lockstep)},
                         problems);
  if (!problems.has_errors()) warn_of_hidden_rows(made, loaded.from.url, diagnostics);
}

}  // namespace

int run_verify(Options const& options) {
  Sources sources;
  Diagnostics diagnostics;
  Pair<Loaded> const loaded =
      load_pair({.from = options.from, .to = options.to}, sources, diagnostics, options.scratch_url);
  if (diagnostics.has_errors()) return report_diagnostics(options, diagnostics, sources);
  Compared const compared = compare(loaded, diagnostics);
  warn_beforehand(options, loaded, compared.models, diagnostics);
  report_diagnostics(options, diagnostics, sources);
  ScratchServer server = ScratchServer::start({.url = options.scratch_url});
  Proof const proof = verify({without_ownership(compared.models.from), without_ownership(compared.models.to)},
                             loaded.to.hints,
                             {.phases = options.phases,
                              .archive = options.archive,
                              .runner = options.runner.value_or(Runner::lockstep),
                              .locks = true,
                              .second_reader = true,
                              .source = is_read(loaded.from) ? &loaded.from.schema : nullptr,
                              .probes = true,
                              .keep_column_order = options.keep_column_order},
                             server);
  print_result(options.output == Output::json ? proof_json(proof) : describe(proof));
  return proof.holds() ? 0 : 1;
}

}  // namespace lockstep
