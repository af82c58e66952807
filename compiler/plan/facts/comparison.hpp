// How values of any type are compared in SQL. Not every type has `=`, and for some it does not mean the same
// value: json has none, circles are equal by area, paths by the number of points, and texts under a
// nondeterministic collation may differ in case. So the stored images of the values are compared.
#pragma once

#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep {

// An SQL condition, never NULL, that is true where two expressions of the same type have different images. A
// literal must be cast to the type.
std::string differ(std::string const& a, std::string const& b);

// Whether the type may be a composite one, or a domain over one: then IS NULL is true of a row of NULLs, and
// IS NOT NULL is false of a row with one NULL. True also for an enum, because the name of a type does not
// show its kind.
bool may_be_composite(model::Type const& type);

// Tests of the value as a whole, as NOT NULL means it. PostgreSQL plans both spellings as the same test, and
// proves SET NOT NULL by a valid check of either.
std::string is_null(std::string const& value, bool composite);
std::string is_not_null(std::string const& value, bool composite);

}  // namespace lockstep
