// Columns that exchange their names, as those of a join table whose sides turn round. At no moment may an
// application see one of them under its new name and the other under its old one, so that it is one step, and
// the foreign keys that are called after the columns are part of it. The table cannot have the
// old and the new column names at the same time. Where the table keeps its own name, stop the old application
// version before this step, and start the new version after it.

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

using model::ObjectKind;
using model::ObjectRef;

std::map<ObjectRef, std::string> exchanges_of(std::vector<Change> const& changes) {
  std::map<ObjectRef, std::string> renames;
  for (Change const& change : changes) {
    bool const member = change.to.kind == ObjectKind::column || change.to.kind == ObjectKind::foreign_key;
    if (change.verb == Verb::rename && member) renames.emplace(change.to, change.from.member);
  }
  std::map<ObjectRef, std::string> result;
  for (auto const& [now, old] : renames) {
    auto const other = renames.find({now.kind, now.owner, old});
    if (other != renames.end() && other->second == now.member) result.emplace(now, old);
  }
  return result;
}

action::ExchangeColumns exchange_of(PlanningContext& recipe, model::Name const& table,
                                    std::string const& from, std::string const& to) {
  action::ExchangeColumns exchange{.table = table, .a = std::min(from, to), .b = std::max(from, to)};
  exchange.between = recipe.names.generated_name(Helper::exchanged, table, exchange.a);
  for (auto const& [now, old] : recipe.exchanged) {
    bool const key = now.kind == ObjectKind::foreign_key && now.owner == table;
    if (key && now.member < old) exchange.keys.emplace_back(now.member, old);
  }
  return exchange;
}

void exchange_columns(PlanningContext& recipe, Change const& change, std::size_t cause) {
  bool const second = change.to.member < change.from.member;  // the step of the first one renames both
  if (second) return;
  recipe.add(Phase::contract, cause,
             {exchange_of(recipe, change.to.owner, change.from.member, change.to.member)});
}

}  // namespace lockstep
