// Makes a catalog comparable with a schema text, which cannot express everything that a catalog holds. What
// the text cannot express is copied from the other side, so that it is never a difference. Objects that it
// cannot express at all are also listed as unmanaged: they are kept and never dropped.
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

// Both sides, and the results, are in canonical form (canonical.hpp). The rules:
// - Schemas and extensions that only the catalog has are not compared. The schema and the version of an
//   extension are compared if the text states them.
// - Objects (views, functions, checks, sequences …) are unmanaged and the same on both sides, except those
//   that PostgreSQL drops with a table or column that the text lacks.
// - Enum values that both sides have are in the order of the text, because the text cannot reorder them.
// - The partition key of a table is that of the catalog.
// - Columns: the collation (if the type of the text has one), NOT NULL of lists, and a generated expression
//   that the text does not state are those of the catalog. An identity, a sequence default and a sequence
//   without a name are equal: one autoincrement. A default `database` in the text equals any default of the
//   catalog. A precision of 6 equals none for times and timestamps. A type without a schema on one side has
//   the schema of the other side.
// - Indexes: an index of the text and one of the catalog are the same if their names are equal, else if their
//   columns, method and uniqueness are. Then collations, NULLS order, INCLUDE, NULLS NOT DISTINCT, validity,
//   and whether it backs a constraint are those of the catalog, and so is the predicate if the text has none.
//   Other indexes are unmanaged if they have expressions, a predicate or something else that the text cannot
//   express (a method or an operator class of an extension). Two exceptions: PostgreSQL drops such an index
//   with a column that the text lacks, which is a difference; and it is on both sides if its expressions or
//   predicate depend on an enum that loses other values, because it must be rebuilt with the enum.
// - Foreign keys with the same name, or the same columns and target: deferrability, validation, enforcement,
//   MATCH FULL and the columns of SET NULL are those of the catalog. Other foreign keys are unmanaged if they
//   refer to a table that was not read, or from one type of the language to another.
// - Primary keys: INCLUDE and deferrability are those of the catalog.
// - A table or column that the hints rename is compared with that of the old name in the catalog.
Comparable make_comparable(Schema catalog, Schema text, Hints const& hints = {});

}  // namespace lockstep::model
