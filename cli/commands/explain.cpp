// `explain`: the long text of a code, from its row in diagnostics.def or hazards.def.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/commands/commands.hpp"
#include "compiler/plan/plan.hpp"
#include "introspect/io_error.hpp"

namespace lockstep {
namespace {

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string text_of(CodeInfo const& row) {
  return fmt::format("{}: {}\n\n{}\n", row.number, row.title, row.explanation);
}

std::string text_of(HazardInfo const& row) {
  return fmt::format("{}: {}\n\nWhat happens: {}\nSafer: {}\n", row.number, row.title, row.effect, row.safer);
}

}  // namespace

int run_explain(Options const& options) {
  std::string const code = upper(options.code);
  if (auto const row = find_code(code)) {
    print_result(text_of(*row));
    return 0;
  }
  std::vector<std::string> known;
  for (HazardInfo const& row : all_hazards()) {
    known.emplace_back(row.number);
    if (row.number != code) continue;
    print_result(text_of(row));
    return 0;
  }
  for (CodeInfo const& row : all_codes()) known.emplace_back(row.number);
  auto const near = nearest(code, known);
  throw IoError("there is no code `" + options.code + "`",
                near ? "did you mean " + *near + "?" : "codes look like E0103 or H101");
}

}  // namespace lockstep
