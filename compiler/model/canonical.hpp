// One form for each meaning, so that two models with the same meaning are equal, whatever their spelling.
#pragma once

#include <string>
#include <string_view>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// Sorts namespaces, extensions, enums, sequences and tables by name and the indexes and foreign keys of a
// table by name; columns, key columns and enum values keep their order. Normalizes defaults (defaults.hpp),
// gives types their PostgreSQL names, and removes operator classes that are the default of their column.
Schema canonicalize(Schema schema);

// The default operator class of the type for an index of the method; empty if there is none or it is not
// known. Source: pg_opclass where opcdefault, for the built-in types.
std::string default_operator_class(std::string_view method, Type const& type);

}  // namespace lockstep::model
