// The attributes of a composite type, as its definition spells them.
#pragma once

#include <vector>

#include "compiler/plan/actions/action.hpp"

namespace lockstep {

// In their order.
std::vector<action::Attribute> attributes_of(model::DefinedObject const& type);

// The type with other attributes, spelled as the server spells its definition.
model::DefinedObject with_attributes(model::DefinedObject type,
                                     std::vector<action::Attribute> const& attributes);

// Whether ALTER TYPE makes `to` of `from`: what stays keeps its type and its order, and what comes is last.
bool follows_in_place(action::AlterComposite const& change);

}  // namespace lockstep
