// The states of objects that order the actions of a plan, and lists of them.
#pragma once

#include <compare>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

// existence: the object itself. The others are states that an object gets into on the way; values: the enum,
// or the enum of the column, has its wanted values only; swapped: the column has taken the place of the
// one that had another type; not_in_key, default_absent, identity_absent: the column has left its primary key
// (or the index that stands for it as replica identity), its default, its identity; checked: the domain has
// its wanted checks; optional: the column may be NULL; enum_final: the enum is the one that new columns are
// to be of; renamed: the column has its new name, which is the one that an undo will use; sole_column: no
// other column stands next to it to take its place or to lose it; fk_target_final: no unique index over the
// columns goes any more, so that a foreign key can be bound to none that does, or the foreign key is gone;
// adoptable: the partitions have what the index of the partitioned table adopts; gone: the index does not
// exist any more.
enum class Facet {
  existence,
  type,
  filled,
  not_null,
  optional,
  validated,
  values,
  swapped,
  synced,
  not_in_key,
  default_absent,
  identity_absent,
  checked,
  enum_final,
  renamed,
  sole_column,
  fk_target_final,
  adoptable,
  gone
};

struct Resource {
  model::ObjectRef object;
  Facet facet = Facet::existence;
  std::strong_ordering operator<=>(Resource const&) const = default;
  bool operator==(Resource const&) const = default;
};

// A resource that is both destroyed and created is changed: users of the old state come before, of the new
// one after.
struct Uses {
  std::vector<Resource> creates;
  std::vector<Resource> needs;       // must have been created, if anybody creates it
  std::vector<Resource> soft_needs;  // created before if possible; ignored where that would close a cycle
  std::vector<Resource> destroys;
  std::vector<Resource> must_precede_drop;  // must not have been destroyed yet, if anybody destroys it
};

}  // namespace lockstep
