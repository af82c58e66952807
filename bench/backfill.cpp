// bench_backfill [ROWS [WRITERS]]: measures how fast a column of a large table is filled, and how long
// writers of the table wait meanwhile: by one UPDATE, by the block of the file as a deployment runs it, and
// range by range as `backfill run` does. Each method has a separate table; the methods take turns, and the
// best and the worst of three rounds are printed. Writers update random rows by their key all the time.
//
// The scratch server keeps its data in memory and flushes nothing, so the rates do not include a disk;
// compare them only with each other.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>
#include <vector>

#include "emit/backfill.hpp"
#include "emit/emit.hpp"
#include "migrate/run/backfill_ranges.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

// Sessions that write one row after the other, and wait for the answer each time.
class Writers {
 public:
  Writers(std::string const& url, int count, int rows) {
    for (int i = 0; i < count; ++i) {
      threads_.emplace_back([this, url, rows, i] {
        Connection connection = Connection::open(url);
        std::mt19937 random(static_cast<unsigned>(i));
        std::uniform_int_distribution<int> any(1, rows);
        while (!stop_) {
          auto const began = Clock::now();
          connection.execute(fmt::format("UPDATE t SET n = n + 1 WHERE id = {}", any(random)));
          double const took = Seconds(Clock::now() - began).count();
          double known = longest_;
          while (took > known && !longest_.compare_exchange_weak(known, took)) {
          }
          ++written_;
          std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
      });
    }
  }
  double stop() {
    stop_ = true;
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    return longest_;
  }
  ~Writers() { stop(); }

 private:
  std::atomic<bool> stop_ = false;
  std::atomic<double> longest_ = 0;
  std::atomic<long> written_ = 0;
  std::vector<std::thread> threads_;
};

action::Backfill fill() {
  return {.table = {"public", "t"},
          .column = "v",
          .expression = "'value ' || n",
          .predicate = "\"v\" IS NULL",
          .key = {"id"}};
}

void in_one(Connection& connection) { connection.execute("UPDATE t SET v = 'value ' || n WHERE v IS NULL"); }

void in_block(Connection& connection) { connection.execute(sql(fill(), {})); }

void in_ranges(Connection& connection) {
  BackfillStates states(connection, "public");
  states.create();
  WrittenBackfill const written{.fill = fill(), .value = fill().expression, .batch_rows = 1000};
  walk(written, {.run = "bench", .step = 1, .table = "t", .column = "v", .tool = "bench"}, {}, {}, states,
       connection);
}

struct Way {
  char const* name;
  void (*run)(Connection&);
};
constexpr Way ways[] = {{"one UPDATE", in_one}, {"block of the file", in_block}, {"backfill run", in_ranges}};

struct Measured {
  double best = 0, worst = 0;  // rows per second
  double waited = 0;           // the longest wait of a writer, in seconds
};

void measure(Way const& way, int rows, int count, ScratchServer& server, Measured& measured) {
  std::string const url = server.create_database("bench");
  {
    Connection connection = Connection::open(url);
    connection.execute(
        fmt::format("CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL, name text, v text); INSERT INTO t "
                    "SELECT i, i, 'row number ' || i FROM generate_series(1, {}) AS i; ANALYZE t; CHECKPOINT",
                    rows));
    Writers writers(url, count, rows);
    auto const began = Clock::now();
    way.run(connection);
    double const rate = rows / Seconds(Clock::now() - began).count();
    measured.waited = std::max(measured.waited, writers.stop());
    measured.best = std::max(measured.best, rate);
    measured.worst = measured.worst == 0 ? rate : std::min(measured.worst, rate);
  }
  server.drop_database(url);
}

int run(int rows, int writers) {
  ScratchServer server = ScratchServer::start();
  std::vector<Measured> all(std::size(ways));
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < all.size(); ++i) measure(ways[i], rows, writers, server, all[i]);
  }
  std::printf("%d rows, %d writers\n%-20s%26s%12s%22s\n", rows, writers, "", "rows/s (best, worst)", "of one",
              "longest wait");
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::printf("%-20s%14.0f%12.0f%12.2f%19.0f ms\n", ways[i].name, all[i].best, all[i].worst,
                all[i].best / all[0].best, all[i].waited * 1000);
  }
  return 0;
}

}  // namespace
}  // namespace lockstep::bench

int main(int argc, char** argv) {
  int const rows = argc > 1 ? std::atoi(argv[1]) : 2'000'000;
  int const writers = argc > 2 ? std::atoi(argv[2]) : 4;
  if (rows <= 0 || writers < 0 || argc > 3) {
    std::fputs("usage: bench_backfill [ROWS [WRITERS]]\n", stderr);
    return 1;
  }
  try {
    return lockstep::bench::run(rows, writers);
  } catch (std::exception const& error) {
    std::fprintf(stderr, "bench_backfill: %s\n", error.what());
    return 1;
  }
}
