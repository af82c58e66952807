// Kahn's algorithm over units. Example: "drop column a, add foreign key on new column b" has the units
//   1 DropColumn a (contract)
//   2 AddColumn b (expand)
//   3 AddForeignKey on b (expand)
//   4 DropForeignKey on a (contract)
// Unit 2 creates column b and unit 3 needs it: 2 -> 3. Unit 4 has column a in must_precede_drop and unit 1
// destroys it: 4 -> 1. Result: 2 3 | 4 1.

#include "compiler/plan/schedule/order.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>
#include <span>
#include <unordered_map>

#include "compiler/model/print.hpp"
#include "compiler/plan/actions/hash.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using Edges = std::vector<std::vector<std::size_t>>;  // unit -> units that must follow it, ascending

// The units that use each resource in each role, in their order: one list, in which the units of a resource
// and role are adjacent. The units must outlive this.
class Users {
 public:
  using UnitsOf = std::span<std::size_t const>;
  enum Role : std::size_t { creates, needs, soft_needs, destroys, must_precede_drop, roles };

  explicit Users(std::vector<Unit> const& units) {
    of_actions_.reserve(2 * units.size());
    for (Unit const& unit : units) {
      for (Action const& action : unit.actions) of_actions_.push_back(uses_of(action));
    }
    numbers_.reserve(2 * of_actions_.size());
    for_each(units, [&](std::size_t, Uses const& uses) {
      for (Resource const& resource : uses.creates) enter(resource);
      for (Resource const& resource : uses.destroys) enter(resource);
    });
    std::vector<std::pair<std::size_t, std::size_t>> found;  // resource and role, unit
    for_each(units, [&](std::size_t unit, Uses const& uses) {
      auto const add = [&](std::vector<Resource> const& resources, Role role) {
        for (Resource const& resource : resources) {
          auto const at = numbers_.find(&resource);
          if (at != numbers_.end()) found.emplace_back(at->second * roles + role, unit);
        }
      };
      add(uses.creates, creates);
      add(uses.needs, needs);
      add(uses.soft_needs, soft_needs);
      add(uses.destroys, destroys);
      add(uses.must_precede_drop, must_precede_drop);
    });
    ends_.resize(resources_.size() * roles + 1);
    for (auto const& use : found) ++ends_[use.first + 1];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
    units_.resize(found.size());
    std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
    for (auto const& [place, unit] : found) units_[next[place]++] = unit;
  }

  std::size_t count() const { return resources_.size(); }
  Resource const& resource(std::size_t i) const { return *resources_[i]; }
  UnitsOf of(std::size_t i, Role role) const {
    std::size_t const begin = ends_[i * roles + role], end = ends_[i * roles + role + 1];
    return UnitsOf(units_).subspan(begin, end - begin);
  }

 private:
  // A resource that no unit creates or destroys orders nothing.
  void enter(Resource const& resource) {
    if (numbers_.try_emplace(&resource, numbers_.size()).second) resources_.push_back(&resource);
  }

  template <class Visit>
  void for_each(std::vector<Unit> const& units, Visit visit) const {
    auto uses = of_actions_.begin();
    for (std::size_t i = 0; i < units.size(); ++i) {
      for (std::size_t k = 0; k < units[i].actions.size(); ++k) visit(i, *uses++);
      visit(i, units[i].also);
    }
  }

  struct SameValue {
    std::size_t operator()(Resource const* resource) const { return Hash{}(*resource); }
    bool operator()(Resource const* a, Resource const* b) const { return *a == *b; }
  };

  std::vector<Uses> of_actions_;  // uses_of() each action of all units; the units hold their other uses
  std::unordered_map<Resource const*, std::size_t, SameValue, SameValue> numbers_;
  std::vector<Resource const*> resources_;  // by their number
  std::vector<std::size_t>
      ends_;  // the end of the range of a resource and role in units_, which follows the range before
  std::vector<std::size_t> units_;
};

void connect(Edges& edges, Users::UnitsOf before, Users::UnitsOf after) {
  for (std::size_t const a : before) {
    for (std::size_t const b : after) {
      if (a != b) edges[a].push_back(b);
    }
  }
}

// The units whose soft needs are respected.
using Wishes = std::vector<bool>;

