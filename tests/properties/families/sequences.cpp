// Sequences that the defaults of several tables share, and sequences that belong to a column which does not
// use them.
#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

std::span<ExtraRow const> rows() {
  // clang-format off
  static std::vector<ExtraRow> const rows = {
      {"owner of a sequence", {"ALTER SEQUENCE {o} OWNED BY {t}.{c}", "ALTER SEQUENCE {o} OWNED BY NONE"}, "sequence"},
      {"shared default", {"ALTER TABLE {t} ALTER COLUMN {i} SET DEFAULT nextval('{o}')",
                          "ALTER TABLE {t} ALTER COLUMN {i} SET DEFAULT nextval('{o}') + 1000"}, "sequence", true},
      {"default of another's sequence", {"ALTER TABLE {t} ADD COLUMN {n} bigint DEFAULT nextval('{o}_s')",
                                         "ALTER TABLE {t} ADD COLUMN {n} bigint NOT NULL DEFAULT nextval('{o}_s')"}, "owned sequence"},
      {"owned by another", {"ALTER TABLE {t} ADD COLUMN {n} bigint DEFAULT nextval('{o}_s'); ALTER SEQUENCE {o}_s OWNED BY {t}.{n}",
                            "ALTER SEQUENCE {o}_s OWNED BY NONE"}, "owned sequence"},
  };
  // clang-format on
  return rows;
}

// One sequence, two or three columns that use it, and possibly one that owns it.
void grow(World& world, Random& random, bool) {
  bool const owned = random.one_in(2);
  put(world, random, owned ? "owned sequence" : "sequence");
  for (std::size_t i = 1 + random.below(3); i > 0; --i)
    put(world, random,
        owned              ? "default of another's sequence"
        : random.one_in(2) ? "shared default"
                           : "default by sequence");
  if (random.one_in(2)) put(world, random, owned ? "owned by another" : "owner of a sequence");
}

}  // namespace

Family sequences_family() {
  return {.name = "sequences", .rows = rows(), .grow = grow, .likely = changes_of_columns()};
}

}  // namespace lockstep::properties
