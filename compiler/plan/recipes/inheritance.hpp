// Columns of tables from which others inherit (INHERITS). PostgreSQL adds, drops and converts the column of
// such a table in the tables that inherit it, too. Defaults and NOT NULL are altered table by table.
#pragma once

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

// The tables that inherit from the table before and afterwards, and those that inherit from them.
std::vector<model::Name> heirs_of(PlanningContext const& recipe, model::Name const& table);

// Those of them that get the column with the table.
std::vector<model::Name> heirs_getting(PlanningContext const& recipe, model::Name const& table,
                                       std::string const& column);

// Those that lose it with the table, because they have it from there alone.
std::vector<model::Name> heirs_losing(PlanningContext const& recipe, model::Name const& table,
                                      std::string const& column);

// Whether a table that has the column from there alone keeps it.
bool is_kept_by_heir(PlanningContext const& recipe, model::Name const& table, std::string const& column);

// The table with whose column PostgreSQL adds or drops it; null where it has a step itself.
model::Table const* source_of(PlanningContext const& recipe, Change const& change);

// Whether the change of a column of a table from which others inherit is refused.
bool refuses_inherited(PlanningContext& recipe, Change const& change);

// The step just added comes after the same of the tables that inherit.
void after_heirs(PlanningContext& recipe, model::Name const& table, std::string const& column, Facet facet);

}  // namespace lockstep
