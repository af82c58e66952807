// Finds the dependents of an undo like those of a plan of that undo alone, from the current schema to the one
// that the undo restores.

#include "compiler/plan/schedule/rollback_dependents.hpp"

#include <algorithm>
#include <set>

#include "compiler/model/belonging.hpp"
#include "compiler/plan/schedule/rebuild_dependents.hpp"

namespace lockstep {
namespace {

// The actions of one undo with the drop and the creation of their dependents. If that is not possible,
// returns none and sets why.
std::vector<Action> around(std::vector<Action> undo, model::Schema const& from, model::Schema const& to,
                           std::string& why) {
  NewTables const none;
  Diagnostics refused;
  std::vector<Unit> const units =
      rebuild_dependents({{Phase::expand, 0, std::move(undo)}}, {.from = from,
                                                                 .to = to,
                                                                 .renames = {},
                                                                 .new_tables = none,
                                                                 .single_phase = true,
                                                                 .diagnostics = refused});
  if (refused.has_errors()) {
    why = refused.sorted().front().message;
    return {};
  }
  std::vector<Action> actions;
  for (Unit const& unit : units) actions.insert(actions.end(), unit.actions.begin(), unit.actions.end());
  return actions;
}

}  // namespace

Reversal without_values(std::vector<Action> const& unit, Simulation const& before,
                        std::vector<AppliedRename> const& renamed, Names& names) {
  auto const& first = get<action::AddEnumValue>(unit.front());
  model::Enum const& old = *model::find(before.schema().enums, first.type);
  model::Schema const alone{.enums = {old}};
  Simulation grown(alone);
  for (Action const& action : unit) grown.apply(action);
  action::ReplaceEnum rebuild{grown.schema().enums.front(), old, {}, {}};
  rebuild.outgoing = names.generated_name(Helper::outgoing_type, {old.name.schema, {}}, old.name.name);
  for (AppliedRename const& rename : renamed) {
    if (rename.to.owner == first.type) rebuild.mapping.push_back({rename.to.member, rename.from.member});
  }
  std::set<model::ObjectRef> const given = model::columns_of_parents(before.schema());
  for (model::Table const& table : before.schema().tables) {
    for (model::Column const& column : table.columns) {
      bool const plain = column.type.name == first.type && column.generated.empty();
      bool const follows = given.contains({model::ObjectKind::column, table.name, column.name});
      if (plain) rebuild.uses.push_back({table.name, column, follows});
    }
  }
  std::string problem;
  std::vector<Action> const undo = around({rebuild}, before.schema(), before.schema(), problem);
  if (!problem.empty())
    return {Grade::none, {}, "PostgreSQL cannot remove an enum value, nor is the type rebuilt: " + problem};
  return {Grade::lossless_if, undo,
          "PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it"};
}

void rollback_dependents(action::DropExpression const& drop, Simulation const& before, Reversal& reversal) {
  Simulation plain(before);
  plain.apply(drop);
  auto const guards = [](Action const& action) { return holds_alternative<action::Guard>(action); };
  auto const begin = std::ranges::find_if_not(reversal.undo, guards);
  std::string problem;
  std::vector<Action> const actions =
      around({begin, reversal.undo.end()}, plain.schema(), before.schema(), problem);
  if (!problem.empty()) {
    reversal = {Grade::none, {}, "the column cannot be recreated: " + problem};
    return;
  }
  reversal.undo.erase(begin, reversal.undo.end());
  reversal.undo.insert(reversal.undo.end(), actions.begin(), actions.end());
}

}  // namespace lockstep
