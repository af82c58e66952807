// One pass: the open batch takes the next unit, or is closed and another one opened.

#include "compiler/plan/batches.hpp"

#include <algorithm>
#include <set>

namespace lockstep {
namespace {

struct Nature {
  bool transactional = true;
  bool alone = false;    // must be committed before what follows
  bool moves = false;    // a table, which nobody but who still uses it may wait for
  bool lengthy = false;  // reads, builds or rewrites something that others use
  std::set<model::Name> tables;
};

Nature nature_of(Unit const& unit, NewTables const& new_tables) {
  Nature nature;
  for (Action const& action : unit.actions) {
    auto const [facts, tables] = burden_of(action, new_tables);
    nature.transactional = nature.transactional && facts.transactional;
    nature.alone = nature.alone || facts.alone;
    auto const* drop = get_if<action::DropTable>(action);
    nature.moves = nature.moves || (drop != nullptr && !drop->archive.empty());
    nature.tables.insert(tables.begin(), tables.end());
    nature.lengthy = nature.lengthy || (facts.work != Work::meta && !tables.empty());
  }
  return nature;
}

bool may_share(Nature const& open, Nature const& next, bool direct) {
  if (!open.transactional || !next.transactional || open.alone != next.alone) return false;
  if (direct || next.alone) return true;
  if (open.moves && next.moves) return false;
  if (open.lengthy || next.lengthy) return false;
  return open.tables.empty() || next.tables.empty() ||
         std::includes(open.tables.begin(), open.tables.end(), next.tables.begin(), next.tables.end());
}

}  // namespace

std::vector<std::vector<std::size_t>> batches(std::span<Unit const> units, NewTables const& new_tables,
                                              bool direct) {
  std::vector<std::vector<std::size_t>> result;
  Nature open;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Nature const next = nature_of(units[i], new_tables);
    if (result.empty() || !may_share(open, next, direct)) {
      result.push_back({i});
      open = next;
      continue;
    }
    result.back().push_back(i);
    open.moves = open.moves || next.moves;
    open.lengthy = open.lengthy || next.lengthy;
    open.tables.insert(next.tables.begin(), next.tables.end());
  }
  return result;
}

}  // namespace lockstep
