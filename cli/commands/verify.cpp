// `migrate verify`: proves the way between two sources on a throw-away server.
#include <fmt/format.h>

#include "cli/commands/commands.hpp"
#include "migrate/compare.hpp"
#include "migrate/source.hpp"
#include "migrate/verify.hpp"

namespace lockstep {

int run_verify(Options const& options) {
  Sources sources;
  Diagnostics diagnostics;
  Pair<Loaded> const loaded =
      load_pair({.from = options.from, .to = options.to}, sources, diagnostics, options.scratch_url);
  if (diagnostics.has_errors()) return tell(options, diagnostics, sources);
  Compared const compared = compare(loaded, diagnostics);
  tell(options, diagnostics, sources);
  ScratchServer server = ScratchServer::start({.url = options.scratch_url});
  Proof const proof = verify({without_ownership(compared.models.from), without_ownership(compared.models.to)},
                             loaded.to.hints,
                             {.phases = options.phases,
                              .archive = options.archive,
                              .runner = options.runner.value_or(Runner::lockstep),
                              .locks = true,
                              .second_reader = true,
                              .source = is_read(loaded.from) ? &loaded.from.schema : nullptr,
                              .probes = true},
                             server);
  print_result(options.output == Output::json ? proof_json(proof) : describe(proof));
  return proof.holds() ? 0 : 1;
}

}  // namespace lockstep
