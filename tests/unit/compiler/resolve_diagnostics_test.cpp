// Every file below tests/diagnostics/resolve is a schema and, behind a line "// ---", the diagnostics that
// resolving the text before that line must give, each line as a comment. LOCKSTEP_UPDATE=1 rewrites them.
#include "compiler/resolve/resolve.hpp"
#include "grammar/parse.hpp"
#include "support/golden.hpp"

using namespace lockstep;

namespace {

constexpr std::string_view separator = "// ---\n";

std::filesystem::path folder() { return golden::source_dir() / "tests/diagnostics/resolve"; }

std::string as_comment(std::string const& rendered) {
  std::string result;
  for (std::string const& line : golden::lines(rendered))
    result += line.empty() ? "//\n" : "// " + line + "\n";
  return result;
}

void check(Sources const& sources, Diagnostics& diagnostics) {
  if (refuse_next_dialect(sources[0], 0, diagnostics)) return;
  std::vector<ast::File> const files = {parse(sources, 0, diagnostics)};
  resolve(files, {}, diagnostics);
}

}  // namespace

TEST_CASE("the diagnostics of schemas that mean nothing are the expected ones") {
  auto const files = golden::files(folder(), ".prisma");
  REQUIRE(files.size() >= 15);
  for (std::filesystem::path const& path : files) {
    std::string const name = path.filename().generic_string();
    INFO(name);
    std::string const content = golden::read(path);
    Sources const sources{{.name = name, .text = content.substr(0, content.find(separator))}};
    Diagnostics diagnostics;
    check(sources, diagnostics);
    CHECK(diagnostics.has_errors());
    golden::check_golden(path,
                         sources[0].text + std::string(separator) + as_comment(render(diagnostics, sources)));
  }
}

TEST_CASE("every code of the resolver occurs in an expectation") {
  std::string all;
  for (std::filesystem::path const& path : golden::files(folder(), ".prisma")) all += golden::read(path);
  for (CodeInfo const& row : all_codes()) {
    std::string_view const range = row.number.substr(1, 2);
    if (range < "01" || range > "04") continue;
    INFO(row.number);
    CHECK(all.find("[" + std::string(row.number) + "]") != std::string::npos);
  }
}
