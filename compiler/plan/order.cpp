// Kahn's algorithm over units. Example: "drop column a, add foreign key on new column b" has the units
//   1 DropColumn a (contract)   2 AddColumn b (expand)   3 AddForeignKey on b (expand)   4 DropForeignKey on
//   a (contract)
// 2 creates column b, 3 needs it: 2 -> 3. 4 releases column a, 1 destroys it: 4 -> 1. Result 2 3 | 4 1.

#include "compiler/plan/order.hpp"

#include <algorithm>
#include <map>
#include <queue>
#include <set>

#include "compiler/model/print.hpp"
#include "compiler/plan/resources.hpp"

namespace lockstep {
namespace {

using Edges = std::vector<std::set<std::size_t>>;  // unit -> units that must follow it

struct Users {
  std::vector<std::size_t> creates, needs, destroys, releases;
};

std::map<Resource, Users> users_of(std::vector<Unit> const& units) {
  std::map<Resource, Users> users;
  auto const add = [&](Uses const& uses, std::size_t i) {
    for (Resource const& r : uses.creates) users[r].creates.push_back(i);
    for (Resource const& r : uses.needs) users[r].needs.push_back(i);
    for (Resource const& r : uses.destroys) users[r].destroys.push_back(i);
    for (Resource const& r : uses.releases) users[r].releases.push_back(i);
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (Action const& action : units[i].actions) add(uses_of(action), i);
    add(units[i].also, i);
  }
  return users;
}

void connect(Edges& edges, std::vector<std::size_t> const& before, std::vector<std::size_t> const& after) {
  for (std::size_t const a : before) {
    for (std::size_t const b : after) {
      if (a != b) edges[a].insert(b);
    }
  }
}

Edges edges_of(std::vector<Unit> const& units) {
  Edges edges(units.size());
  for (auto const& [resource, users] : users_of(units)) {
    connect(edges, users.creates, users.needs);
    connect(edges, users.releases, users.destroys);
    // The uniqueness of a list of columns is no name and may be had from several indexes at once.
    if (resource.object.kind == model::ObjectKind::primary_key) continue;
    if (users.creates.empty()) connect(edges, users.needs, users.destroys);
    // A name must be free before it is taken again. States of an object come and go and are no names.
    if (resource.facet == Facet::existence) connect(edges, users.destroys, users.creates);
  }
  return edges;
}

// Takes something away for good, so that everything that may still fail had better be done before.
bool destroys(Unit const& unit) {
  return std::any_of(unit.actions.begin(), unit.actions.end(), [](Action const& action) {
    return std::holds_alternative<action::DropColumn>(action) ||
           std::holds_alternative<action::DropTable>(action);
  });
}

// Where a unit stands among those of its phase; compared from left to right.
struct Place {
  Phase phase = Phase::expand;
  bool destructive = false;
  int wave = 0;
  int disturbance = 0;
  std::size_t index = 0;
  auto operator<=>(Place const&) const = default;
};

// How much a unit disturbs: committed values first, then what touches nothing that exists, and so on.
int disturbance(Unit const& unit, NewTables const& new_tables) {
  int worst = 0;
  for (Action const& action : unit.actions) {
    Facts const facts = facts_of(action, new_tables);
    int rank = facts.alone ? 0 : 1;
    if (!locked_tables(action, new_tables).empty()) rank = 2;
    if (facts.work != Work::meta) rank = 3;
    if (!facts.transactional) rank = 4;
    worst = std::max(worst, rank);
  }
  return worst;
}

bool is_backfill(Unit const& unit) { return std::holds_alternative<action::Backfill>(unit.actions.front()); }

// The earliest place of what waits for `before`. What waits for a backfill cannot be in its phase, which
// holds nothing else. Creating something new disturbs nobody, so waiting for it is no reason for another
// wave.
Place behind(Place const& before, Place after, bool after_is_backfill) {
  Phase const earliest =
      before.phase == Phase::backfill && !after_is_backfill ? Phase::contract : before.phase;
  if (earliest < after.phase) return after;
  int const wave = earliest == before.phase ? before.wave + (before.disturbance > 1 ? 1 : 0) : 0;
  after.wave = earliest > after.phase ? wave : std::max(after.wave, wave);
  after.destructive = after.destructive || (before.destructive && earliest == before.phase);
  after.phase = earliest;
  return after;
}

void report_cycle(std::vector<Unit> const& units, std::vector<std::size_t> const& waiting,
                  Diagnostics& diagnostics) {
  std::string names;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (waiting[i] == 0) continue;
    Action const& action = units[i].actions.front();
    names +=
        (names.empty() ? "" : ", ") + std::string(name_of(action)) + " on " + model::print(table_of(action));
  }
  diagnostics.add({.code = Code::cannot_order,
                   .span = std::nullopt,
                   .message = "these steps wait for each other: " + names,
                   .help = "make the change in two migrations, for instance through a temporary name"});
}

}  // namespace

std::vector<Unit> order(std::vector<Unit> units, NewTables const& new_tables, Diagnostics& diagnostics) {
  Edges const edges = edges_of(units);
  std::vector<std::size_t> waiting(units.size(), 0);
  for (auto const& followers : edges) {
    for (std::size_t const follower : followers) ++waiting[follower];
  }
  std::vector<Place> places;
  for (std::size_t i = 0; i < units.size(); ++i) {
    places.push_back({units[i].phase, destroys(units[i]), 0, disturbance(units[i], new_tables), i});
  }
  std::priority_queue<Place, std::vector<Place>, std::greater<>> ready;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (waiting[i] == 0) ready.push(places[i]);
  }
  std::vector<std::size_t> sequence;
  while (!ready.empty()) {
    std::size_t const i = ready.top().index;
    ready.pop();
    sequence.push_back(i);
    units[i].phase = places[i].phase;
    for (std::size_t const follower : edges[i]) {
      places[follower] = behind(places[i], places[follower], is_backfill(units[follower]));
      if (--waiting[follower] == 0) ready.push(places[follower]);
    }
  }
  if (sequence.size() < units.size()) {
    report_cycle(units, waiting, diagnostics);
    return {};
  }
  std::vector<Unit> ordered;
  ordered.reserve(units.size());
  for (std::size_t const i : sequence) ordered.push_back(std::move(units[i]));
  return ordered;
}

std::string graph(std::vector<Unit> const& units) {
  Edges const edges = edges_of(units);
  std::string text = "digraph plan {\n";
  for (std::size_t i = 0; i < units.size(); ++i) {
    std::string label;
    for (Action const& action : units[i].actions) {
      model::Name const table = table_of(action);
      label += std::string(label.empty() ? "" : "\\n") + std::string(name_of(action)) + " " + table.name;
    }
    text += "  n" + std::to_string(i) + " [label=\"" + label + "\"];\n";
    for (std::size_t const follower : edges[i]) {
      text += "  n" + std::to_string(i) + " -> n" + std::to_string(follower) + ";\n";
    }
  }
  return text + "}\n";
}

}  // namespace lockstep
