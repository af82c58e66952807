// The state that a rollback expects: the objects that it changes, as its phase has left them. Written next to
// the files of a phase and compared with the database before the first statement of a rollback is sent.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// "column public.users.name" -> "varchar(80) not null": what matters to a statement that names the object.
// Expressions are omitted, because a text and a server spell them differently.
using Traits = std::map<std::string, std::string>;

// The traits of all tables, columns, indexes, keys and enums.
Traits traits_of(model::Schema const& schema);

// The traits of the objects that the rollback of a phase changes and does not create itself.
Traits expectations_of(PhasePlan const& phase);

// The differences from the expectations, a sentence each.
std::vector<std::string> unmet(Traits const& expected, Traits const& found);

}  // namespace lockstep
