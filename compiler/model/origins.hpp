// Where in the text each object of a model was said, for diagnostics about what was found later. There are as
// many as objects, and only a few are ever asked for, mostly none; so the names of members lie after one
// another in one string, and order is made when the first one is asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

class Origins {
 public:
  // The objects that are added from here on are the table or the enum of that name, or its members. An owner
  // may be begun again.
  void begin(Name const& owner);
  // member is empty for the owner itself.
  void add(ObjectKind kind, std::string_view member, Span span);

  // The span of the object; the first one, if several bear its name. The first call makes the order that the
  // others find, so that of one object only one thread may ask.
  std::optional<Span> find(ObjectRef const& object) const;

 private:
  struct Owner {
    Name name;
    std::size_t begin = 0;  // its entries
    std::size_t end = 0;
  };
  struct Entry {
    ObjectKind kind = ObjectKind::table;
    std::uint32_t begin = 0;  // its name
    std::uint32_t size = 0;
    Span span;
  };
  std::string_view member(Entry const& entry) const {
    return std::string_view(members_).substr(entry.begin, entry.size);
  }
  bool is_before(Entry const& a, Entry const& b) const;
  void sort() const;

  std::vector<Owner> owners_;
  mutable std::vector<std::uint32_t> by_name_;  // indexes of owners_, in the order of their names
  mutable std::vector<Entry> entries_;          // owner by owner
  mutable bool sorted_ = false;
  std::string members_;
};

}  // namespace lockstep::model
