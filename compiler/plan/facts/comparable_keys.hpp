// Foreign keys that PostgreSQL refuses because of the types of their columns, and that Prisma's schema check
// accepts.
#pragma once

#include "compiler/diff/change.hpp"
#include "compiler/model/schema.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// An error for each foreign key of the target with a column that the server cannot compare with the
// referenced column, unless the key exists already. Types that are not in the table are left to the server.
void refuse_incomparable_keys(Pair<model::Schema> const& models, Diagnostics& diagnostics);

}  // namespace lockstep
