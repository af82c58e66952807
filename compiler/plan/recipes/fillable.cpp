// Tables on which a backfill cannot run, or which would refuse every update after the plan.

#include <algorithm>
#include <set>

#include "compiler/model/defaults.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/facts/published.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

// A text that renames a column and removes its sequence keeps the options of that sequence.
void refuse_options_without_sequence(PlanningContext& recipe) {
  for (auto const& [address, object] : recipe.to_objects) {
    if (!is_of_sequence(*object)) continue;
    std::string const name(column_setting(*object).column);
    auto const [before, after] = on_both_sides(recipe, address.owner, name);
    bool const loses =
        before != nullptr && after != nullptr && model::is_numbered(*before) && !model::is_numbered(*after);
    if (loses)
      recipe.refuse(address, "dropping a sequence with options together with a rename of its column",
                    "rename the column in one migration, and drop its default in the next");
  }
}

}  // namespace

void refuse_unfillable(PlanningContext& recipe) {
  refuse_options_without_sequence(recipe);
  std::set<Name> const refusing = tables_refusing(recipe.from, {"update"});
  for (Unit const& unit : recipe.units) {
    for (Action const& action : unit.actions) {
      auto const* fill = get_if<action::Backfill>(action);
      if (fill == nullptr) continue;
      ObjectRef const column{ObjectKind::column, fill->table, fill->column};
      if (refusing.contains(fill->table)) {
        recipe.refuse(column, "filling a column of a published table without a replica identity",
                      "PostgreSQL refuses every UPDATE of such a table: set an identity first, for example "
                      "ALTER TABLE … REPLICA IDENTITY FULL");
      }
    }
  }
}

}  // namespace lockstep
