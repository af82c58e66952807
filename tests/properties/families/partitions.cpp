// Partitioned tables: tables that become partitions and partitions that become tables, indexes and keys that
// the partitioned table has, or one partition alone.
#include <array>
#include <string>
#include <vector>

#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

enum class Second { partition, table, absent };
enum class Key { none, whole, one };

// The second partition precedes the indexes, so that it gets those of the partitioned table, too.
std::string partitioned(Second second, Key key, unsigned indexes, bool required) {
  std::string const columns =
      std::string("id integer NOT NULL, at integer NOT NULL, v text") + (required ? " NOT NULL" : "");
  std::string const primary = key == Key::whole ? ", PRIMARY KEY (id, at)" : "";
  std::string sql = "CREATE TABLE {n} (" + columns + primary + ") PARTITION BY LIST (at);";
  sql += " CREATE TABLE {n}_1 PARTITION OF {n} FOR VALUES IN (1)";
  if (second == Second::partition) sql += "; CREATE TABLE {n}_2 PARTITION OF {n} FOR VALUES IN (2)";
  if (second == Second::table) sql += "; CREATE TABLE {n}_2 (" + columns + primary + ")";
  if (key == Key::one) sql += "; ALTER TABLE {n}_1 ADD PRIMARY KEY (id, at)";
  if ((indexes & 1U) != 0) sql += "; CREATE INDEX {n}_own ON {n}_1 (v)";
  if ((indexes & 2U) != 0) sql += "; CREATE INDEX {n}_v ON {n} (v)";
  return sql;
}

std::vector<std::string> const& texts() {
  static std::vector<std::string> const list = [] {
    constexpr std::size_t count = 72, stride = 29;  // neighbours differ in several things
    std::vector<std::string> all(count);
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t const n = i * stride % count;
      all[i] = partitioned(static_cast<Second>(n % 3), static_cast<Key>(n / 3 % 3),
                           static_cast<unsigned>(n / 9 % 4), n / 36 == 1);
    }
    return all;
  }();
  return list;
}

std::span<ExtraRow const> rows() {
  static std::vector<ExtraRow> const rows = {
      {"table and its partitions", std::vector<std::string_view>(texts().begin(), texts().end())}};
  return rows;
}

void grow(World& world, Random& random, bool) { put(world, random, rows().front().kind); }

constexpr auto likely = std::to_array<std::string_view>({"change extra", "change extra", "drop extra"});

}  // namespace

Family partitions_family() { return {.name = "partitions", .rows = rows(), .grow = grow, .likely = likely}; }

}  // namespace lockstep::properties
