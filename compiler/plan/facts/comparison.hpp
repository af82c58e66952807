// How values of any type are compared in SQL. `=` is neither there for every type nor the same value for
// every type: json has none, circles are equal by their area, paths by the number of their points, texts
// under a nondeterministic collation by more. What a column keeps is its image, so images are compared.
#pragma once

#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep {

// True, and never NULL, where two SQL expressions of one and the same type have different images.
// A literal has to be cast to the type.
std::string differ(std::string const& a, std::string const& b);

// Whether the type may be a composite one, or a domain over one: then IS NULL is true of a row of NULLs, and
// IS NOT NULL is false of a row with one NULL. Enums cannot be told from them by their name.
bool may_be_composite(model::Type const& type);

// Tests of the value as a whole, as NOT NULL means it. PostgreSQL plans both spellings as the same test, and
// proves SET NOT NULL by a valid check of either.
std::string is_null(std::string const& value, bool composite);
std::string is_not_null(std::string const& value, bool composite);

}  // namespace lockstep
