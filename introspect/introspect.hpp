// Live catalog to model.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

class Connection;

// Which schemas are read; empty: all but the system's and those of extensions.
struct Scope {
  std::vector<std::string> schemas;
};

// Reads everything the model can hold of the schemas in scope, in canonical form
// (compiler/model/canonical.hpp): tables that are no partitions and belong to no extension, without the
// history of migrations; enums, extensions, and sequences that no column owns. One snapshot, one round trip;
// it needs no rights beyond connecting and changes no setting of the session. PostgreSQL 12 to 18. Throws
// DbError.
model::Schema introspect(Connection& connection, Scope const& scope = {});

// What hangs on the tables or stands in the schemas and has no place in the model: check and exclusion
// constraints, triggers, views, functions; sorted. Members of extensions are left out. Throws DbError.
std::vector<model::ObjectRef> unmodelled_objects(Connection& connection, Scope const& scope = {});

}  // namespace lockstep
