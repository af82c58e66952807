// Indexes and statistics that a text cannot declare, so that only a catalog has them, over columns that are
// dropped, changed or renamed.
#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

std::span<ExtraRow const> rows() {
  // clang-format off
  static std::vector<ExtraRow> const rows = {
      {"partial index", {"CREATE INDEX {n} ON {t} ({k}) WHERE {k} IS NOT NULL", "CREATE INDEX {n} ON {t} ({p}) WHERE {c} IS NULL",
                         "CREATE UNIQUE INDEX {n} ON {t} ({p}, {k}) WHERE {c} IS NOT NULL"}},
      {"covering index", {"CREATE INDEX {n} ON {t} ({p}) INCLUDE ({c})", "CREATE UNIQUE INDEX {n} ON {t} ({p}) INCLUDE ({c})",
                          "CREATE INDEX {n} ON {t} ({k}) INCLUDE ({p})"}},
      {"expression index of a text", {"CREATE INDEX {n} ON {t} (lower({s}))", "CREATE INDEX {n} ON {t} ({s} text_pattern_ops)",
                                      "CREATE INDEX {n} ON {t} ({p}, upper({s} || 'x')) WHERE {s} <> ''"}},
      {"expression index of a number", {"CREATE INDEX {n} ON {t} ((coalesce({i}, 0) + 1))", "CREATE INDEX {n} ON {t} ({p}, (- {i}))"}},
      {"statistics", {"CREATE STATISTICS {n} ON {k}, {p} FROM {t}", "CREATE STATISTICS {n} (dependencies) ON {k}, {p} FROM {t}",
                      "CREATE STATISTICS {n} (mcv) ON {p}, ({c} IS NULL) FROM {t}"}},
      {"statistics of an expression", {"CREATE STATISTICS {n} ON lower({s}), {p} FROM {t}", "CREATE STATISTICS {n} ON (({c} IS NULL)) FROM {t}"}},
  };
  // clang-format on
  return rows;
}

}  // namespace

Family unmanaged_family() {
  return {.name = "unmanaged indexes",
          .rows = rows(),
          .grow = [](World& world, Random& random, bool) { put_some(world, random, rows()); },
          .likely = changes_of_columns()};
}

}  // namespace lockstep::properties
