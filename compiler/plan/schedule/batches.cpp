// One pass: the open batch takes the next unit, or the unit opens a new batch.

#include "compiler/plan/schedule/batches.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "compiler/model/print.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

struct Nature {
  bool transactional = true;
  bool alone = false;  // must be committed before what follows
  bool moves = false;  // a table to an archive, where only sessions that use the table may wait for the lock
  bool lengthy = false;                    // reads, builds or rewrites something that others use
  bool builds = false;                     // the same, except the guards before a drop
  std::vector<model::Name const*> tables;  // that it locks, ascending
};

constexpr auto by_name = [](model::Name const* name) -> model::Name const& { return *name; };

// step_facts: those of its actions first, and possibly others after them.
Nature nature_of(Unit const& unit, std::span<StepFacts const> step_facts) {
  Nature nature;
  for (std::size_t i = 0; i < unit.actions.size(); ++i) {
    auto const& [facts, tables] = step_facts[i];
    nature.transactional = nature.transactional && facts.transactional;
    nature.alone = nature.alone || facts.alone;
    auto const* drop = get_if<action::DropTable>(unit.actions[i]);
    nature.moves = nature.moves || (drop != nullptr && !drop->archive.empty());
    for (model::Name const& table : tables) nature.tables.push_back(&table);
    nature.lengthy = nature.lengthy || (facts.work != Work::meta && !tables.empty());
    nature.builds = nature.builds || (facts.work != Work::meta && !tables.empty() &&
                                      !holds_alternative<action::Guard>(unit.actions[i]));
  }
  std::ranges::sort(nature.tables, {}, by_name);
  auto const again = std::ranges::unique(nature.tables, {}, by_name);
  nature.tables.erase(again.begin(), again.end());
  return nature;
}

bool may_share(Nature const& open, Nature const& next, bool single_phase) {
  if (!open.transactional || !next.transactional || open.alone != next.alone) return false;
  if (single_phase || next.alone) return true;
  if (open.moves && next.moves) return false;
  if (open.lengthy || next.lengthy) return false;
  return open.tables.empty() || next.tables.empty() ||
         std::ranges::includes(open.tables, next.tables, {}, by_name, by_name);
}

// Whether one transaction can hold all of them, even if it locks several tables.
bool can_be_one(std::span<Nature const> natures) {
  auto const fits = [](Nature const& nature) {
    return nature.transactional && !nature.alone && !nature.builds;
  };
  return std::ranges::all_of(natures, fits) && std::ranges::count_if(natures, &Nature::moves) < 2;
}

// Joins the batches from the drop of an object to its creation by another unit, where one transaction can
// hold them: the owner and the privileges are saved and restored within one transaction, and no other session
// sees the object missing.
std::vector<std::size_t> with_returns(std::span<Unit const> units, std::span<Nature const> natures,
                                      std::vector<std::size_t> const& ends) {
  std::map<model::ObjectRef, std::size_t> dropped;  // object -> unit
  std::set<std::size_t> joined;                     // ends to remove
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (Action const& action : units[i].actions) {
      if (auto const* drop = get_if<action::DropObject>(action)) dropped[drop->object.address] = i;
      auto const* create = get_if<action::CreateObject>(action);
      if (create == nullptr || is_annotation(create->object.address.kind)) continue;
      auto const found = dropped.find(create->object.address);
      if (found == dropped.end()) continue;
      auto const first = std::ranges::upper_bound(ends, found->second),
                 last = std::ranges::upper_bound(ends, i);
      std::size_t const begin = first == ends.begin() ? 0 : *(first - 1);
      if (first != last && can_be_one(natures.subspan(begin, *last - begin))) joined.insert(first, last);
    }
  }
  std::vector<std::size_t> result;
  std::ranges::copy_if(ends, std::back_inserter(result),
                       [&](std::size_t end) { return !joined.contains(end); });
  return result;
}

// Adds to parted the objects that a batch creates and an earlier batch drops.
void find_parted(std::span<Batch const> batches, std::set<model::ObjectRef>& dropped,
                 std::set<model::ObjectRef>& parted) {
  for (Batch const& batch : batches) {
    std::set<model::ObjectRef> here;
    for (Step const& step : batch.steps) {
      if (auto const* drop = get_if<action::DropObject>(step.action)) here.insert(drop->object.address);
      auto const* create = get_if<action::CreateObject>(step.action);
      if (create == nullptr || !has_owner(create->object.address.kind)) continue;
      bool const lost = !here.contains(create->object.address) && dropped.contains(create->object.address);
      if (lost) parted.insert(create->object.address);
    }
    dropped.merge(here);
  }
}

}  // namespace

void refuse_parted_objects(std::span<PhasePlan const> phases, Diagnostics& diagnostics) {
  std::set<model::ObjectRef> forward, backward, parted;
  for (PhasePlan const& phase : phases) find_parted(phase.forward, forward, parted);
  for (std::size_t i = phases.size(); i-- > 0;) find_parted(phases[i].backward, backward, parted);
  for (model::ObjectRef const& object : parted) {
    diagnostics.add({.code = Code::unsupported_change,
                     .span = std::nullopt,
                     .message = "dropping and creating an object in two transactions, which loses its owner "
                                "and privileges, is not supported yet: " +
                                to_string(object),
                     .help = "drop it in a migration before and create it in one after, with its owner and "
                             "privileges; or plan with --phases never",
                     .object = to_string(object)});
  }
}

std::vector<StepFacts> step_facts_of(std::span<Unit const> units, NewTables const& new_tables) {
  std::vector<StepFacts> step_facts;
  step_facts.reserve(units.size());
  for (Unit const& unit : units) {
    for (Action const& action : unit.actions) step_facts.push_back(step_facts_of(action, new_tables));
  }
  return step_facts;
}

std::vector<std::size_t> batches(std::span<Unit const> units, std::span<StepFacts const> step_facts,
                                 bool single_phase) {
  std::vector<std::size_t> ends;
  std::vector<Nature> natures;
  natures.reserve(units.size());
  Nature open;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Nature next = natures.emplace_back(nature_of(units[i], step_facts));
    step_facts = step_facts.subspan(units[i].actions.size());
    if (ends.empty() || !may_share(open, next, single_phase)) {
      ends.push_back(i + 1);
      open = std::move(next);
      continue;
    }
    ends.back() = i + 1;
    open.moves = open.moves || next.moves;
    open.lengthy = open.lengthy || next.lengthy;
    // Later units lock a subset of these tables or none; in a single phase it does not matter.
    if (open.tables.empty()) open.tables = std::move(next.tables);
  }
  return with_returns(units, natures, ends);
}

}  // namespace lockstep
