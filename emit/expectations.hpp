// What a rollback expects to find: the objects that it touches, as its phase has left them. Written next to
// the files of a phase and checked against the database before the first statement of a rollback is sent.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// "column public.users.name" -> "varchar(80) not null": what matters to a statement that names the object.
// Expressions are left out, because a text and a server spell them differently.
using Traits = std::map<std::string, std::string>;

// Of all tables, columns, indexes, keys and enums.
Traits traits_of(model::Schema const& schema);

// Of what the rollback from a phase touches and does not make itself.
Traits expectations_of(PhasePlan const& phase);

// What is not as expected, a sentence each; empty when all is.
std::vector<std::string> unmet(Traits const& expected, Traits const& found);

}  // namespace lockstep
