// Row-level security, with FORCE and without, and policies over columns that change.
#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

std::span<ExtraRow const> rows() {
  // clang-format off
  static std::vector<ExtraRow> const rows = {
      {"forced row security", {"ALTER TABLE {t} ENABLE ROW LEVEL SECURITY; ALTER TABLE {t} FORCE ROW LEVEL SECURITY",
                               "ALTER TABLE {t} ENABLE ROW LEVEL SECURITY", "ALTER TABLE {t} FORCE ROW LEVEL SECURITY"}, "", true},
      {"policy for a role", {"CREATE POLICY {n} ON {t} TO {r} USING ({c} IS NOT NULL)",
                             "CREATE POLICY {n} ON {t} FOR UPDATE TO {r} USING (true) WITH CHECK ({c} IS NOT NULL)",
                             "CREATE POLICY {n} ON {t} AS RESTRICTIVE FOR DELETE TO {r} USING ({c} IS NULL)"}},
      {"policy for everybody", {"CREATE POLICY {n} ON {t} USING (true)", "CREATE POLICY {n} ON {t} USING ({c} IS NULL OR {c} IS NOT NULL)",
                                "CREATE POLICY {n} ON {t} FOR SELECT USING (true)", "CREATE POLICY {n} ON {t} FOR INSERT WITH CHECK (true)"}},
      {"policy by a setting", {"CREATE POLICY {n} ON {t} USING ({c}::text = current_setting('app.tenant', true))",
                               "CREATE POLICY {n} ON {t} USING (current_user <> '{r}' OR {c} IS NULL)"}},
  };
  // clang-format on
  return rows;
}

void grow(World& world, Random& random, bool) {
  put(world, random, "forced row security");
  std::span<ExtraRow const> const policies = rows().subspan(1);
  for (std::size_t i = random.below(3); i > 0; --i)
    put(world, random, policies[random.below(policies.size())].kind);
}

}  // namespace

Family security_family() {
  return {.name = "security", .rows = rows(), .grow = grow, .likely = changes_of_columns()};
}

}  // namespace lockstep::properties
