// The name of an enum in SQL that the server has spelled. The server keeps a reference there, so that the
// text changes when the enum is renamed.
#pragma once

#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// The SQL with each cast to `from`, or to an array of it, as a cast to `to`. Strings stay as they are.
std::string with_type_name(std::string const& sql, Name const& from, Name const& to);

// The same for generated columns, defaults, indexes, and the objects whose definition is no text of the
// author. The bodies of routines do not follow a rename, so routines are left alone.
void rename_type_in_texts(Schema& schema, Name const& from, Name const& to);

}  // namespace lockstep::model
