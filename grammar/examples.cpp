// The rows of examples.def.
#include "grammar/examples.hpp"

#include <algorithm>

namespace lockstep {
namespace {

struct ExampleRow {
  Code code;
  Example example;
};

constexpr ExampleRow rows[] = {
#define EXAMPLE(name, bad, good) {Code::name, {bad, good}},
#include "grammar/examples.def"
#undef EXAMPLE
};

}  // namespace

std::optional<Example> find_example(Code code) {
  auto const row = std::ranges::find(rows, code, &ExampleRow::code);
  return row == std::end(rows) ? std::nullopt : std::optional(row->example);
}

}  // namespace lockstep
