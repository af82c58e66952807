// Makes the expected schema agree with the database in some findings, so that a plan does not touch them.
#pragma once

#include "compiler/model/hints.hpp"
#include "emit/drift.hpp"

namespace lockstep {

// Changes models.to (the schema) so that the objects of the findings are as in models.from (the database),
// with everything that the findings report. Rename hints whose target is one of these objects are dropped. A
// plan between the two then leaves the objects unchanged. References to an object that is removed are not
// changed; planning reports them. n log n, except that each enum, extension, schema and rename costs a linear
// search.
void make_alike(std::vector<Finding> const& findings, Pair<model::Schema>& models, Hints& hints);

}  // namespace lockstep
