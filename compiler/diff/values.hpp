// The two sides of a change as readable text, attribute by attribute.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/diff/change.hpp"

namespace lockstep {

// One attribute of a changed object; "none" for an empty value.
struct AttributeValues {
  std::string name;  // of the field of the model
  Pair<std::string> values;
  bool operator==(AttributeValues const& other) const {
    return name == other.name && values.from == other.values.from && values.to == other.values.to;
  }
};

// A default as SQL, or a description if it has none.
std::string show_default(model::Default const& value);

// Whether the model holds objects of that kind as definitions (model::DefinedObject), not as fields.
constexpr bool is_object(model::ObjectKind kind) { return kind >= model::ObjectKind::sequence; }

// Two models with an index over their tables. They must live as long as this.
class AttributeReader {
 public:
  explicit AttributeReader(Pair<model::Schema> const& models);
  // For an alteration the attributes that differ. For a creation or drop the attributes of the one side that
  // differ from the initial value of the field; the other side is empty. For a rename nothing. Members of a
  // table are separate objects and never attributes.
  std::vector<AttributeValues> of(Change const& change) const;

 private:
  Pair<model::Schema> const& models_;
  Pair<std::map<model::Name, model::Table const*>> tables_;
};

}  // namespace lockstep
