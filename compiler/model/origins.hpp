// The place in the schema text of each object of a model, for later diagnostics. There is one for each
// object, but usually none of them is needed. So one string holds the names of all members, and the entries
// are sorted at the first look-up.
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
  // The following add() calls are for the table or enum of that name, or for its members. May be called again
  // for the same owner.
  void begin(Name const& owner);
  // member is empty for the owner itself.
  void add(ObjectKind kind, std::string_view member, Span span);

  // The span of the object; the first one if several have its name. The first call sorts the entries, so only
  // one thread may use an Origins at a time.
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
  mutable std::vector<Entry> entries_;          // grouped by owner
  mutable bool sorted_ = false;
  std::string members_;
};

}  // namespace lockstep::model
