// The examples of `lockstep explain` are correct: the bad text gives the code, and the good one gives no
// diagnostic.
#include "grammar/examples.hpp"

#include "compiler/resolve/resolve.hpp"
#include "grammar/parse.hpp"
#include "support/catch.hpp"

using namespace lockstep;

namespace {

std::string said_about(std::string_view text) {
  bool const whole = text.find("datasource") != std::string_view::npos;
  std::string const head = whole ? "" : "datasource db {\n  provider = \"postgresql\"\n}\n";
  Sources const sources{{.name = "example.prisma", .text = head + std::string(text)}};
  Diagnostics diagnostics;
  std::vector<ast::File> const files = {parse(sources, 0, diagnostics)};
  if (!diagnostics.has_errors()) resolve(files, {}, diagnostics);
  return render(diagnostics, sources);
}

}  // namespace

TEST_CASE("the examples of codes are correct") {
  std::size_t examples = 0;
  for (CodeInfo const& row : all_codes()) {
    auto const example = find_example(row.code);
    if (!example) continue;
    ++examples;
    INFO(row.number);
    CHECK_THAT(said_about(example->bad), ContainsSubstring("[" + std::string(row.number) + "]"));
    CHECK(said_about(example->good).empty());
  }
  CHECK(examples >= 60);
  CHECK_FALSE(find_example(Code::plan_not_proved));
}