Edges edges_of(std::vector<Unit> const& units, Wishes const& wishes) {
  Edges edges(units.size());
  Users const users(units);
  for (std::size_t i = 0; i < users.count(); ++i) {
    auto const creates = users.of(i, Users::creates), needs = users.of(i, Users::needs),
               destroys = users.of(i, Users::destroys),
               must_precede_drop = users.of(i, Users::must_precede_drop);
    connect(edges, creates, needs);
    for (std::size_t const unit : users.of(i, Users::soft_needs)) {
      if (wishes[unit]) connect(edges, creates, {&unit, 1});
    }
    connect(edges, must_precede_drop, destroys);
    // The uniqueness of a list of columns is not a name: several indexes may provide it.
    if (users.resource(i).object.kind == model::ObjectKind::primary_key) continue;
    if (creates.empty()) connect(edges, needs, destroys);
    // A name must be free before it is taken again. The other facets are not names.
    if (users.resource(i).facet == Facet::existence) connect(edges, destroys, creates);
  }
  for (std::vector<std::size_t>& followers : edges) {
    std::ranges::sort(followers);
    followers.erase(std::unique(followers.begin(), followers.end()), followers.end());
  }
  return edges;
}

// Whether the unit drops data. Steps that may fail should run before it.
bool destroys(Unit const& unit) {
  return std::any_of(unit.actions.begin(), unit.actions.end(), [](Action const& action) {
    return holds_alternative<action::DropColumn>(action) || holds_alternative<action::DropTable>(action);
  });
}

// The position of a unit; compared field by field in this order.
struct Place {
  Phase phase = Phase::expand;
  bool destructive = false;
  int wave = 0;
  int disturbance = 0;
  std::size_t index = 0;
  auto operator<=>(Place const&) const = default;
};

// How much a unit disturbs other sessions. 0: must be committed before what follows, such as new enum values;
// 1: locks no existing table; 2: locks one; 3: scans, builds or rewrites; 4: cannot run in a transaction.
int disturbance(Unit const& unit, NewTables const& new_tables) {
  int worst = 0;
  for (Action const& action : unit.actions) {
    Facts const facts = facts_of(action, new_tables);
    int rank = facts.alone ? 0 : 1;
    if (locks_existing(action, facts, new_tables)) rank = 2;
    if (facts.work != Work::meta) rank = 3;
    if (!facts.transactional) rank = 4;
    worst = std::max(worst, rank);
  }
  return worst;
}

bool is_backfill(Unit const& unit) { return holds_alternative<action::Backfill>(unit.actions.front()); }

// The earliest place of a unit that waits for `before`. A unit that waits for a backfill moves to contract,
// unless it is a backfill itself: the backfill phase holds nothing else. The creation of something new
// disturbs no session, so a unit that waits for it does not need a later wave.
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

// The actions [begin, end) of the unit as a separate unit.
Unit piece(Unit const& whole, std::size_t begin, std::size_t end) {
  auto const part = [&](auto const& list) {
    return std::vector(list.begin() + static_cast<std::ptrdiff_t>(begin),
                       list.begin() + static_cast<std::ptrdiff_t>(end));
  };
  Unit one{whole.phase, whole.cause, part(whole.actions)};
  if (!whole.causes.empty()) one.causes = part(whole.causes);
  if (!one.causes.empty()) one.cause = one.causes.front();
  if (whole.parts.empty()) one.also = whole.also;
  for (std::size_t i = begin; i < end && !whole.parts.empty(); ++i) append(one.also, whole.parts[i]);
  return one;
}

// Splits the units that are in a cycle or after one, where that is allowed. One transaction replaces an
// object, so that it is never missing, unless that leads to a cycle: for example the old form must be dropped
// before a unit, and the new form must be created after it. Returns whether a unit was split.
bool part(std::vector<Unit>& units, std::vector<std::size_t> const& waiting) {
  std::size_t const count = units.size();
  for (std::size_t i = 0; i < count; ++i) {
    bool const objects = std::ranges::all_of(
        units[i].actions, [](Action const& action) { return object_of(action) != nullptr; });
    if (waiting[i] == 0 || units[i].actions.size() < 2 || (units[i].parts.empty() && !objects)) continue;
    Unit const whole = std::move(units[i]);
    std::vector<std::size_t> cuts = whole.cuts;
    if (cuts.empty()) {
      cuts.resize(whole.actions.size() - 1);
      std::iota(cuts.begin(), cuts.end(), std::size_t{1});
    }
    cuts.push_back(whole.actions.size());
    units[i] = piece(whole, 0, cuts.front());
    for (std::size_t k = 1; k < cuts.size(); ++k) units.push_back(piece(whole, cuts[k - 1], cuts[k]));
  }
  return units.size() > count;
}

