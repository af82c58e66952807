// Finds the catalog's object for one of the text: the one of the same name, else the one that the text says
// it was called before.
#pragma once

#include <map>
#include <string>

#include "compiler/model/hints.hpp"

namespace lockstep::model {

class OldNames {
 public:
  explicit OldNames(Hints const& hints) {
    for (RenameHint const& hint : hints.renames) names_.emplace(hint.object, hint.old_name);
  }

  // The value in `known`, a map from names to pointers, or null. object is the address in the text.
  template <class Map>
  auto find_table(Map const& known, Name const& name) const {
    auto found = known.find(name);
    if (found == known.end())
      found = known.find(Name{name.schema, before({ObjectKind::table, name, ""}, name.name)});
    return found == known.end() ? nullptr : found->second;
  }
  template <class Map>
  auto find_column(Map const& known, Name const& table, std::string const& name) const {
    auto found = known.find(name);
    if (found == known.end()) found = known.find(before({ObjectKind::column, table, name}, name));
    return found == known.end() ? nullptr : found->second;
  }

 private:
  std::string before(ObjectRef const& object, std::string const& now) const {
    auto const found = names_.find(object);
    return found == names_.end() ? now : found->second;
  }

  std::map<ObjectRef, std::string> names_;
};

}  // namespace lockstep::model
