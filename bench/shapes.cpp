// Measures how the time of `validate` and `format` grows with texts in which one construct occurs very often:
// a text of five times the size should take five times as long.
#include "bench/stages.hpp"
#include "compiler/resolve/resolve.hpp"
#include "fuzz/large_texts.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"

namespace lockstep::bench {
namespace {

double cost(large::Shape const& shape, std::size_t count) {
  Sources const sources{{.name = "large.prisma", .text = large::make(shape, count)}};
  return best_of([&] {
    Diagnostics diagnostics;
    std::vector<ast::File> files;
    files.push_back(parse(sources, 0, diagnostics));
    resolve(files, {}, diagnostics);
    render(diagnostics, sources);
    format(sources.front().text);
  });
}

}  // namespace

std::vector<Growth> measure_shapes() {
  constexpr std::size_t few = 2'000;
  std::vector<Growth> rows;
  for (large::Shape const& shape : large::shapes)
    rows.push_back({.name = shape.name, .few = cost(shape, few), .many = cost(shape, 5 * few)});
  return rows;
}

}  // namespace lockstep::bench
