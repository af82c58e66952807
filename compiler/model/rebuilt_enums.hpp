// The enums that a migration to a schema text must rebuild, because they lose values. PostgreSQL cannot
// change the type of a column to the new enum while an index compares the column with a value of the old one.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "compiler/model/hints.hpp"
#include "compiler/model/schema.hpp"

namespace lockstep::model {

// Whether an expression or the predicate, in the server's spelling, contains the value of the enum.
bool has_enum_value(Index const& index, Name const& type, std::string const& value);
// The same for a text in that spelling, and for the definition of an object.
bool has_enum_value(std::string const& sql, Name const& type, std::string const& value);
bool has_enum_value(DefinedObject const& object, Name const& type, std::string const& value);

class RebuiltEnums {
 public:
  RebuiltEnums(Schema const& catalog, Schema const& text, Hints const& hints);

  // Whether the index must be rebuilt together with an enum, because an expression or its predicate depends
  // on the enum, and can be rebuilt, because they contain no removed value.
  bool take_along(Table const& table, Index const& index) const;

 private:
  std::map<Name, std::vector<std::string>> lost_;       // by enum
  std::map<ObjectRef, std::set<Name>> named_by_index_;  // in the text of the index
};

}  // namespace lockstep::model
