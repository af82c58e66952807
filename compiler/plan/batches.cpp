// One pass: the open batch takes the next unit, or is closed and another one opened.

#include "compiler/plan/batches.hpp"

#include <algorithm>

namespace lockstep {
namespace {

struct Nature {
  bool transactional = true;
  bool alone = false;                      // must be committed before what follows
  bool moves = false;                      // a table, which nobody but who still uses it may wait for
  bool lengthy = false;                    // reads, builds or rewrites something that others use
  std::vector<model::Name const*> tables;  // that it locks, ascending
};

constexpr auto by_name = [](model::Name const* name) -> model::Name const& { return *name; };

// burdens: those of its actions, and maybe more behind them.
Nature nature_of(Unit const& unit, std::span<Burden const> burdens) {
  Nature nature;
  for (std::size_t i = 0; i < unit.actions.size(); ++i) {
    auto const& [facts, tables] = burdens[i];
    nature.transactional = nature.transactional && facts.transactional;
    nature.alone = nature.alone || facts.alone;
    auto const* drop = get_if<action::DropTable>(unit.actions[i]);
    nature.moves = nature.moves || (drop != nullptr && !drop->archive.empty());
    for (model::Name const& table : tables) nature.tables.push_back(&table);
    nature.lengthy = nature.lengthy || (facts.work != Work::meta && !tables.empty());
  }
  std::ranges::sort(nature.tables, {}, by_name);
  auto const again = std::ranges::unique(nature.tables, {}, by_name);
  nature.tables.erase(again.begin(), again.end());
  return nature;
}

bool may_share(Nature const& open, Nature const& next, bool direct) {
  if (!open.transactional || !next.transactional || open.alone != next.alone) return false;
  if (direct || next.alone) return true;
  if (open.moves && next.moves) return false;
  if (open.lengthy || next.lengthy) return false;
  return open.tables.empty() || next.tables.empty() ||
         std::ranges::includes(open.tables, next.tables, {}, by_name, by_name);
}

}  // namespace

std::vector<Burden> burdens_of(std::span<Unit const> units, NewTables const& new_tables) {
  std::vector<Burden> burdens;
  burdens.reserve(units.size());
  for (Unit const& unit : units) {
    for (Action const& action : unit.actions) burdens.push_back(burden_of(action, new_tables));
  }
  return burdens;
}

std::vector<std::size_t> batches(std::span<Unit const> units, std::span<Burden const> burdens, bool direct) {
  std::vector<std::size_t> ends;
  Nature open;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Nature next = nature_of(units[i], burdens);
    burdens = burdens.subspan(units[i].actions.size());
    if (ends.empty() || !may_share(open, next, direct)) {
      ends.push_back(i + 1);
      open = std::move(next);
      continue;
    }
    ends.back() = i + 1;
    open.moves = open.moves || next.moves;
    open.lengthy = open.lengthy || next.lengthy;
    // Who comes later locks some of them or none; in direct mode it does not matter.
    if (open.tables.empty()) open.tables = std::move(next.tables);
  }
  return ends;
}

}  // namespace lockstep
