// What the two sides of a change say, attribute by attribute, in words a person reads.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/diff/change.hpp"

namespace lockstep {

// One attribute of a changed object; "none" for what is not there.
struct AttributeValues {
  std::string name;  // of the field of the model
  Pair<std::string> values;
  bool operator==(AttributeValues const& other) const {
    return name == other.name && values.from == other.values.from && values.to == other.values.to;
  }
};

// A default as SQL, or in words where it has none.
std::string show_default(model::Default const& value);

// Whether objects of that kind are held by their definition (model::DefinedObject), not by fields.
constexpr bool is_object(model::ObjectKind kind) { return kind >= model::ObjectKind::sequence; }

// Two models with an index over their tables. They must live as long as this.
class AttributeReader {
 public:
  explicit AttributeReader(Pair<model::Schema> const& models);
  // Of an alteration, the attributes that differ. Of a creation or drop, what the one side states that is not
  // the usual value of the field; the other side is empty then. Of a rename, nothing. Members of a table are
  // objects of their own and never attributes.
  std::vector<AttributeValues> of(Change const& change) const;

 private:
  Pair<model::Schema> const& models_;
  Pair<std::map<model::Name, model::Table const*>> tables_;
};

}  // namespace lockstep
