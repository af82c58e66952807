// Relation mode "prisma": the client carries out the actions of relations itself, one after the other, so
// they must not form a cycle of models.
//
// Models are nodes, and relations whose actions change rows are edges. Nodes without outgoing edges are
// removed until none is left; then every walk ends in a cycle. One cycle is reported and removed, and so on:
// A -> B -> A is one diagnostic, however many models lead to it.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/relation.hpp"

namespace lockstep::resolving {
namespace {

class Graph {
 public:
  Graph(std::vector<Cascade> const& edges, std::size_t nodes) : edges_(edges), out_(nodes), in_(nodes) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (edges[i].from == edges[i].to) continue;
      out_[edges[i].from].push_back(i);
      in_[edges[i].to].push_back(i);
    }
    alive_.assign(nodes, true);
    degree_.resize(nodes);
    for (std::size_t node = 0; node < nodes; ++node) degree_[node] = out_[node].size();
    for (std::size_t node = 0; node < nodes; ++node) {
      if (degree_[node] == 0) remove(node);
    }
  }

  // Removes a cycle and returns its edges, the first one in the text first; empty if there is none.
  std::vector<std::size_t> take_circle() {
    while (start_ < alive_.size() && !alive_[start_]) ++start_;
    if (start_ == alive_.size()) return {};
    std::vector<std::size_t> walk;
    std::vector<std::size_t> visited;
    std::size_t node = start_;
    auto again = visited.end();
    while (again == visited.end()) {
      visited.push_back(node);
      walk.push_back(next_edge(node));
      node = edges_[walk.back()].to;
      again = std::ranges::find(visited, node);
    }
    walk.erase(walk.begin(), walk.begin() + (again - visited.begin()));
    for (std::size_t const edge : walk) remove(edges_[edge].from);
    std::rotate(walk.begin(), std::ranges::min_element(walk), walk.end());
    return walk;
  }

 private:
  std::size_t next_edge(std::size_t node) const {
    return *std::ranges::find_if(out_[node], [&](std::size_t edge) { return alive_[edges_[edge].to]; });
  }

  // Removes the node, and those that then have no outgoing edge.
  void remove(std::size_t first) {
    std::vector<std::size_t> waiting = {first};
    while (!waiting.empty()) {
      std::size_t const node = waiting.back();
      waiting.pop_back();
      if (!alive_[node]) continue;
      alive_[node] = false;
      for (std::size_t const edge : in_[node]) {
        std::size_t const before = edges_[edge].from;
        if (--degree_[before] == 0) waiting.push_back(before);
      }
    }
  }

  std::vector<Cascade> const& edges_;
  std::vector<std::vector<std::size_t>> out_;
  std::vector<std::vector<std::size_t>> in_;
  std::vector<bool> alive_;
  std::vector<std::size_t> degree_;  // edges to nodes that are alive
  std::size_t start_ = 0;
};

constexpr char const* help = "one of them must have `onDelete: Restrict, onUpdate: Restrict`";

}  // namespace

void check_cascades(Draft& draft) {
  std::vector<Cascade> const& edges = draft.cascades;
  for (Cascade const& edge : edges) {
    if (edge.from != edge.to) continue;
    draft.report(Code::action_cycle, edge.span,
                 fmt::format("the actions of `{}` lead from `{}` to itself", edge.field,
                             draft.models[edge.from].name()),
                 "without foreign keys it must have `onDelete: Restrict, onUpdate: Restrict`");
  }
  Graph graph(edges, draft.models.size());
  for (auto circle = graph.take_circle(); !circle.empty(); circle = graph.take_circle()) {
    std::string path;
    std::vector<Label> labels;
    for (std::size_t const edge : circle) {
      path.append(path.empty() ? "" : " → ")
          .append(fmt::format("`{}.{}`", draft.models[edges[edge].from].name(), edges[edge].field));
      if (edge != circle.front()) labels.push_back({edges[edge].span, "and this one"});
    }
    draft.report(Code::action_cycle, edges[circle.front()].span,
                 fmt::format("the actions of these relations go in a circle: {}", path), help,
                 std::move(labels));
  }
}

}  // namespace lockstep::resolving
