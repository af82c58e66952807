// The differences between two models, one value for each; not how they are carried out.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

using model::enum_name;

template <class T>
struct Pair {
  T from, to;
};

enum class Verb { create, drop, rename, alter };
constexpr auto enum_names(Verb) {
  return std::to_array<std::string_view>({"create", "drop", "rename", "alter"});
}

// One difference, of any kind of object.
struct Change {
  Verb verb = Verb::create;
  model::ObjectRef from;  // its address in `from` (without meaning for create)
  model::ObjectRef to;    // its address in `to` (without meaning for drop)
  std::vector<std::string>
      attributes;  // of alter: the names of the fields that differ, in the order of the field list
  bool operator==(Change const&) const = default;
};

// The address to show: the new one, or for a drop the old one.
inline model::ObjectRef const& subject(Change const& change) {
  return change.verb == Verb::drop ? change.from : change.to;
}

// Whether this field differs.
inline bool changes(Change const& change, std::string_view field) {
  return std::ranges::find(change.attributes, field) != change.attributes.end();
}

// Whether the change alters this field of an object of the kind.
inline bool alters(Change const& change, model::ObjectKind kind, std::string_view field) {
  return change.verb == Verb::alter && change.to.kind == kind && changes(change, field);
}

}  // namespace lockstep
