// Gives one schema the form that an object has in another one.
#pragma once

#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// The item with this key in `to` becomes that of `from`. It is added or removed if only one of them has it.
template <class T, class Key>
void take_over(std::vector<T> const& from, std::vector<T>& to, Key const& key) {
  T const* const source = find(from, key);
  T* const target = find(to, key);
  if (source != nullptr && target != nullptr) {
    *target = *source;
  } else if (source != nullptr) {
    to.push_back(*source);
  } else {
    std::erase_if(to, [&](T const& item) { return key_of(item) == key; });
  }
}

}  // namespace lockstep::model
