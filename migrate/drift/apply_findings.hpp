// Takes findings out of the way between a database and what it is to be.
#pragma once

#include "compiler/model/hints.hpp"
#include "emit/drift.hpp"

namespace lockstep {

// Changes models.to (the schema) so that the objects of the findings are as they are in models.from (the
// database), with all that the findings are about; rename hints that lead to one of them are dropped. A plan
// between the two then leaves them alone. What refers to an object that goes this way is not looked at:
// planning will complain. n log n except enums, extensions, schemas and renames, each of which costs a walk.
void make_alike(std::vector<Finding> const& findings, Pair<model::Schema>& models, Hints& hints);

}  // namespace lockstep
