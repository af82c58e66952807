// Pairs two lists by key; every comparison uses it.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

template <class T>
struct Matched {
  std::vector<T const*> dropped;                    // in the order of `from`
  std::vector<T const*> created;                    // in the order of `to`
  std::vector<std::pair<T const*, T const*>> both;  // in the order of `to`
};

// Linear for the common prefix with the same keys in the same order, which is most of two versions; n log n
// for the rest. The map copies the keys, so it does not depend on the lifetime of the lists.
template <class T>
Matched<T> match(std::vector<T> const& from, std::vector<T> const& to) {
  Matched<T> result;
  auto const same = [](T const& a, T const& b) { return model::key_of(a) == model::key_of(b); };
  auto const [from_rest, to_rest] = std::mismatch(from.begin(), from.end(), to.begin(), to.end(), same);
  result.both.reserve(to.size());
  for (auto a = from.begin(), b = to.begin(); b != to_rest; ++a, ++b) result.both.push_back({&*a, &*b});
  using Key = std::remove_cvref_t<decltype(model::key_of(std::declval<T const&>()))>;
  std::map<Key, T const*> old;
  for (auto a = from_rest; a != from.end(); ++a) old.emplace(model::key_of(*a), &*a);
  for (auto b = to_rest; b != to.end(); ++b) {
    auto const found = old.find(model::key_of(*b));
    if (found == old.end()) {
      result.created.push_back(&*b);
      continue;
    }
    result.both.push_back({found->second, &*b});
    found->second = nullptr;
  }
  for (auto a = from_rest; a != from.end(); ++a) {
    if (old.at(model::key_of(*a)) == &*a) result.dropped.push_back(&*a);
  }
  return result;
}

}  // namespace lockstep
