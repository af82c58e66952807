// The name of an enum in SQL that the server printed. The server stores a reference to the enum, so a rename
// of the enum changes the text.
#pragma once

#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// The SQL with each cast to `from`, or to an array of it, as a cast to `to`. Strings are not changed.
std::string with_type_name(std::string const& sql, Name const& from, Name const& to);

// The same for generated columns, defaults, indexes, and objects that hold expressions or queries. Routines
// are not changed: PostgreSQL stores their bodies as text, so a rename does not affect them.
void rename_type_in_texts(Schema& schema, Name const& from, Name const& to);

}  // namespace lockstep::model
