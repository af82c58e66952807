// Pairing of two lists by key: the one generic piece that every comparison uses.
#pragma once

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

// Whether both lists have the same keys in the same order, as most lists of two versions have.
template <class T>
bool same_keys(std::vector<T> const& from, std::vector<T> const& to) {
  if (from.size() != to.size()) return false;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!(model::key_of(from[i]) == model::key_of(to[i]))) return false;
  }
  return true;
}

// Linear when nothing came, went or moved, else n log n. The key is copied: it is a name, and the map then
// does not depend on the lists' lifetime.
template <class T>
Matched<T> match(std::vector<T> const& from, std::vector<T> const& to) {
  if (same_keys(from, to)) {
    Matched<T> all;
    all.both.reserve(to.size());
    for (std::size_t i = 0; i < to.size(); ++i) all.both.push_back({&from[i], &to[i]});
    return all;
  }
  using Key = std::remove_cvref_t<decltype(model::key_of(std::declval<T const&>()))>;
  std::map<Key, T const*> old;
  for (T const& item : from) old.emplace(model::key_of(item), &item);
  Matched<T> result;
  for (T const& item : to) {
    auto const found = old.find(model::key_of(item));
    if (found == old.end()) {
      result.created.push_back(&item);
      continue;
    }
    result.both.push_back({found->second, &item});
    found->second = nullptr;
  }
  for (T const& item : from) {
    if (old.at(model::key_of(item)) == &item) result.dropped.push_back(&item);
  }
  return result;
}

}  // namespace lockstep
