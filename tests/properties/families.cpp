// The list of families, and the functions that they share.
#include "properties/families.hpp"

#include <algorithm>
#include <array>

#include "properties/making.hpp"

namespace lockstep::properties {

std::span<Family const> families() {
  static std::array const list = {checks_family(),     extensions_family(), joins_family(),
                                  names_family(),      options_family(),    partitions_family(),
                                  privileges_family(), security_family(),   sequences_family(),
                                  types_family(),      unmanaged_family()};
  return list;
}

void put_some(World& world, Random& random, std::span<ExtraRow const> rows) {
  for (std::size_t i = 1 + random.below(3); i > 0; --i)
    put(world, random, rows[random.below(rows.size())].kind);
}

std::span<std::string_view const> changes_of_columns() {
  static constexpr auto names = std::to_array<std::string_view>(
      {"drop column", "rename column", "rename table", "change type", "change type", "change required",
       "change list", "change default", "change counting", "drop table"});
  return names;
}

}  // namespace lockstep::properties
