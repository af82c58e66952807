// bench --shapes: how much longer a text of five times the size takes, where one construct occurs very often.
// bench [--no-server] [SIZE…]: how long each stage takes on schemas of growing size, and whether it grows
// faster than n log n. Prints one table with a line for each stage and a column for each size: milliseconds,
// and after x the time per n log n relative to the first size of at least 100, so that a stage that scales
// stays near x1.
//
// "new …" measures the change from an empty database to the schema; the other rows that from one release to
// the next, in which every table changes. See generate.hpp for the schemas.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "bench/stages.hpp"

namespace lockstep::bench {
namespace {

double cost(Row const& row, std::size_t stage) {
  auto const n = static_cast<double>(row.size);
  return row.timings[stage].milliseconds / (n * std::log2(n + 1));
}

// rows: one for each size, all with the same stages.
void print_table(std::vector<Row> const& rows, char const* of_what) {
  if (rows.empty()) return;
  auto const base = std::find_if(rows.begin(), rows.end(), [](Row const& row) { return row.size >= 100; });
  std::printf("%-12s", of_what);
  for (auto const& row : rows) std::printf("%20zu", row.size);
  std::printf("\n");
  for (std::size_t stage = 0; stage < rows[0].timings.size(); ++stage) {
    std::printf("%-12s", rows[0].timings[stage].stage.c_str());
    for (auto const& row : rows) {
      std::printf("%10.2f ms", row.timings[stage].milliseconds);
      if (base == rows.end() || row.size < base->size) {
        std::printf("%7s", "");
      } else {
        std::printf(" x%-5.1f", cost(row, stage) / cost(*base, stage));
      }
    }
    std::printf("\n");
  }
  std::printf("\n");
}

int run_shapes() {
  for (Growth const& row : measure_shapes()) {
    std::printf("%-24s%10.2f ms%10.2f ms   x%.1f\n", std::string(row.name).c_str(), row.few, row.many,
                row.many / row.few);
  }
  return 0;
}

int run(std::vector<std::string_view> const& arguments) {
  if (arguments.size() == 1 && arguments[0] == "--shapes") return run_shapes();
  std::vector<std::size_t> sizes;
  bool server = true;
  for (auto const argument : arguments) {
    if (argument == "--no-server") {
      server = false;
    } else if (auto const size = std::strtoul(std::string(argument).c_str(), nullptr, 10); size > 0) {
      sizes.push_back(size);
    } else {
      std::fputs("usage: bench [--no-server] [SIZE...] | --shapes\n", stderr);
      return 1;
    }
  }
  bool const asked = !sizes.empty();
  if (!asked) sizes = {10, 100, 1'000, 5'000, 10'000};
  std::vector<Row> rows;
  for (auto const size : sizes) rows.push_back(measure_stages(size));
  print_table(rows, "models");
  if (!asked) sizes = {100, 1'000, 3'000};
  if (server) print_table(measure_introspection(sizes), "tables");
  return 0;
}

}  // namespace
}  // namespace lockstep::bench

int main(int argc, char** argv) {
  try {
    return lockstep::bench::run({argv + 1, argv + argc});
  } catch (std::exception const& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
    return 1;
  }
}
