// Statements that set and reset what is no part of a definition, and replace definitions. Options of a
// sequence are set so that its position stays, and is in its range.
#pragma once

#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep {

// unused: of a sequence that is not in use yet, which therefore begins at its start value.
std::string create_setting(model::DefinedObject const& setting, bool unused);
std::string remove_setting(model::DefinedObject const& setting);
std::string replace_object(model::DefinedObject const& from, model::DefinedObject const& to);

// A block that gives the sequence to the owner of the table whose column owns it, which need not be the role
// that migrates; sequence: its name, not as a literal.
std::string give_to_owner_of(model::Name const& table, std::string const& sequence);

}  // namespace lockstep
