// The states of objects that order the actions of a plan, and lists of them.
#pragma once

#include <compare>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

// existence: the object itself. The others are states that an object reaches during the plan. values: the
// enum, or the enum of the column, has only its target values. swapped: the column has taken the name of the
// column with the old type. not_in_key, default_absent, identity_absent: the column has left its primary key
// (or the index that is its replica identity), its default, its identity. parent_absent: the table no longer
// inherits from a parent that it leaves. checked: the domain has its target
// checks. optional: the column may be NULL. enum_final: the enum is the type that new columns get. renamed:
// the column has its new name, which the undo uses too. sole_column: the other column of the pair is dropped.
// fk_target_final: the unique indexes over the columns that are to be dropped are dropped, so that a foreign
// key is bound to one that stays; of a foreign key or another object: it is dropped or replaced.
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
  parent_absent,
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

// A resource that a unit both destroys and creates is changed: users of the old state come before the unit,
// users of the new state after it.
struct Uses {
  std::vector<Resource> creates;
  std::vector<Resource> needs;       // created before, if any action creates it
  std::vector<Resource> soft_needs;  // created before if possible; ignored where that would close a cycle
  std::vector<Resource> destroys;
  std::vector<Resource> must_precede_drop;  // destroyed after, if any action destroys it
};

}  // namespace lockstep
