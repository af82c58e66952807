// Reads a live catalog into the model.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

class Connection;

// The schemas to read; empty: all except those of the system and of extensions, and also objects outside of
// schemas (casts, event triggers, publications, foreign servers).
struct Scope {
  std::vector<std::string> schemas;
  bool ownership = false;  // owners and privileges too
};

// Reads everything in the schemas in scope that the model can hold, in canonical form
// (compiler/model/canonical.hpp), except members of extensions, temporary objects and the history of
// migrations. An object without fields in the model becomes a DefinedObject, with its needs. Uses one
// snapshot and one round trip, needs no privilege except CONNECT, and changes no setting of the session.
// PostgreSQL 12 to 18. A read that the server aborts because of concurrent activity is repeated
// (postgres/client/retry_read.hpp). Throws DbError. Not read: tablespaces, the names of identity sequences,
// and the names of indexes that partitions inherit.
model::Schema introspect(Connection& connection, Scope const& scope = {});

// An object that the model does not represent. digest: the rest of its properties, as a text that is compared
// but not shown, because it may be derived from a secret; `unreadable` if the role may not read them.
struct Unmanaged {
  model::ObjectRef object;
  std::string digest;
  auto operator<=>(Unmanaged const&) const = default;
};
std::vector<model::ObjectRef> objects_of(std::vector<Unmanaged> const& unmanaged);

// The results of introspect() and unmanaged_objects() from one snapshot.
struct Catalog {
  model::Schema schema;
  std::vector<Unmanaged> unmanaged;  // sorted
};
Catalog read_catalog(Connection& connection, Scope const& scope = {});

// The number of rows of the queries of introspect(), without building a model: for the measurement of the
// server's part. Throws DbError.
std::size_t count_catalog_rows(Connection& connection, Scope const& scope = {});

// The objects that the model does not represent, with the kind `other` and a description as the member: user
// mappings, subscriptions, operator classes and families, conversions, transforms, large objects, security
// labels, base types, access methods, languages, default privileges; sorted. Without members of extensions.
// Throws DbError.
std::vector<model::ObjectRef> unmanaged_objects(Connection& connection, Scope const& scope = {});

// The views and materialized views with only their columns, sorted by name: what a schema text can express of
// a view. Every column is nullable, because the catalog does not have that information. Throws DbError.
std::vector<model::Table> view_columns(Connection& connection, Scope const& scope = {});

}  // namespace lockstep
