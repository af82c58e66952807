// Finds the object of the catalog for one of the text: the object of the same name, else the one with the old
// name in the hints. A column that exchanges its name with another one is found by the other name.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compiler/model/hints.hpp"

namespace lockstep::model {

// Of columns: (name in the catalog, name in the text).
using ColumnRenames = std::vector<std::pair<std::string, std::string>>;

class OldNames {
 public:
  explicit OldNames(Hints const& hints) {
    for (RenameHint const& hint : hints.renames) {
      names_.emplace(hint.object, hint.old_name);
      if (hint.exchanged) exchanged_.insert(hint.object);
    }
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
    ObjectRef const object{ObjectKind::column, table, name};
    auto found = exchanged_.contains(object) ? known.end() : known.find(name);
    if (found == known.end()) found = known.find(before(object, name));
    return found == known.end() ? nullptr : found->second;
  }

  // The columns of the table that have another name in the catalog, in the order of the text.
  ColumnRenames renamed_columns(Table const& catalog, Table const& text) const {
    ColumnRenames renames;
    if (names_.empty()) return renames;
    std::map<std::string, Column const*> known;
    for (Column const& column : catalog.columns) known.emplace(column.name, &column);
    for (Column const& column : text.columns) {
      Column const* const found = find_column(known, text.name, column.name);
      if (found != nullptr && found->name != column.name) renames.emplace_back(found->name, column.name);
    }
    return renames;
  }

 private:
  std::string before(ObjectRef const& object, std::string const& now) const {
    auto const found = names_.find(object);
    return found == names_.end() ? now : found->second;
  }

  std::map<ObjectRef, std::string> names_;
  std::set<ObjectRef> exchanged_;
};

}  // namespace lockstep::model