// The order of the units, without those that wait for each other. waiting: for each unit the number of units
// that it still waits for.
std::vector<std::size_t> sequence_of(std::vector<Unit>& units, NewTables const& new_tables,
                                     Wishes const& wishes, std::vector<std::size_t>& waiting) {
  Edges const edges = edges_of(units, wishes);
  waiting.assign(units.size(), 0);
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
    for (std::size_t const follower : edges[i]) {
      places[follower] = behind(places[i], places[follower], is_backfill(units[follower]));
      if (--waiting[follower] == 0) ready.push(places[follower]);
    }
  }
  if (sequence.size() == units.size()) {
    for (std::size_t i = 0; i < units.size(); ++i) units[i].phase = places[i].phase;
  }
  return sequence;
}

// Two units of which the first drops an object that the second creates.
using Gap = std::pair<std::size_t, std::size_t>;

std::vector<Gap> gaps_of(std::vector<Unit> const& units) {
  std::map<model::ObjectRef, std::size_t> dropped;  // object -> unit
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (Action const& action : units[i].actions) {
      if (auto const* drop = get_if<action::DropObject>(action)) dropped[drop->object.address] = i;
      auto const* create = get_if<action::CreateObject>(action);
      if (create == nullptr || !has_owner(create->object.address.kind)) continue;
      auto const found = dropped.find(create->object.address);
      if (found != dropped.end() && found->second < i) gaps.emplace_back(found->second, i);
    }
  }
  return gaps;
}

// Where each unit of the gap moves: -1 before it, 0 within it, 1 after it.
std::vector<int> sides_of(Edges const& edges, Gap const& gap) {
  auto const [first, last] = gap;
  std::vector<int> sides(last - first + 1, -1);
  std::vector<char> needed(sides.size());  // the last unit waits for it
  sides.front() = 0;
  needed.back() = 1;
  for (std::size_t i = last + 1; i-- > first;) {
    for (std::size_t const follower : edges[i]) {
      if (follower <= last && needed[follower - first] != 0) needed[i - first] = 1;
    }
  }
  for (std::size_t i = first; i <= last; ++i) {
    if (sides[i - first] < 0) continue;
    sides[i - first] = needed[i - first] != 0 ? 0 : 1;
    for (std::size_t const follower : edges[i]) {
      if (follower <= last) sides[follower - first] = 1;
    }
  }
  return sides;
}

}  // namespace

std::vector<Unit> order(std::vector<Unit> units, NewTables const& new_tables, Diagnostics& diagnostics) {
  std::vector<std::size_t> waiting;
  Wishes wishes(units.size(), true);
  std::vector<std::size_t> sequence = sequence_of(units, new_tables, wishes, waiting);
  if (sequence.size() < units.size()) {
    // Only units in a cycle, or after one, lose their soft needs.
    for (std::size_t i = 0; i < units.size(); ++i) wishes[i] = waiting[i] == 0;
    sequence = sequence_of(units, new_tables, wishes, waiting);
  }
  if (sequence.size() < units.size()) {
    if (part(units, waiting)) return order(std::move(units), new_tables, diagnostics);
    report_cycle(units, waiting, diagnostics);
    return {};
  }
  std::vector<Unit> ordered;
  ordered.reserve(units.size());
  for (std::size_t const i : sequence) ordered.push_back(std::move(units[i]));
  return ordered;
}

std::vector<Unit> with_narrow_gaps(std::vector<Unit> units) {
  std::size_t const count = gaps_of(units).size();
  for (std::size_t k = 0; k < count; ++k) {
    Gap const gap = gaps_of(units)[k];
    auto const [first, last] = gap;
    if (units[first].phase != units[last].phase) continue;
    Edges edges = edges_of(units, Wishes(units.size(), true));
    auto const is_kept = [&](std::size_t i) { return edges[i].empty() || edges[i].front() > i; };
    std::vector<std::size_t> numbers(units.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    if (!std::ranges::all_of(numbers, is_kept)) edges = edges_of(units, Wishes(units.size(), false));
    std::vector<int> const sides = sides_of(edges, gap);
    if (sides.back() != 0) continue;  // the two do not wait for each other
    auto const begin = numbers.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(
        begin, numbers.begin() + static_cast<std::ptrdiff_t>(last) + 1,
        [&, from = first](std::size_t a, std::size_t b) { return sides[a - from] < sides[b - from]; });
    std::vector<Unit> moved;
    moved.reserve(units.size());
    for (std::size_t const i : numbers) moved.push_back(std::move(units[i]));
    units = std::move(moved);
  }
  return units;
}

std::string graph(std::vector<Unit> const& units) {
  Edges const edges = edges_of(units, Wishes(units.size(), true));
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
