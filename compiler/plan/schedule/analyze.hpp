// Which columns want new statistics after which steps.
#pragma once

#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

// An ANALYZE for each table of `after`, the schema to which the steps lead, of which they wrote a column
// again, took its statistics away or changed how they are made; in the order of the first such step of each
// table. PostgreSQL forgets the statistics of a column that changes its type, and where no row was written
// autovacuum has no reason to come by. new_tables: those that the steps create, which are empty.
std::vector<Unit> analyses(std::vector<Batch> const& batches, model::Schema const& after,
                           NewTables const& new_tables, Phase phase);

}  // namespace lockstep
