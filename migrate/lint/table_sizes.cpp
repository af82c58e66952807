#include "migrate/lint/table_sizes.hpp"

#include <fmt/format.h>

namespace lockstep {
namespace {

constexpr double megabyte = 1e6;

struct Speed {
  Work work;
  double bytes_per_second;
  bool with_indexes;  // the work reads or writes them too
};

// Rounded down from the throughput of one backend on a typical cloud disk. Only the class is shown, not the
// number.
constexpr Speed speeds[] = {{Work::scan, 200 * megabyte, false},
                            {Work::index, 40 * megabyte, false},
                            {Work::rewrite, 30 * megabyte, true},
                            {Work::batches, 15 * megabyte, true}};

std::string amount(double value, std::string_view unit) {
  return fmt::format("{:.{}f} {}", value, value < 10 ? 1 : 0, unit);
}

std::string rows_text(std::optional<double> rows) {
  if (!rows) return "rows never counted";
  if (*rows < 10'000) return fmt::format("about {:.0f} row{}", *rows, *rows == 1 ? "" : "s");
  if (*rows < 1e6) return "about " + amount(*rows / 1e3, "thousand rows");
  return "about " + amount(*rows / 1e6, "million rows");
}

std::string bytes_text(double bytes) {
  if (bytes < 1e6) return fmt::format("{:.0f} kB", bytes / 1e3);
  return bytes < 1e9 ? amount(bytes / 1e6, "MB") : amount(bytes / 1e9, "GB");
}

std::string_view duration(double seconds) {
  if (seconds < 1) return "less than a second";
  if (seconds < 60) return "seconds";
  return seconds < 3600 ? "minutes" : "hours";
}

}  // namespace

std::string expected(TableSize const& size, Work work) {
  std::string text = rows_text(size.rows) + ", " + bytes_text(size.table_bytes + size.index_bytes);
  for (Speed const& speed : speeds) {
    if (speed.work != work) continue;
    double const bytes = size.table_bytes + (speed.with_indexes ? size.index_bytes : 0);
    text += ": " + std::string(duration(bytes / speed.bytes_per_second));
  }
  return text;
}

}  // namespace lockstep
