// The measurements and their results.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace lockstep::bench {

struct Timing {
  std::string stage;
  double milliseconds = 0;
};

// The measurements of one size.
struct Row {
  std::size_t size = 0;
  std::vector<Timing> timings;
};

// The shortest of several runs of work, in milliseconds: at least two, at most ten, about a second in total.
template <class Work>
double best_of(Work&& work) {
  using Clock = std::chrono::steady_clock;
  double best = 0;
  double total = 0;
  for (int run = 0; run < 10 && (run < 2 || total < 1000); ++run) {
    auto const start = Clock::now();
    work();
    double const taken = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    best = run == 0 ? taken : std::min(best, taken);
    total += taken;
  }
  return best;
}

// The time of the front end for 2,000 and for 10,000 repetitions of a construct, in milliseconds.
struct Growth {
  std::string_view name;
  double few = 0;
  double many = 0;
};
std::vector<Growth> measure_shapes();

// The stages from parse to emit, on generated schemas with that number of models. Throws std::runtime_error
// if a schema is not accepted.
Row measure_stages(std::size_t models);

// Introspection of a database with that number of generated tables, on the scratch server: with a new
// connection, and with one that has read the catalog before.
std::vector<Row> measure_introspection(std::vector<std::size_t> const& sizes);

}  // namespace lockstep::bench
