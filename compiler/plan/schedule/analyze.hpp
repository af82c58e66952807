// Which columns need new statistics after which steps.
#pragma once

#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

// An ANALYZE for each table of `after`, the schema to which the steps lead, in which they rewrote a column,
// removed its statistics or changed how these are computed; in the order of the first such step of each
// table. PostgreSQL removes the statistics of a column that changes its type, and autovacuum does not run
// where no row was written. new_tables: those that the steps create, which are empty.
std::vector<Unit> analyses(std::vector<Batch> const& batches, model::Schema const& after,
                           NewTables const& new_tables, Phase phase);

}  // namespace lockstep
