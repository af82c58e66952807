// Live catalog to model.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

class Connection;

// Which schemas are read; empty: all but the system's and those of extensions, and what stands in no schema
// (casts, event triggers, publications, foreign servers).
struct Scope {
  std::vector<std::string> schemas;
  bool ownership = false;  // owners and privileges too
};

// Reads everything the model can hold of the schemas in scope, in canonical form
// (compiler/model/canonical.hpp), without what belongs to extensions, temporary objects and the history of
// migrations. What has no fields in the model is an Object, with what it needs. One snapshot, one round trip;
// it needs no rights beyond connecting and changes no setting of the session. PostgreSQL 12 to 18. Read again
// when the server broke it off for a reason of its own (postgres/client/retry_read.hpp). Throws DbError. Not
// read: tablespaces, the names of identity sequences and of the indexes that partitions have from their
// parent.
model::Schema introspect(Connection& connection, Scope const& scope = {});

// An object that the model has no place for. digest: what else it says, as a text to be compared and not to
// be shown, as it may come from a secret; `unreadable` where the role may not read that.
struct Unmanaged {
  model::ObjectRef object;
  std::string digest;
  auto operator<=>(Unmanaged const&) const = default;
};
std::vector<model::ObjectRef> objects_of(std::vector<Unmanaged> const& unmanaged);

// introspect() and unmanaged_objects() at once, of one snapshot.
struct Catalog {
  model::Schema schema;
  std::vector<Unmanaged> unmanaged;  // sorted
};
Catalog read_catalog(Connection& connection, Scope const& scope = {});

// How many rows the queries of introspect() give, and nothing made of them: what the server's part of it
// costs. Throws DbError.
std::size_t count_catalog_rows(Connection& connection, Scope const& scope = {});

// What the model has no place for, of kind `other` with what it is as the member: user mappings,
// subscriptions, operator classes and families, conversions, transforms, large objects, security labels, base
// types, access methods, languages, default privileges; sorted. Members of extensions are left out. Throws
// DbError.
std::vector<model::ObjectRef> unmanaged_objects(Connection& connection, Scope const& scope = {});

// The views and materialized views with their columns and nothing else, sorted by name: what a schema text
// can say of a view. Every column may be NULL, since the catalog does not know better. Throws DbError.
std::vector<model::Table> view_columns(Connection& connection, Scope const& scope = {});

}  // namespace lockstep
