// One form for each meaning, so that two models which mean the same are equal. Differences in spelling end
// here; the differ never sees them.
#pragma once

#include <string>
#include <string_view>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// Sorts namespaces, extensions, enums, sequences and tables by name and the indexes and foreign keys of a
// table by name; columns, key columns and enum values keep their order. Defaults are normalised
// (defaults.hpp), types put into PostgreSQL's own names, and operator classes that are the default ones of
// their column left out.
Schema canonicalize(Schema schema);

// The operator class that an index of that method takes for a column of that type when none is named; empty
// when there is none or it is not known. Source: pg_opclass where opcdefault, for the built-in types.
std::string default_operator_class(std::string_view method, Type const& type);

}  // namespace lockstep::model
