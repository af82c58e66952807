// Makes a catalog comparable with a schema text, which cannot say everything that a catalog holds. What the
// text cannot say is taken over from the other side, so that it never shows as a difference; objects that it
// cannot say at all are also listed as unmanaged: kept, never dropped.
#pragma once

#include <vector>

#include "compiler/model/hints.hpp"
#include "compiler/model/schema.hpp"

namespace lockstep::model {

struct Comparable {
  Schema catalog;
  Schema text;
  std::vector<ObjectRef> unmanaged;  // of the catalog, sorted
};

// Both sides in canonical form (canonical.hpp), and so are the results. The rules:
// - Schemas and extensions that only the catalog has are left alone; of an extension that both have, schema
// and version
//   count where the text says them.
// - Objects (views, functions, checks, sequences …) are unmanaged and the same on both sides, except those
//   that PostgreSQL takes away with a table or column that the text lacks: they go with it.
// - Enum values that both have are in the text's order, because the text cannot move them.
// - How a table is partitioned is the catalog's.
// - Columns: collation (where the text's type has one), NOT NULL of lists, and a generated expression that
// the text does not say are the catalog's;
//   an identity, a sequence and a sequence without a name are one autoincrement; a default `database` in the
//   text is whatever the catalog has. A precision of 6 and none are one for points in time; a type whose
//   schema one side does not say is of the other's schema.
// - Indexes: an index of the text and one of the catalog belong together by name, else by columns, method and
//   uniqueness. Then collations, NULLS order, INCLUDE, NULLS NOT DISTINCT, validity, and whether a constraint
//   stands after it are the catalog's; so is the predicate when the text has none. Indexes with expressions,
//   and those with a predicate or another thing the text cannot say (a method or an operator class of an
//   extension) that belong to none of the text, are unmanaged. One that stands on a column which the text
//   lacks is a difference: PostgreSQL takes it away with the column. One whose expressions or predicate
//   depend on an enum that loses other values is on both sides, because it must be rebuilt with the enum.
// - Foreign keys of the same name, or of the same columns and target: deferrability, validation, enforcement,
// MATCH FULL and the columns that SET NULL sets are the catalog's; so are INCLUDE and deferrability of keys.
// Those that belong to none of the text and lead to a table that was not read, or from one type of the
// language to another, are unmanaged. A table or column that hints say was renamed is compared with the
// catalog's of the old name.
Comparable make_comparable(Schema catalog, Schema text, Hints const& hints = {});

}  // namespace lockstep::model
