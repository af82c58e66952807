// Schema text to model in one call, for tests of later stages.
#pragma once

#include <string>

#include "compiler/model/canonical.hpp"
#include "compiler/model/origins.hpp"
#include "compiler/resolve/resolve.hpp"
#include "grammar/parse.hpp"
#include "support/catch.hpp"

namespace lockstep::testing {

struct Read {
  model::Schema schema;
  Hints hints;
  model::Origins origins;
};

// Fails the test when the text has errors.
inline Read read_schema(std::string const& text) {
  Sources const sources{{"test.prisma", text}};
  Diagnostics diagnostics;
  std::vector<ast::File> const files{parse(sources, 0, diagnostics)};
  Resolved resolved = resolve(files, {}, diagnostics);
  INFO(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  return {model::canonicalize(std::move(resolved.schema)), std::move(resolved.hints),
          std::move(resolved.origins)};
}

}  // namespace lockstep::testing
