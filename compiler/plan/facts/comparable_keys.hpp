// Foreign keys that PostgreSQL refuses because of the types at their ends, and Prisma's schema check lets
// pass.
#pragma once

#include "compiler/diff/change.hpp"
#include "compiler/model/schema.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// Complains of each foreign key of the target that has columns which the server does not compare with those
// that they refer to, unless it is there already. Types that are not known here are the server's business.
void refuse_incomparable_keys(Pair<model::Schema> const& models, Diagnostics& diagnostics);

}  // namespace lockstep
